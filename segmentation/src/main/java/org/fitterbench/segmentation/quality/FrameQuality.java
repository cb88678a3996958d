package org.fitterbench.segmentation.quality;

import java.util.Optional;

/**
 * How good the mask of one frame is; both eyes of a stereo frame are counted together.
 *
 * @param intersectionOverUnion of mask and truth, each inside where it is one half or more; 1 when
 *     both are empty
 * @param softIntersectionOverUnion sum of the smaller of both values over sum of the larger
 * @param meanAbsoluteError mean distance of mask and truth, 0 to 1
 * @param boundary how well the boundaries lie on each other
 * @param stability how the mask changed from the frame before; none in the first frame
 */
public record FrameQuality(
    double intersectionOverUnion,
    double softIntersectionOverUnion,
    double meanAbsoluteError,
    BoundaryScore boundary,
    Optional<Stability> stability) {

  /**
   * How the mask changed from one frame to the next.
   *
   * @param flicker mean absolute change of the mask over the pixels where the truth is exactly what
   *     it was, 0 to 1: a change that nothing in the truth explains
   * @param derivativeError root of the mean squared difference of the changes of mask and truth
   *     over all pixels, 0 to 2: dtSSD of Erofeev et al. ("Perceptually motivated benchmark for
   *     video matting", BMVC 2015), divided by the number of pixels under the root
   */
  public record Stability(double flicker, double derivativeError) {}
}
