package org.fitterbench.segmentation.quality;

/** Sums over how masks and their truths change from one frame to the next. */
final class ChangeSums {
  private long pixels;
  private long stillPixels;
  private long changeOfStill;
  private long squares;

  /** Forgets everything. */
  void clear() {
    pixels = 0;
    stillPixels = 0;
    changeOfStill = 0;
    squares = 0;
  }

  /**
   * Adds two neighbouring frames, each plane as unsigned bytes of the same number of pixels.
   *
   * @param mask [pixels] of the later frame
   * @param truth [pixels] of the later frame
   * @param earlierMask [pixels] of the frame before
   * @param earlierTruth [pixels] of the frame before
   */
  void add(byte[] mask, byte[] truth, byte[] earlierMask, byte[] earlierTruth) {
    pixels += mask.length;
    for (int from = 0; from < mask.length; from += Stretch.LENGTH) {
      int to = Math.min(from + Stretch.LENGTH, mask.length);
      addStretch(mask, truth, earlierMask, earlierTruth, from, to);
    }
  }

  private void addStretch(
      byte[] mask, byte[] truth, byte[] earlierMask, byte[] earlierTruth, int from, int to) {
    int still = 0;
    int change = 0;
    int square = 0;
    for (int i = from; i < to; i++) {
      int ofMask = (mask[i] & 0xFF) - (earlierMask[i] & 0xFF);
      int ofTruth = (truth[i] & 0xFF) - (earlierTruth[i] & 0xFF);
      int difference = ofMask - ofTruth;
      // All ones where the truth stood still.
      int unchanged = (Math.abs(ofTruth) - 1) >> 31;
      still -= unchanged;
      change += Math.abs(ofMask) & unchanged;
      square += difference * difference;
    }
    stillPixels += still;
    changeOfStill += change;
    squares += square;
  }

  /** Whether no frames have been added. */
  boolean isEmpty() {
    return pixels == 0;
  }

  /** Mean change of the mask where the truth is what it was, 0 to 1; 0 if it is so nowhere. */
  double flicker() {
    return stillPixels == 0 ? 0 : changeOfStill / (255.0 * stillPixels);
  }

  /** Root of the mean squared difference of the changes of mask and truth, 0 to 2. */
  double derivativeError() {
    return pixels == 0 ? 0 : Math.sqrt((double) squares / pixels) / 255;
  }
}
