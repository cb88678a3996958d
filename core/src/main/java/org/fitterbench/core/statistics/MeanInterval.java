package org.fitterbench.core.statistics;

import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Student's two-sided confidence interval of a mean: mean ± t₁₋α⸝₂,ₙ₋₁ · s / √n, with s the sample
 * standard deviation and α one minus the level.
 *
 * <p>It holds for independent samples. Iterations of one JVM are not independent, forks are, so the
 * samples to hand in are fork means.
 */
public final class MeanInterval {
  /** The level used unless another is asked for. */
  public static final double DEFAULT_LEVEL = 0.95;

  private MeanInterval() {}

  /**
   * The interval of the mean of independent samples.
   *
   * @param level in (0, 1), for example 0.95
   * @param samples finite; for a benchmark the means of its forks
   * @return empty with fewer than two samples, which say nothing about their spread
   */
  public static Optional<Interval> of(double level, double... samples) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("A confidence level is between 0 and 1: " + level);
    }
    if (samples.length < 2) {
      return Optional.empty();
    }
    Distribution distribution = Distribution.of(samples);
    double t = new TDistribution(samples.length - 1).inverseCumulativeProbability((1 + level) / 2);
    double halfWidth = t * distribution.standardDeviation() / Math.sqrt(samples.length);
    return Optional.of(
        new Interval(distribution.mean() - halfWidth, distribution.mean() + halfWidth));
  }
}
