package org.fitterbench.segmentation.pipeline;

import java.util.List;
import org.fitterbench.segmentation.frame.InputPreparation;
import org.fitterbench.segmentation.stream.StageWork;

/**
 * Makes the model's inputs of the views of frames.
 *
 * @param preparations one for each view
 */
record PrepareWork(List<InputPreparation> preparations) implements StageWork<FrameTask> {
  @Override
  public void process(List<FrameTask> tasks) {
    for (FrameTask task : tasks) {
      for (int view = 0; view < preparations.size(); view++) {
        preparations.get(view).prepare(task.frame(), task.buffers().inputs(), view);
      }
    }
  }
}
