package org.fitterbench.segmentation.quality;

import java.util.Optional;
import org.fitterbench.segmentation.quality.FrameQuality.Stability;

/**
 * How good the masks of a whole video are: the means over its frames, and its worst frame.
 *
 * @param frames how many were measured, at least 1
 * @param intersectionOverUnion mean of the frames', 0 to 1
 * @param softIntersectionOverUnion mean of the frames', 0 to 1
 * @param meanAbsoluteError mean of the frames', 0 to 1
 * @param boundaryPrecision mean of the frames', 0 to 1
 * @param boundaryRecall mean of the frames', 0 to 1
 * @param boundaryF mean of the frames' F-scores, 0 to 1
 * @param stability means over all frames but the first; none for a single frame
 * @param worstFrame index of the first frame with the least intersection over union
 * @param worstIntersectionOverUnion what that frame has
 */
public record MaskQuality(
    long frames,
    double intersectionOverUnion,
    double softIntersectionOverUnion,
    double meanAbsoluteError,
    double boundaryPrecision,
    double boundaryRecall,
    double boundaryF,
    Optional<Stability> stability,
    long worstFrame,
    double worstIntersectionOverUnion) {

  /** Adds up frames. */
  static final class Sums {
    private long frames;
    private double overlap;
    private double softOverlap;
    private double error;
    private double precision;
    private double recall;
    private double f;
    private long changes;
    private double flicker;
    private double derivativeError;
    private long worst;
    private double least = Double.POSITIVE_INFINITY;

    void add(FrameQuality frame) {
      overlap += frame.intersectionOverUnion();
      softOverlap += frame.softIntersectionOverUnion();
      error += frame.meanAbsoluteError();
      precision += frame.boundary().precision();
      recall += frame.boundary().recall();
      f += frame.boundary().f();
      if (frame.stability().isPresent()) {
        changes++;
        flicker += frame.stability().get().flicker();
        derivativeError += frame.stability().get().derivativeError();
      }
      if (frame.intersectionOverUnion() < least) {
        least = frame.intersectionOverUnion();
        worst = frames;
      }
      frames++;
    }

    MaskQuality quality() {
      if (frames == 0) {
        throw new IllegalStateException("No frame has been measured");
      }
      Optional<Stability> stability =
          changes == 0
              ? Optional.empty()
              : Optional.of(new Stability(flicker / changes, derivativeError / changes));
      return new MaskQuality(
          frames,
          overlap / frames,
          softOverlap / frames,
          error / frames,
          precision / frames,
          recall / frames,
          f / frames,
          stability,
          worst,
          least);
    }
  }
}
