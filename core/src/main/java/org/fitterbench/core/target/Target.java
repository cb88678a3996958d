package org.fitterbench.core.target;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A published goal for one figure.
 *
 * @param id stable, in kebab case
 * @param title what it asks for, for a person
 * @param statistic which figure of the benchmark's time is judged; a metric has only its mean
 * @param direction {@link Direction#LOWER_IS_BETTER}: the figure must stay below the limit; {@link
 *     Direction#HIGHER_IS_BETTER}: it must reach it
 * @param limit the limit, positive
 * @param unit unit of the limit: {@code ms} where it is of a time, else the metric's own
 * @param benchmark the fully qualified name of the benchmark that measures it; null when none does
 * @param metric which of the benchmark's metrics is judged; null for its time
 * @param params parameters that a result must have; it may have others
 * @param pending why no benchmark measures it; null when one does
 * @param source who set the goal
 */
public record Target(
    String id,
    String title,
    Statistic statistic,
    Direction direction,
    double limit,
    String unit,
    @Nullable String benchmark,
    @Nullable String metric,
    Map<String, String> params,
    @Nullable String pending,
    String source) {
  public Target {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("A target's id is in kebab case: " + id);
    }
    if (!(limit > 0 && Double.isFinite(limit))) {
      throw new IllegalArgumentException("A limit is positive: " + limit);
    }
    if ((benchmark == null) == (pending == null)) {
      throw new IllegalArgumentException(
          "A target names the benchmark that measures it, or says why none does: " + id);
    }
    boolean time = unit.equals("ms") && direction == Direction.LOWER_IS_BETTER;
    if (benchmark != null && metric == null && !time) {
      throw new IllegalArgumentException(
          "A measured target is a time below a limit in ms, or of a metric: " + id);
    }
    if (metric != null && (benchmark == null || statistic != Statistic.MEAN)) {
      throw new IllegalArgumentException(
          "A target of a metric names its benchmark and judges the mean: " + id);
    }
  }

  /** Whether a figure is as good as asked. */
  boolean isMetBy(double figure) {
    return switch (direction) {
      case LOWER_IS_BETTER -> figure < limit;
      case HIGHER_IS_BETTER -> figure >= limit;
    };
  }

  /** Whether a result measures this target: the same benchmark, and every parameter as asked. */
  public boolean matches(BenchmarkResult result) {
    return result.benchmark().equals(benchmark)
        && result.params().entrySet().containsAll(params.entrySet());
  }
}
