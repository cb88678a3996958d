package org.fitterbench.mesh.video;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.fitterbench.core.record.Finding;

/**
 * What a video file says of itself before its frames are decoded.
 *
 * @param codec FFmpeg's name of the codec, for example {@code hevc}
 * @param width columns of the coded picture, before any rotation
 * @param height rows of the coded picture, before any rotation
 * @param rotation how to turn it upright
 * @param sampleAspect the shape of a sample
 * @param rate frames a second on average; 25 when the file does not say
 * @param timeBase what the times of its frames are counted in
 * @param durationSeconds how long it says it is; empty when it does not say
 * @param estimatedFrames how many frames it says it has, or has by duration and rate; empty when it
 *     says neither
 * @param colours how samples become colours, as players take it
 * @param signal what else it says of colours
 * @param audio whether it has sound
 * @param stereo how the views of two eyes are packed, where it says so
 * @param findings doubts about it, for example an angle that is no quarter turn
 */
public record VideoProperties(
    String codec,
    int width,
    int height,
    Rotation rotation,
    AspectRatio sampleAspect,
    FrameRate rate,
    TimeBase timeBase,
    OptionalDouble durationSeconds,
    OptionalLong estimatedFrames,
    ColourSpace colours,
    ColourSignal signal,
    boolean audio,
    Optional<StereoPacking> stereo,
    List<Finding> findings) {
  public VideoProperties {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("No frames of " + width + " x " + height);
    }
    findings = List.copyOf(findings);
  }

  /** Columns of the picture as it is shown. */
  public int shownWidth() {
    return rotation.swapsSides() ? height : width;
  }

  /** Rows of the picture as it is shown. */
  public int shownHeight() {
    return rotation.swapsSides() ? width : height;
  }
}
