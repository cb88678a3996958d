package org.fitterbench.core.comparison;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.fitterbench.core.record.Direction;
import org.fitterbench.core.record.Metric;
import org.fitterbench.core.record.Mode;
import org.fitterbench.core.record.ScoreUnit;
import org.jspecify.annotations.Nullable;

/**
 * A result as a comparison needs it, from whichever file it came.
 *
 * @param key what two runs match results by: name, mode, parameters and threads
 * @param label the same for a person
 * @param failure why it was not measured; null when it was
 * @param mode how it was timed
 * @param unit the unit of its figures
 * @param threads threads that ran the operation at once
 * @param mean the mean of the fork means; 0 when it failed
 * @param forkMeans one mean a fork; empty when it failed
 * @param p95 the 95th percentile; null for a throughput, or when there is none
 * @param forkP95s the 95th percentile of each fork, where each has enough samples; else empty
 * @param memory memory figures that were read, in bytes
 * @param quality figures that say how good its results are, by name
 */
public record ComparedResult(
    String key,
    String label,
    @Nullable String failure,
    Mode mode,
    String unit,
    int threads,
    double mean,
    List<Double> forkMeans,
    @Nullable Double p95,
    List<Double> forkP95s,
    Map<MemoryFigure, Double> memory,
    Map<String, Metric> quality) {
  public ComparedResult {
    forkMeans = List.copyOf(forkMeans);
    forkP95s = List.copyOf(forkP95s);
    Map<MemoryFigure, Double> ordered = new EnumMap<>(MemoryFigure.class);
    ordered.putAll(memory);
    memory = Collections.unmodifiableMap(ordered);
    quality = Collections.unmodifiableSortedMap(new TreeMap<>(quality));
    if (failure == null && forkMeans.isEmpty()) {
      throw new IllegalArgumentException("A measured result has a fork: " + key);
    }
  }

  /**
   * A score of this result in another unit.
   *
   * @return empty when the units measure different things
   */
  OptionalDouble convert(double score, String otherUnit) {
    if (unit.equals(otherUnit)) {
      return OptionalDouble.of(score);
    }
    ScoreUnit from = ScoreUnit.parse(unit);
    ScoreUnit to = ScoreUnit.parse(otherUnit);
    if (from instanceof ScoreUnit.TimePerOperation(double nanos)
        && to instanceof ScoreUnit.TimePerOperation(double otherNanos)) {
      return OptionalDouble.of(score * (nanos / otherNanos));
    }
    if (from instanceof ScoreUnit.OperationsPerTime(double nanos)
        && to instanceof ScoreUnit.OperationsPerTime(double otherNanos)) {
      return OptionalDouble.of(score * (otherNanos / nanos));
    }
    return OptionalDouble.empty();
  }

  /** What a score costs: itself when lower is better, else its reciprocal. */
  double cost(double score) {
    return mode.direction() == Direction.LOWER_IS_BETTER ? score : 1 / score;
  }
}
