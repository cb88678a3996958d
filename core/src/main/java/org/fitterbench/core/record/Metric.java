package org.fitterbench.core.record;

import org.jspecify.annotations.Nullable;

/**
 * A figure that a benchmark reports beside its time.
 *
 * @param value finite
 * @param unit its unit, for example {@code mm}
 * @param direction which way it is better
 * @param tolerance how much worse it may be in a later run, in its unit, if it says how good a
 *     result is and is the same in every run of the same code; null for a figure that is shown but
 *     not judged
 */
public record Metric(double value, String unit, Direction direction, @Nullable Double tolerance) {
  public Metric {
    Finite.require(value, "A metric");
    if (tolerance != null && !(tolerance >= 0 && Double.isFinite(tolerance))) {
      throw new IllegalArgumentException("A tolerance is not negative: " + tolerance);
    }
  }

  /** A figure that is shown but not judged. */
  public Metric(double value, String unit, Direction direction) {
    this(value, unit, direction, null);
  }
}
