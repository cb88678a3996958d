package org.fitterbench.facemorph.heatmap;

import java.util.Locale;

/**
 * How far some values reach, for a caption.
 *
 * @param minimum smallest
 * @param maximum largest
 * @param mean arithmetic mean
 */
record ValueRange(double minimum, double maximum, double mean) {
  /** The range of numbers; all 0 where there are none. */
  static ValueRange of(float[] values) {
    if (values.length == 0) {
      return new ValueRange(0, 0, 0);
    }
    float minimum = Float.POSITIVE_INFINITY;
    float maximum = Float.NEGATIVE_INFINITY;
    double sum = 0;
    for (float value : values) {
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
      sum += value;
    }
    return new ValueRange(minimum, maximum, sum / values.length);
  }

  /** Says where signed numbers end. */
  String signed(String unit) {
    return "from " + figure(minimum) + " to " + figure(maximum) + ", mean " + figure(mean) + unit;
  }

  /** Says how large numbers are that are 0 or more. */
  String amounts(String unit) {
    return "mean " + figure(mean) + ", largest " + figure(maximum) + unit;
  }

  /** Two decimals, and a real minus sign where the rounded number has one. */
  private static String figure(double value) {
    String digits = String.format(Locale.ROOT, "%.2f", Math.abs(value));
    return value < 0 && !digits.equals("0.00") ? "\u2212" + digits : digits;
  }
}
