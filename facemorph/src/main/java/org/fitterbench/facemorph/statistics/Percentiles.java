package org.fitterbench.facemorph.statistics;

import java.util.Arrays;

/** Percentiles of many numbers by linear interpolation, as {@link ComponentStatistics} says. */
public final class Percentiles {
  private final float[] ascending;

  /**
   * @param values finite, at least one; copied
   */
  public Percentiles(float[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("No numbers have no percentiles");
    }
    ascending = values.clone();
    Arrays.sort(ascending);
  }

  /**
   * One percentile.
   *
   * @param percent 0 to 100
   */
  public double of(double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("A percentile is between 0 and 100: " + percent);
    }
    double place = percent / 100 * (ascending.length - 1);
    int below = (int) place;
    double lower = ascending[below];
    double upper = ascending[Math.min(below + 1, ascending.length - 1)];
    return lower + (place - below) * (upper - lower);
  }
}
