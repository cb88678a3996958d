package org.fitterbench.core.comparison;

/**
 * The smallest changes that matter, as fractions, and the confidence asked for.
 *
 * @param mean of the mean time
 * @param p95 of the 95th percentile
 * @param memory of a memory figure
 * @param level two-sided confidence level of the intervals
 */
public record Thresholds(double mean, double p95, double memory, double level) {
  /** More than 10 % in the mean, 20 % in the 95th percentile, 50 % in memory; at 95 %. */
  public static final Thresholds DEFAULT = new Thresholds(0.10, 0.20, 0.50, 0.95);

  public Thresholds {
    requirePositive(mean, "mean");
    requirePositive(p95, "p95");
    requirePositive(memory, "memory");
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("A confidence level is between 0 and 1: " + level);
    }
  }

  private static void requirePositive(double threshold, String name) {
    if (!(threshold > 0 && Double.isFinite(threshold))) {
      throw new IllegalArgumentException("A threshold is positive: " + name + " " + threshold);
    }
  }
}
