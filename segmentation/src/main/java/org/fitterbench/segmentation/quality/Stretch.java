package org.fitterbench.segmentation.quality;

/** How many pixels are summed up in 32 bits before the sum is put away. */
final class Stretch {
  /** A square of a difference of two changes is at most 510², and 4,096 of those fit. */
  static final int LENGTH = 4096;

  private Stretch() {}
}
