package org.fitterbench.segmentation.pipeline;

import java.util.List;
import org.fitterbench.mesh.video.RunEncoder;
import org.fitterbench.segmentation.stream.StageWork;

/** Encodes finished frames in runs, each of which begins with a key frame. */
final class EncodeRunWork implements StageWork<FrameTask> {
  private final RunEncoder encoder;
  private final int run;

  /**
   * @param encoder closed with this
   * @param run frames of a run
   */
  EncodeRunWork(RunEncoder encoder, int run) {
    this.encoder = encoder;
    this.run = run;
  }

  @Override
  public void process(List<FrameTask> tasks) {
    for (FrameTask task : tasks) {
      task.encoded(encoder.encode(task.output(), task.number() % run == 0));
    }
  }

  @Override
  public void close() {
    encoder.close();
  }
}
