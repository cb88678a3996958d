package org.fitterbench.mesh.video;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.fitterbench.core.failure.UserInputException;

/**
 * Writes masks, one after another, as a grey video without loss: FFV1 in a Matroska file, 0 to 255,
 * every frame on its own. {@link VideoReader} gives the same bytes back as luma.
 *
 * <p>Matroska keeps times in whole milliseconds. The file appears under its name when {@link
 * #finish} has been called; one closed before that leaves nothing. One caller at a time.
 */
public final class LosslessMask implements AutoCloseable {
  private final VideoOutput output;

  private LosslessMask(VideoOutput output) {
    this.output = output;
  }

  /**
   * Starts a video.
   *
   * @param file what it will be called, ending in {@code .mkv}; replaced if it is there; missing
   *     folders are made
   * @param timeBase what times are counted in
   * @param rate frames a second on average
   * @param threads how many encode parts of one frame at the same time, 1 to 16
   * @throws UserInputException when the file cannot be written or FFmpeg's libraries are missing on
   *     this platform
   */
  public static LosslessMask create(
      Path file, int width, int height, TimeBase timeBase, FrameRate rate, int threads) {
    OutputSettings settings =
        OutputSettings.of(width, height, timeBase, rate)
            .withColours(new ColourSpace(ColourSpace.Matrix.BT709, ColourSpace.Range.FULL))
            .withThreads(threads);
    return new LosslessMask(VideoOutput.create(file, settings, VideoCodec.FFV1));
  }

  /**
   * Adds a mask.
   *
   * @param mask of the video's size; copied
   * @param time when it is shown, in ticks, later than the last one
   * @throws UserInputException when the disk is full
   */
  public void write(Plane mask, long time) {
    AVFrame frame = NativeFrame.allocate(avutil.AV_PIX_FMT_GRAY8, mask.width(), mask.height());
    try {
      mask.copyTo(NativeFrame.plane(frame, 0, mask.width(), mask.height()));
      frame.pts(time);
      output.write(frame, mask.width(), mask.height());
    } finally {
      avutil.av_frame_free(frame);
    }
  }

  /** Masks added so far. */
  public long frames() {
    return output.frames();
  }

  /**
   * Ends the video and gives the file its name.
   *
   * @throws UserInputException when the disk is full or the file cannot be replaced
   * @throws IllegalStateException when no mask has been added
   */
  public void finish() {
    output.finish();
  }

  @Override
  public void close() {
    output.close();
  }
}
