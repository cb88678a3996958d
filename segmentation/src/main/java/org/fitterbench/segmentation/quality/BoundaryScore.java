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
  /** The harmonic mean of precision and recall: the boundary F-score, 0 to 1. */
  public double f() {
    double sum = precision + recall;
    return sum == 0 ? 0 : 2 * precision * recall / sum;
  }
}
