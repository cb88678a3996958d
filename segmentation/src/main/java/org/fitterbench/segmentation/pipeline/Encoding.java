package org.fitterbench.segmentation.pipeline;

import org.fitterbench.mesh.video.VideoOutput;
import org.fitterbench.segmentation.frame.Backdrop;

/** How several threads encode one video. */
sealed interface Encoding {
  /**
   * One encoder whose threads share each frame, and wait for each other in each: a frame is in the
   * file as soon as it can be.
   *
   * @param threads how many
   */
  record Shared(int threads) implements Encoding {}

  /**
   * Encoders of one thread that take runs of consecutive frames by turns. They never wait for each
   * other, but frames wait for theirs, in memory.
   *
   * @param encoders how many
   * @param run how many frames each takes before the next begins
   */
  record InRuns(int encoders, int run) implements Encoding {
    /** Bytes that the frames of a run may take, about. */
    private static final long RUN_BYTES = 160L << 20;

    private static final int SHORTEST = 4;
    private static final int LONGEST = 12;

    static InRuns of(int encoders, int width, int height) {
      long frame = (long) width * height * 3 / 2;
      return new InRuns(encoders, Math.clamp(RUN_BYTES / frame, SHORTEST, LONGEST));
    }
  }

  /**
   * The one for a video: in runs, which give more frames a second, but where frames come at a pace,
   * for then each is to be in the file soon, and where key frames are much larger than others.
   *
   * @param width columns of the finished frames
   * @param height their rows
   * @throws org.fitterbench.core.failure.UserInputException when no video has frames of that size
   */
  static Encoding of(VideoConfig config, int width, int height) {
    int threads = config.threads().encoding();
    boolean inRuns =
        threads > 1
            && config.pace().isEmpty()
            && hasSmallKeyFrames(config.frame())
            && VideoOutput.takesRuns(width, height);
    return inRuns ? InRuns.of(threads, width, height) : new Shared(threads);
  }

  /** Whether little of a frame is detail that stays from frame to frame. */
  private static boolean hasSmallKeyFrames(SegmentationConfig frame) {
    return switch (frame.output()) {
      case MASK -> true;
      case COMPOSITE ->
          switch (frame.backdrop()) {
            case Backdrop.Colour _, Backdrop.Blur _ -> true;
            case Backdrop.Scene _ -> false;
          };
      case ALPHA -> false;
    };
  }
}
