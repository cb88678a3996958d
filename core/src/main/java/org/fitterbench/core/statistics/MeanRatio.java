package org.fitterbench.core.statistics;

import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The ratio of the means of two independent samples, with an interval on the logarithmic scale: the
 * variance of log x̄ is s²/(n·x̄²) to first order (delta method), variances add, and the degrees of
 * freedom are Welch's (Biometrika 34, 1947).
 *
 * @param value numerator's mean over denominator's mean
 * @param interval of the ratio; empty where a sample has fewer than two values
 */
public record MeanRatio(double value, Optional<Interval> interval) {
  /**
   * The ratio of two means.
   *
   * @param level of confidence, in (0, 1)
   * @param numerator positive values, at least one; for a benchmark the means of its forks
   * @param denominator likewise
   */
  public static MeanRatio of(double level, double[] numerator, double[] denominator) {
    Distribution above = Distribution.of(numerator);
    Distribution below = Distribution.of(denominator);
    if (!(above.min() > 0 && below.min() > 0)) {
      throw new IllegalArgumentException("A ratio of times needs positive ones");
    }
    double ratio = above.mean() / below.mean();
    if (numerator.length < 2 || denominator.length < 2) {
      return new MeanRatio(ratio, Optional.empty());
    }
    double a = relativeVariance(above, numerator.length);
    double b = relativeVariance(below, denominator.length);
    if (a + b == 0) {
      return new MeanRatio(ratio, Optional.of(new Interval(ratio, ratio)));
    }
    double freedom =
        (a + b) * (a + b) / (a * a / (numerator.length - 1) + b * b / (denominator.length - 1));
    double t = new TDistribution(freedom).inverseCumulativeProbability((1 + level) / 2);
    double factor = Math.exp(t * Math.sqrt(a + b));
    return new MeanRatio(ratio, Optional.of(new Interval(ratio / factor, ratio * factor)));
  }

  /** A fixed figure over a sample's mean; the interval has the sample's spread alone. */
  public static MeanRatio ofFixed(double level, double numerator, double[] denominator) {
    MeanRatio inverse = of(level, denominator, new double[] {numerator, numerator});
    return new MeanRatio(
        1 / inverse.value,
        inverse.interval.map(bounds -> new Interval(1 / bounds.upper(), 1 / bounds.lower())));
  }

  private static double relativeVariance(Distribution sample, int size) {
    double relative = sample.standardDeviation() / sample.mean();
    return relative * relative / size;
  }
}
