package org.fitterbench.core.report;

import java.util.Optional;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.ConfidenceInterval;
import org.fitterbench.core.record.Metric;
import org.fitterbench.core.record.OperationTime;
import org.fitterbench.core.statistics.Interval;
import org.fitterbench.core.text.Figures;
import org.jspecify.annotations.Nullable;

/**
 * How many items an operation gets through in a second, on all its threads together.
 *
 * @param perSecond the rate
 * @param interval its confidence interval; null with fewer than two forks
 * @param difference how far its result is from the exact one; null where that was not measured
 */
record Rate(double perSecond, @Nullable Interval interval, @Nullable Double difference) {
  private static final String BATCH = "batch";
  private static final String FRAMES = "framesPerSecond";
  private static final String DIFFERENCE = "maskDifference";
  private static final double MILLIS = 1000;
  private static final int DIGITS = 3;

  /**
   * The rate of a result: what it says itself, else its batch, or one item, an operation. Empty for
   * what has no time.
   */
  static Optional<Rate> of(BenchmarkResult result) {
    OperationTime time = OperationTime.of(result);
    if (time == null) {
      return Optional.empty();
    }
    Metric frames = result.metrics().get(FRAMES);
    double items =
        frames == null
            ? batch(result) * result.threads()
            : frames.value() * time.meanMillis() / MILLIS;
    Metric difference = result.metrics().get(DIFFERENCE);
    return Optional.of(
        new Rate(
            items * MILLIS / time.meanMillis(),
            interval(time.intervalMillis(), items),
            difference == null ? null : difference.value()));
  }

  private static double batch(BenchmarkResult result) {
    String batch = result.params().getOrDefault(BATCH, "1");
    return batch.matches("[1-9]\\d{0,8}") ? Double.parseDouble(batch) : 1;
  }

  private static @Nullable Interval interval(@Nullable ConfidenceInterval millis, double items) {
    return millis == null || millis.lower() <= 0
        ? null
        : new Interval(items * MILLIS / millis.upper(), items * MILLIS / millis.lower());
  }

  boolean isCompared() {
    return difference != null;
  }

  /** The rate with its interval and difference, in a cell of a table. */
  String text() {
    String half = interval == null ? "" : " ± " + Figures.significant(interval.halfWidth(), 2);
    String away = difference == null ? "" : " (" + Figures.significant(difference, 2) + ")";
    return Figures.significant(perSecond, DIGITS) + half + away;
  }
}
