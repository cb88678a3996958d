package org.fitterbench.segmentation.pipeline;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.function.Supplier;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.segmentation.frame.FrameComposer;
import org.fitterbench.segmentation.frame.MaskFinisher;
import org.fitterbench.segmentation.stream.StageWork;

/** Brings masks to the frame's size and composes the finished frames. */
final class FinishWork implements StageWork<FrameTask> {
  private final Supplier<List<MaskFinisher>> finishers;
  private final FrameComposer composer;
  private final boolean keepsMasks;
  private final PackedMasks packing = new PackedMasks();
  private final Arena memory = Arena.ofConfined();
  private final Plane mask;

  /**
   * @param finishers one for each view, asked for with every frame
   * @param composer of this worker alone
   * @param keepsMasks whether masks are kept for a later run
   * @param width columns of the frames
   * @param height rows of the frames
   */
  FinishWork(
      Supplier<List<MaskFinisher>> finishers,
      FrameComposer composer,
      boolean keepsMasks,
      int width,
      int height) {
    this.finishers = finishers;
    this.composer = composer;
    this.keepsMasks = keepsMasks;
    mask = new Plane(memory.allocate((long) width * height), width, height, width);
  }

  @Override
  public void process(List<FrameTask> tasks) {
    for (FrameTask task : tasks) {
      NativeFrame frame = task.frame();
      List<MaskFinisher> present = finishers.get();
      for (int view = 0; view < present.size(); view++) {
        present.get(view).finish(task.buffers().masks(), view, frame, mask);
      }
      NativeFrame output = task.output();
      composer.compose(frame, mask, output);
      output.setTime(frame.time());
      output.setDuration(frame.duration());
      if (keepsMasks) {
        task.keepMasks(packing.pack(task.buffers().masks()));
      }
      task.finished();
    }
  }

  @Override
  public void close() {
    packing.close();
    memory.close();
  }
}
