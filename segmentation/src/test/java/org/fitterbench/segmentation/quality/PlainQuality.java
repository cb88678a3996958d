package org.fitterbench.segmentation.quality;

/** The figures by their definitions, pixel against pixel. */
final class PlainQuality {
  private final int width;
  private final int height;

  PlainQuality(int width, int height) {
    this.width = width;
    this.height = height;
  }

  private static double value(byte[] plane, int i) {
    return (plane[i] & 0xFF) / 255.0;
  }

  static double intersectionOverUnion(byte[] mask, byte[] truth) {
    int both = 0;
    int either = 0;
    for (int i = 0; i < mask.length; i++) {
      boolean inMask = value(mask, i) >= 0.5;
      boolean inTruth = value(truth, i) >= 0.5;
      both += inMask && inTruth ? 1 : 0;
      either += inMask || inTruth ? 1 : 0;
    }
    return either == 0 ? 1 : (double) both / either;
  }

  static double softIntersectionOverUnion(byte[] mask, byte[] truth) {
    double low = 0;
    double high = 0;
    for (int i = 0; i < mask.length; i++) {
      low += Math.min(value(mask, i), value(truth, i));
      high += Math.max(value(mask, i), value(truth, i));
    }
    return high == 0 ? 1 : low / high;
  }

  static double meanAbsoluteError(byte[] mask, byte[] truth) {
    double sum = 0;
    for (int i = 0; i < mask.length; i++) {
      sum += Math.abs(value(mask, i) - value(truth, i));
    }
    return sum / mask.length;
  }

  /** Share of the boundary pixels of one mask with one of the other within the tolerance. */
  double matchedShare(byte[] ours, byte[] theirs) {
    double tolerance = Math.ceil(0.008 * Math.hypot(width, height));
    int all = 0;
    int matched = 0;
    for (int i = 0; i < ours.length; i++) {
      if (isEdge(ours, i)) {
        all++;
        boolean near = false;
        for (int k = 0; k < theirs.length && !near; k++) {
          near =
              isEdge(theirs, k)
                  && Math.hypot(i % width - k % width, i / width - k / width) <= tolerance;
        }
        matched += near ? 1 : 0;
      }
    }
    return all == 0 ? 1 : (double) matched / all;
  }

  private boolean isEdge(byte[] plane, int i) {
    int column = i % width;
    int row = i / width;
    boolean edge = false;
    for (int[] step : new int[][] {{1, 0}, {0, 1}, {1, 1}}) {
      if (column + step[0] < width && row + step[1] < height) {
        boolean other = value(plane, i + step[0] + step[1] * width) >= 0.5;
        edge |= other != value(plane, i) >= 0.5;
      }
    }
    return edge;
  }

  static double flicker(byte[] mask, byte[] truth, byte[] earlierMask, byte[] earlierTruth) {
    double sum = 0;
    int still = 0;
    for (int i = 0; i < mask.length; i++) {
      if (truth[i] == earlierTruth[i]) {
        still++;
        sum += Math.abs(value(mask, i) - value(earlierMask, i));
      }
    }
    return still == 0 ? 0 : sum / still;
  }

  static double derivativeError(
      byte[] mask, byte[] truth, byte[] earlierMask, byte[] earlierTruth) {
    double sum = 0;
    for (int i = 0; i < mask.length; i++) {
      double ofMask = value(mask, i) - value(earlierMask, i);
      double ofTruth = value(truth, i) - value(earlierTruth, i);
      sum += (ofMask - ofTruth) * (ofMask - ofTruth);
    }
    return Math.sqrt(sum / mask.length);
  }
}
