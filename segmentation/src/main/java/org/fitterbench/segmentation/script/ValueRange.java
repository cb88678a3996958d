package org.fitterbench.segmentation.script;

import java.util.Locale;

/**
 * Which numbers a value of a network has, and which of them an unsigned integer of 8 bits stands
 * for: scale · (integer − zero point), so that zero is one of them (Jacob et al., "Quantization and
 * Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference", 2018, equation 1).
 *
 * @param smallest the smallest that was seen
 * @param largest the largest that was seen
 */
record ValueRange(float smallest, float largest) {
  private static final int STEPS = 255;
  private static final float LEAST_SCALE = 1e-8f;

  ValueRange {
    if (!(smallest <= largest)) {
      throw new IllegalArgumentException("No range: " + smallest + " to " + largest);
    }
  }

  /** The range without what lies below a number. */
  ValueRange from(float least) {
    return smallest < least ? new ValueRange(least, Math.max(least, largest)) : this;
  }

  /** The real number of one step. */
  float scale() {
    return Math.max((Math.max(0, largest) - Math.min(0, smallest)) / STEPS, LEAST_SCALE);
  }

  /** The integer of zero. */
  int zeroPoint() {
    return Math.clamp(Math.round(-Math.min(0, smallest) / scale()), 0, STEPS);
  }

  /** Scale and zero point as arguments of an operator. */
  String arguments() {
    return String.format(Locale.ROOT, "%.9e, %d", scale(), zeroPoint());
  }
}
