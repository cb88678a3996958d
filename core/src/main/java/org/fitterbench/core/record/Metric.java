package org.fitterbench.core.record;

/**
 * A figure that a benchmark reports beside its time.
 *
 * @param value finite
 * @param unit its unit, for example {@code mm}
 * @param direction which way it is better
 */
public record Metric(double value, String unit, Direction direction) {
  public Metric {
    Finite.require(value, "A metric");
  }
}
