package org.fitterbench.segmentation.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.fitterbench.segmentation.frame.MaskSmoother;
import org.fitterbench.segmentation.stream.Pace;

/**
 * How a video is segmented.
 *
 * @param frame what is made of each frame
 * @param smoothing share of its mask before that a place keeps where nothing moves, 0 for none to
 *     {@link MaskSmoother#MOST}
 * @param threads how many threads work on what
 * @param pace at which frames come, as from a camera; empty to take them as fast as there is room
 * @param patience how long a picture may wait for its batch to fill when there is a pace
 * @param frames how many frames are taken; empty for all
 * @param store where masks are kept for repeated work, used when there is no pace; empty for
 *     nowhere
 */
public record VideoConfig(
    SegmentationConfig frame,
    double smoothing,
    ThreadLayout threads,
    Optional<Pace> pace,
    Duration patience,
    OptionalLong frames,
    Optional<MaskStore> store) {
  public VideoConfig {
    if (!(smoothing >= 0 && smoothing <= MaskSmoother.MOST)) {
      throw new IllegalArgumentException("A smoothing of " + smoothing);
    }
    if (patience.isNegative() || frames.orElse(1) < 1) {
      throw new IllegalArgumentException("No patience of " + patience + " or " + frames);
    }
  }

  /** Without smoothing, and without keeping masks. */
  public VideoConfig(
      SegmentationConfig frame,
      ThreadLayout threads,
      Optional<Pace> pace,
      Duration patience,
      OptionalLong frames) {
    this(frame, 0, threads, pace, patience, frames, Optional.empty());
  }

  /** All frames, as fast as there is room. */
  public static VideoConfig of(SegmentationConfig frame, ThreadLayout threads) {
    return new VideoConfig(frame, threads, Optional.empty(), Duration.ZERO, OptionalLong.empty());
  }

  public VideoConfig withSmoothing(double other) {
    return new VideoConfig(frame, other, threads, pace, patience, frames, store);
  }

  public VideoConfig withPace(Optional<Pace> other, Duration newPatience) {
    return new VideoConfig(frame, smoothing, threads, other, newPatience, frames, store);
  }

  public VideoConfig withFrames(OptionalLong other) {
    return new VideoConfig(frame, smoothing, threads, pace, patience, other, store);
  }

  public VideoConfig withStore(Optional<MaskStore> other) {
    return new VideoConfig(frame, smoothing, threads, pace, patience, frames, other);
  }
}
