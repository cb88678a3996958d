package org.fitterbench.segmentation.pipeline;

import java.util.List;
import org.fitterbench.segmentation.frame.MaskSmoother;
import org.fitterbench.segmentation.stream.StageWork;

/**
 * Smooths the small masks of frames over time. One worker alone sees all frames in their order.
 *
 * @param smoothers one for each view
 */
record SmoothWork(List<MaskSmoother> smoothers) implements StageWork<FrameTask> {
  @Override
  public void process(List<FrameTask> tasks) {
    for (FrameTask task : tasks) {
      ViewBuffers buffers = task.buffers();
      for (int view = 0; view < smoothers.size(); view++) {
        smoothers.get(view).smooth(buffers.inputs(), buffers.masks(), view);
      }
    }
  }
}
