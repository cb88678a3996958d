package org.fitterbench.segmentation.quality;

/** Boundary pixels of masks and truths, and how many of them the other has too. */
final class BoundaryCounts {
  private long maskPixels;
  private long maskMatched;
  private long truthPixels;
  private long truthMatched;

  void addMask(long pixels, long matched) {
    maskPixels += pixels;
    maskMatched += matched;
  }

  void addTruth(long pixels, long matched) {
    truthPixels += pixels;
    truthMatched += matched;
  }

  /**
   * The score of all that was counted; a boundary that neither has is right, one that only the
   * other has leaves nothing that could be wrong and everything to be found.
   */
  BoundaryScore score() {
    return new BoundaryScore(share(maskMatched, maskPixels), share(truthMatched, truthPixels));
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
