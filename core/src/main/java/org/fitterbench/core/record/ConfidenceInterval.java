package org.fitterbench.core.record;

/**
 * A two-sided confidence interval.
 *
 * @param level confidence level in (0, 1), for example 0.95
 * @param lower lower bound
 * @param upper upper bound
 */
public record ConfidenceInterval(double level, double lower, double upper) {
  public ConfidenceInterval {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("A confidence level is between 0 and 1: " + level);
    }
    Finite.require(lower, "A bound");
    Finite.require(upper, "A bound");
    if (!(lower <= upper)) {
      throw new IllegalArgumentException("Bounds out of order: " + lower + " > " + upper);
    }
  }
}
