package org.fitterbench.segmentation.quality;

/**
 * How well the boundary of a mask lies on that of the truth (Martin, Fowlkes, Malik: "Learning to
 * detect natural image boundaries", TPAMI 2004; as the DAVIS benchmark counts it, Perazzi et al.,
 * CVPR 2016).
 *
 * @param precision share of the mask's boundary pixels that have one of the truth's within the
 *     tolerance
 * @param recall share of the truth's boundary pixels that have one of the mask's within the
 *     tolerance
 */
public record BoundaryScore(double precision, double recall) {
  /**
   * The score of counted pixels; a boundary that neither has is right, one that only the other has
   * leaves nothing that could be wrong and everything to be found.
   *
   * @param maskPixels boundary pixels of the mask
   * @param maskMatched those of them that the truth has too
   * @param truthPixels boundary pixels of the truth
   * @param truthMatched those of them that the mask has too
   */
  static BoundaryScore ofCounts(
      long maskPixels, long maskMatched, long truthPixels, long truthMatched) {
    return new BoundaryScore(share(maskMatched, maskPixels), share(truthMatched, truthPixels));
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  /** The harmonic mean of precision and recall: the boundary F-score, 0 to 1. */
  public double f() {
    double sum = precision + recall;
    return sum == 0 ? 0 : 2 * precision * recall / sum;
  }
}
