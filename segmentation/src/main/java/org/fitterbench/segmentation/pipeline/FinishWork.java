package org.fitterbench.segmentation.pipeline;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.function.Function;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.segmentation.frame.FrameComposer;
import org.fitterbench.segmentation.frame.FrameKernel;
import org.fitterbench.segmentation.frame.MaskFinisher;
import org.fitterbench.segmentation.stream.StageWork;

/** Brings masks to the frame's size and composes the finished frames. */
final class FinishWork implements StageWork<FrameTask> {
  private final KernelUse kernels;
  private final Function<FrameKernel, List<MaskFinisher>> finishers;
  private final PerKernel<FrameComposer> composers;
  private final boolean keepsMasks;
  private final PackedMasks packing = new PackedMasks();
  private final Arena memory = Arena.ofConfined();
  private final Plane mask;

  /**
   * @param kernels tells which kernels to use
   * @param finishers one for each view, by a kernel; asked for with every frame
   * @param composers of this worker alone
   * @param keepsMasks whether masks are kept for a later run
   * @param width columns of the frames
   * @param height rows of the frames
   */
  FinishWork(
      KernelUse kernels,
      Function<FrameKernel, List<MaskFinisher>> finishers,
      PerKernel<FrameComposer> composers,
      boolean keepsMasks,
      int width,
      int height) {
    this.kernels = kernels;
    this.finishers = finishers;
    this.composers = composers;
    this.keepsMasks = keepsMasks;
    mask = new Plane(memory.allocate((long) width * height), width, height, width);
  }

  @Override
  public void process(List<FrameTask> tasks) {
    for (FrameTask task : tasks) {
      NativeFrame frame = task.frame();
      FrameKernel kernel = kernels.next();
      List<MaskFinisher> present = finishers.apply(kernel);
      for (int view = 0; view < present.size(); view++) {
        present.get(view).finish(task.buffers().masks(), view, frame, mask);
      }
      NativeFrame output = task.output();
      composers.of(kernel).compose(frame, mask, output);
      output.setTime(frame.time());
      output.setDuration(frame.duration());
      if (keepsMasks) {
        task.keepMasks(packing.pack(task.buffers().masks()));
      }
      task.finished();
      kernels.finished(kernel);
    }
  }

  @Override
  public void close() {
    packing.close();
    memory.close();
  }
}
