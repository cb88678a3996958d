package org.fitterbench.benchmarks.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.fitterbench.benchmarks.profiler.ResourceMetric;
import org.fitterbench.benchmarks.suite.Figure;
import org.fitterbench.core.record.Direction;
import org.fitterbench.core.record.Metric;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.ResourceUsage;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/** What JMH calls secondary results: its profilers' figures and the benchmark's own counters. */
final class SecondaryResults {
  private static final String JMH_GC = "gc.";

  private final List<BenchmarkResult> forks;

  SecondaryResults(List<BenchmarkResult> forks) {
    this.forks = forks;
  }

  /** The profilers' figures; where there is none, what else is known about it. */
  ResourceUsage resources(ResourceUsage otherwise) {
    return new ResourceUsage(
        mean(ResourceMetric.ALLOCATION, otherwise.allocatedBytesPerOperation()),
        max(ResourceMetric.PEAK_HEAP, otherwise.peakHeapBytes()),
        max(ResourceMetric.PEAK_OFF_HEAP, otherwise.peakOffHeapBytes()),
        max(ResourceMetric.PEAK_RSS, otherwise.peakRssBytes()),
        max(ResourceMetric.PEAK_GPU_MEMORY, otherwise.peakGpuMemoryBytes()),
        mean(ResourceMetric.GPU_UTILIZATION, otherwise.gpuUtilizationPercent()),
        mean(ResourceMetric.CPU, otherwise.cpuPercent()),
        sum("gc.count", otherwise.gcCount()),
        gcTime(otherwise.gcTimeMillis()),
        mean(ResourceMetric.ENERGY, otherwise.energyJoulesPerOperation()));
  }

  private Reading mean(ResourceMetric metric, Reading otherwise) {
    return reading(scores(metric.label()).average(), otherwise);
  }

  private Reading max(ResourceMetric metric, Reading otherwise) {
    return reading(scores(metric.label()).max(), otherwise);
  }

  private Reading sum(String label, Reading otherwise) {
    double[] scores = scores(label).toArray();
    return scores.length == 0 ? otherwise : Reading.of(DoubleStream.of(scores).sum());
  }

  /** JMH leaves the time out when there was no collection. */
  private Reading gcTime(Reading otherwise) {
    boolean counted = scores("gc.count").findAny().isPresent();
    return counted ? sum("gc.time", Reading.of(0)) : otherwise;
  }

  private DoubleStream scores(String label) {
    return forks.stream()
        .map(fork -> fork.getSecondaryResults().get(label))
        .filter(Objects::nonNull)
        .mapToDouble(result -> result.getScore())
        .filter(Double::isFinite);
  }

  private static Reading reading(OptionalDouble score, Reading otherwise) {
    return score.isPresent() ? Reading.of(score.getAsDouble()) : otherwise;
  }

  /**
   * The benchmark's own counters, each the mean over all iterations: JMH's own total of an event
   * counter is a sum, which grows with the number of iterations.
   *
   * @param figures their units, where the benchmark says them
   */
  Map<String, Metric> metrics(Map<String, Figure> figures) {
    Map<String, List<Result<?>>> byLabel = new TreeMap<>();
    for (BenchmarkResult fork : forks) {
      for (IterationResult iteration : fork.getIterationResults()) {
        String primary = iteration.getPrimaryResult().getLabel();
        iteration
            .getSecondaryResults()
            .forEach((label, result) -> {
              if (isOwnCounter(label, primary)) {
                byLabel.computeIfAbsent(label, _ -> new ArrayList<>()).add(result);
              }
            });
      }
    }
    Map<String, Metric> metrics = new TreeMap<>();
    byLabel.forEach((label, results) -> {
      ToDoubleFunction<Result<?>> score = Result::getScore;
      double mean = results.stream().mapToDouble(score).average().orElse(Double.NaN);
      if (Double.isFinite(mean)) {
        metrics.put(label, metric(mean, results.getFirst(), figures.get(label)));
      }
    });
    return metrics;
  }

  private static boolean isOwnCounter(String label, String primary) {
    return !label.startsWith(JMH_GC)
        && !label.startsWith(ResourceMetric.PREFIX)
        && !label.startsWith(primary + ":p");
  }

  private static Metric metric(double value, Result<?> result, @Nullable Figure figure) {
    if (figure != null) {
      return new Metric(value, figure.unit(), figure.direction());
    }
    String unit = result.getScoreUnit();
    boolean rate = unit.startsWith("ops/");
    return new Metric(value, unit, rate ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER);
  }
}
