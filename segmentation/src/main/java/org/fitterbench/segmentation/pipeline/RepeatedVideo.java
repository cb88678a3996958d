package org.fitterbench.segmentation.pipeline;

import java.nio.file.Path;
import java.util.Optional;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.VideoProperties;
import org.fitterbench.mesh.video.VideoReader;

/**
 * The frames of a video, once or over and over: then the times of frames go on as if the video were
 * longer. One caller at a time.
 */
final class RepeatedVideo implements AutoCloseable {
  private final Path file;
  private final int threads;
  private final boolean endless;
  private final VideoProperties properties;
  private VideoReader reader;
  private boolean anyFrame;
  private long firstTime;
  private long lastTime;
  private long step = 1;

  /** What is added to the times of the file, in its ticks. */
  private long shift;

  private RepeatedVideo(Path file, int threads, boolean endless) {
    this.file = file;
    this.threads = threads;
    this.endless = endless;
    reader = VideoReader.open(file, threads);
    properties = reader.properties();
  }

  /** A video that ends. */
  static RepeatedVideo once(Path file, int threads) {
    return new RepeatedVideo(file, threads, false);
  }

  /** A video that begins again whenever it has ended; one without frames ends nevertheless. */
  static RepeatedVideo endless(Path file, int threads) {
    return new RepeatedVideo(file, threads, true);
  }

  VideoProperties properties() {
    return properties;
  }

  /** The next frame, for the caller to close; empty after the last. */
  Optional<NativeFrame> next() {
    Optional<NativeFrame> frame = reader.next();
    if (!endless) {
      return frame;
    }
    if (frame.isEmpty() && anyFrame) {
      reader.close();
      reader = VideoReader.open(file, threads);
      frame = reader.next();
      shift = lastTime + step - firstTime;
    }
    frame.ifPresent(this::place);
    return frame;
  }

  /** Gives a frame its time in the longer video. */
  private void place(NativeFrame frame) {
    long time = frame.time() + shift;
    if (!anyFrame) {
      anyFrame = true;
      firstTime = time;
    } else {
      step = time - lastTime;
    }
    lastTime = time;
    frame.setTime(time);
  }

  @Override
  public void close() {
    reader.close();
  }
}
