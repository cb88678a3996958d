package org.fitterbench.mesh.video;

import java.util.Arrays;
import org.fitterbench.core.failure.UserInputException;
import org.jspecify.annotations.Nullable;

/**
 * One of several encoders that work on the same video at the same time, each on runs of consecutive
 * frames that begin with a key frame. Threads that share a frame wait for each other in every
 * frame; these never do. One caller at a time.
 */
public final class RunEncoder implements AutoCloseable {
  private final VideoEncoder encoder;
  private @Nullable EncodedFrame encoded;

  /**
   * @param settings of the video
   * @param video the encoder that the video's header comes from
   * @throws UserInputException when FFmpeg has no such encoder here
   */
  RunEncoder(OutputSettings settings, VideoEncoder video) {
    if (!video.codec().encodesAtOnce()) {
      throw new IllegalStateException(video.codec().title() + " is not encoded in runs here");
    }
    encoder = new VideoEncoder(settings.withThreads(1), video.codec());
    if (!Arrays.equals(encoder.header(), video.header())) {
      encoder.close();
      throw new IllegalStateException("Encoders with equal settings differ in what they write");
    }
  }

  /**
   * Encodes one frame.
   *
   * @param frame of the video's size, later than the last one that was given to this encoder; the
   *     caller closes it
   * @param first whether it begins a run; else it follows the last one that was given to this
   *     encoder
   * @return for the caller to close
   */
  public EncodedFrame encode(NativeFrame frame, boolean first) {
    encoded = null;
    encoder.encode(frame, first, packet -> encoded = new EncodedFrame(packet));
    EncodedFrame made = encoded;
    if (made == null) {
      throw new IllegalStateException("A frame was not encoded at once");
    }
    if (first && !made.isKey()) {
      made.close();
      throw new IllegalStateException("A run begins without a key frame");
    }
    return made;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
