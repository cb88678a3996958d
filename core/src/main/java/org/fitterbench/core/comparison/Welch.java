package org.fitterbench.core.comparison;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Welch's comparison of the means of two independent samples, which need not have equal variances.
 *
 * <p>With means x̄, ȳ, variances s² (n − 1 in the denominator) and sizes n, m: the difference x̄ −
 * ȳ has the standard error √(s²ₓ/n + s²ᵧ/m), and its t statistic the degrees of freedom (s²ₓ/n +
 * s²ᵧ/m)² / ((s²ₓ/n)²/(n − 1) + (s²ᵧ/m)²/(m − 1)) (B. L. Welch, "The generalization of 'Student's'
 * problem when several different population variances are involved", Biometrika 34, 1947).
 *
 * @param difference the first mean less the second
 * @param standardError of the difference
 * @param degreesOfFreedom not whole; infinite when neither sample has any spread
 */
record Welch(double difference, double standardError, double degreesOfFreedom) {
  /** Compares two samples of two or more finite values each. */
  static Welch of(double[] first, double[] second) {
    if (first.length < 2 || second.length < 2) {
      throw new IllegalArgumentException(
          "Each sample needs two values: %d and %d".formatted(first.length, second.length));
    }
    double a = StatUtils.variance(first) / first.length;
    double b = StatUtils.variance(second) / second.length;
    double freedom =
        a + b == 0
            ? Double.POSITIVE_INFINITY
            : (a + b) * (a + b) / (a * a / (first.length - 1) + b * b / (second.length - 1));
    return new Welch(mean(first) - mean(second), Math.sqrt(a + b), freedom);
  }

  /** The t statistic. */
  double t() {
    return difference / standardError;
  }

  /** Half the width of the two-sided confidence interval of the difference. */
  double halfWidth(double level) {
    return standardError == 0
        ? 0
        : standardError
            * new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + level) / 2);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
