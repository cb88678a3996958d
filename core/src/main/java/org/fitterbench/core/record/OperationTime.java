package org.fitterbench.core.record;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How long one operation takes on one thread, whatever unit it was measured in.
 *
 * @param meanMillis the mean; for a throughput the reciprocal of the mean throughput
 * @param standardDeviationMillis the standard deviation; for a throughput to first order, which
 *     keeps the coefficient of variation
 * @param intervalMillis confidence interval of the mean; null with fewer than two forks, or when it
 *     reaches a throughput of zero
 * @param p95Millis the 95th percentile; null for a throughput, which holds no single times
 */
public record OperationTime(
    double meanMillis,
    double standardDeviationMillis,
    @Nullable ConfidenceInterval intervalMillis,
    @Nullable Double p95Millis) {
  /** The time of a result; null when it failed or its unit is neither a time nor a rate. */
  public static @Nullable OperationTime of(BenchmarkResult result) {
    Summary summary = result.summary();
    if (summary == null) {
      return null;
    }
    ScoreUnit unit = ScoreUnit.parse(result.unit());
    OptionalDouble mean = unit.millisPerOperation(summary.mean(), result.threads());
    if (mean.isEmpty()) {
      return null;
    }
    double millis = mean.getAsDouble();
    return switch (unit) {
      case ScoreUnit.TimePerOperation time ->
          new OperationTime(
              millis,
              summary.standardDeviation() * (time.nanos() / 1e6),
              interval(summary.confidenceInterval(), time.nanos() / 1e6),
              summary.p95() * (time.nanos() / 1e6));
      case ScoreUnit.OperationsPerTime rate ->
          new OperationTime(
              millis,
              summary.standardDeviation() / summary.mean() * millis,
              reciprocal(summary.confidenceInterval(), rate, result.threads()),
              null);
      case ScoreUnit.Other _ -> null;
    };
  }

  private static @Nullable ConfidenceInterval interval(
      @Nullable ConfidenceInterval interval, double scale) {
    return interval == null
        ? null
        : new ConfidenceInterval(
            interval.level(), interval.lower() * scale, interval.upper() * scale);
  }

  private static @Nullable ConfidenceInterval reciprocal(
      @Nullable ConfidenceInterval interval, ScoreUnit unit, int threads) {
    if (interval == null) {
      return null;
    }
    OptionalDouble lower = unit.millisPerOperation(interval.upper(), threads);
    OptionalDouble upper = unit.millisPerOperation(interval.lower(), threads);
    return lower.isEmpty() || upper.isEmpty()
        ? null
        : new ConfidenceInterval(interval.level(), lower.getAsDouble(), upper.getAsDouble());
  }
}
