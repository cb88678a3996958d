package org.fitterbench.segmentation.frame;

/**
 * Where each number of a row lies in a shorter row that it is interpolated from linearly: between
 * {@code index} and the next, at {@code share} of the way. Safe for many threads.
 */
final class Spread {
  /** Kernels may read so many numbers behind the shorter row. */
  static final int MARGIN = 32;

  final int source;
  final int[] index;
  final float[] share;

  /**
   * @param source numbers of the shorter row, at least 1
   * @param size numbers of the longer row
   * @param scale the shorter row's steps between neighbours of the longer, at most 1
   */
  Spread(int source, int size, double scale) {
    if (source < 1 || size < 1 || !(scale > 0 && scale <= 1)) {
      throw new IllegalArgumentException(source + " numbers don't spread over " + size);
    }
    this.source = source;
    index = new int[size];
    share = new float[size];
    for (int x = 0; x < size; x++) {
      double place = Math.clamp((x + 0.5) * scale - 0.5, 0, source - 1);
      index[x] = Math.min((int) place, Math.max(0, source - 2));
      share[x] = source == 1 ? 0 : (float) (place - index[x]);
    }
  }

  /** Numbers of the longer row. */
  int size() {
    return index.length;
  }
}
