package org.fitterbench.segmentation.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.fitterbench.segmentation.stream.Pace;

/**
 * How a video is segmented.
 *
 * @param frame what is made of each frame
 * @param threads how many threads work on what
 * @param pace at which frames come, as from a camera; empty to take them as fast as there is room
 * @param patience how long a picture may wait for its batch to fill when there is a pace
 * @param frames how many frames are taken; empty for all
 * @param store where masks are kept for repeated work, used when there is no pace; empty for
 *     nowhere
 */
public record VideoConfig(
    SegmentationConfig frame,
    ThreadLayout threads,
    Optional<Pace> pace,
    Duration patience,
    OptionalLong frames,
    Optional<MaskStore> store) {
  public VideoConfig {
    if (patience.isNegative() || frames.orElse(1) < 1) {
      throw new IllegalArgumentException("No patience of " + patience + " or " + frames);
    }
  }

  /** Without keeping masks. */
  public VideoConfig(
      SegmentationConfig frame,
      ThreadLayout threads,
      Optional<Pace> pace,
      Duration patience,
      OptionalLong frames) {
    this(frame, threads, pace, patience, frames, Optional.empty());
  }

  /** All frames, as fast as there is room. */
  public static VideoConfig of(SegmentationConfig frame, ThreadLayout threads) {
    return new VideoConfig(
        frame, threads, Optional.empty(), Duration.ZERO, OptionalLong.empty(), Optional.empty());
  }
}
