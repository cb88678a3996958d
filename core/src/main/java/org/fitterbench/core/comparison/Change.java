package org.fitterbench.core.comparison;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.fitterbench.core.record.ConfidenceInterval;
import org.jspecify.annotations.Nullable;

/**
 * How much more one run needs than another: time, or the reciprocal of a rate, so that a positive
 * change is worse whatever the mode, and a benchmark is judged alike as time and as throughput.
 *
 * @param baseline the baseline's figure, in its own unit
 * @param current the current figure, in the same unit
 * @param fraction the change: 0.1 for 10 % more time
 * @param interval confidence interval of the change; null where a side has fewer than two forks
 */
public record Change(
    double baseline, double current, double fraction, @Nullable ConfidenceInterval interval) {
  /** More forks than this are never proposed. */
  private static final int MOST_FORKS = 100;

  /**
   * The change between two means of positive costs.
   *
   * <p>The interval is Welch's for the difference of the means of the logarithms of the fork means,
   * turned back by exp(·) − 1. The logarithm makes the change relative without treating the
   * baseline's mean as exactly known, and gives a time and its reciprocal the same interval. It
   * takes the fork means as roughly log-normal, which for a small coefficient of variation is the
   * same as normal.
   *
   * @param baseline costs of the baseline's forks, lower is better
   * @param current costs of the current forks
   * @param level confidence level
   */
  static @Nullable ConfidenceInterval interval(
      List<Double> baseline, List<Double> current, double level) {
    double[] before = logarithms(baseline);
    double[] after = logarithms(current);
    boolean positive = finite(before) && finite(after);
    if (!positive || before.length < 2 || after.length < 2) {
      return null;
    }
    Welch welch = Welch.of(after, before);
    double half = welch.halfWidth(level);
    double lower = Math.expm1(welch.difference() - half);
    double upper = Math.expm1(welch.difference() + half);
    return Double.isFinite(upper) ? new ConfidenceInterval(level, lower, upper) : null;
  }

  /**
   * How many forks on each side would put the interval clear of a threshold, if the forks went on
   * to vary as they did: the smallest n with t₍₁₊level₎⸝₂,₂ₙ₋₂ · s · √(2/n) below the distance
   * between the observed change and the nearer of ±log(1 + threshold), in logarithms, s the pooled
   * standard deviation.
   *
   * @return 0 when it would take more than 100, or one side has fewer than two forks
   */
  static int forksToTell(
      List<Double> baseline, List<Double> current, double threshold, double level) {
    double[] before = logarithms(baseline);
    double[] after = logarithms(current);
    if (before.length < 2 || after.length < 2 || !finite(before) || !finite(after)) {
      return 0;
    }
    double difference = StatUtils.mean(after) - StatUtils.mean(before);
    double distance =
        Math.min(
            Math.abs(difference - Math.log1p(threshold)),
            Math.abs(difference + Math.log1p(threshold)));
    double pooled =
        Math.sqrt(
            (StatUtils.variance(before) * (before.length - 1)
                    + StatUtils.variance(after) * (after.length - 1))
                / (before.length + after.length - 2));
    for (int forks = 2; forks <= MOST_FORKS; forks++) {
      double t = new TDistribution(2 * forks - 2).inverseCumulativeProbability((1 + level) / 2);
      if (t * pooled * Math.sqrt(2.0 / forks) < distance) {
        return forks;
      }
    }
    return 0;
  }

  private static double[] logarithms(List<Double> costs) {
    return costs.stream().mapToDouble(Math::log).toArray();
  }

  private static boolean finite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }
}
