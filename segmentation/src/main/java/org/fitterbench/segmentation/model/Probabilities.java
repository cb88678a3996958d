package org.fitterbench.segmentation.model;

import org.fitterbench.core.failure.UserInputException;

/** Makes sure that what a model gave are probabilities. */
final class Probabilities {
  /** How far rounding may take a probability beyond 0 or 1. */
  private static final float TOLERANCE = 1e-3f;

  /** Sign and first exponent bit: clear in every number from 0 to below 2, and in no NaN. */
  private static final int OUTSIDE = 0xC000_0000;

  private Probabilities() {}

  /**
   * Checks numbers, and moves those that rounding took beyond 0 or 1 there.
   *
   * @param count how many of them count
   * @throws UserInputException when one is not a number from 0 to 1
   */
  static void require(float[] values, int count, String model) {
    // Integers: one pass without branches, which the compiler makes a loop of vector operations.
    int seen = 0;
    int largest = 0;
    for (int i = 0; i < count; i++) {
      int bits = Float.floatToRawIntBits(values[i]);
      seen |= bits;
      largest = Math.max(largest, bits);
    }
    if ((seen & OUTSIDE) != 0 || largest > Float.floatToRawIntBits(1)) {
      clamp(values, count, model);
    }
  }

  private static void clamp(float[] values, int count, String model) {
    for (int i = 0; i < count; i++) {
      float value = values[i];
      if (!(value >= -TOLERANCE && value <= 1 + TOLERANCE)) {
        throw new UserInputException(
            "the model " + model + " gives " + value + ", which is no probability",
            "use a model whose output is from 0 to 1, or precision fp32");
      }
      values[i] = Math.clamp(value, 0, 1);
    }
  }
}
