package org.fitterbench.segmentation.pipeline;

import java.util.List;
import org.fitterbench.segmentation.frame.InputPreparation;
import org.fitterbench.segmentation.stream.StageWork;

/**
 * Makes the model's inputs of the views of frames.
 *
 * @param kernels tells which kernels to use
 * @param preparations one for each view
 */
record PrepareWork(KernelUse kernels, PerKernel<List<InputPreparation>> preparations)
    implements StageWork<FrameTask> {
  @Override
  public void process(List<FrameTask> tasks) {
    for (FrameTask task : tasks) {
      List<InputPreparation> present = preparations.of(kernels.next());
      for (int view = 0; view < present.size(); view++) {
        present.get(view).prepare(task.frame(), task.buffers().inputs(), view);
      }
    }
  }
}
