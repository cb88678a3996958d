package org.fitterbench.segmentation.quality;

/** Sums over the pixels of masks and their truths. Masks are unsigned bytes, 255 is inside. */
final class OverlapSums {
  private long pixels;
  private long inBoth;
  private long inEither;
  private long minima;
  private long maxima;

  /** Forgets everything. */
  void clear() {
    pixels = 0;
    inBoth = 0;
    inEither = 0;
    minima = 0;
    maxima = 0;
  }

  /**
   * Adds a mask and its truth.
   *
   * @param mask [pixels]
   * @param truth [pixels]
   */
  void add(byte[] mask, byte[] truth) {
    pixels += mask.length;
    for (int from = 0; from < mask.length; from += Stretch.LENGTH) {
      addStretch(mask, truth, from, Math.min(from + Stretch.LENGTH, mask.length));
    }
  }

  private void addStretch(byte[] mask, byte[] truth, int from, int to) {
    int both = 0;
    int either = 0;
    int low = 0;
    int high = 0;
    for (int i = from; i < to; i++) {
      int m = mask[i] & 0xFF;
      int t = truth[i] & 0xFF;
      both += (m & t) >> 7;
      either += (m | t) >> 7;
      low += Math.min(m, t);
      high += Math.max(m, t);
    }
    inBoth += both;
    inEither += either;
    minima += low;
    maxima += high;
  }

  /** Intersection over union of what is inside by half or more; two empty masks agree. */
  double intersectionOverUnion() {
    return inEither == 0 ? 1 : (double) inBoth / inEither;
  }

  /** Sum of the smaller values over sum of the larger; two empty masks agree. */
  double softIntersectionOverUnion() {
    return maxima == 0 ? 1 : (double) minima / maxima;
  }

  /** Mean distance of mask and truth, 0 to 1. */
  double meanAbsoluteError() {
    return pixels == 0 ? 0 : (maxima - minima) / (255.0 * pixels);
  }
}
