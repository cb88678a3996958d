package org.fitterbench.core.statistics;

/**
 * A closed interval.
 *
 * @param lower lower bound
 * @param upper upper bound, not below the lower one
 */
public record Interval(double lower, double upper) {
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException("Bounds out of order: " + lower + " > " + upper);
    }
  }

  /** Whether a value lies inside or on a bound. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }

  /** Half the distance of the bounds. */
  public double halfWidth() {
    return (upper - lower) / 2;
  }
}
