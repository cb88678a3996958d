package org.fitterbench.benchmarks.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
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
  /** What the labels of JMH's own garbage collection profiler begin with. */
  private static final String JMH_GC = "gc.";

  /** In sample mode JMH adds percentiles of an iteration, for example {@code p0.99}. */
  private static final Pattern JMH_PERCENTILE = Pattern.compile("(.*:)?p[01]\\.\\d+");

  private final List<BenchmarkResult> forks;

  SecondaryResults(List<BenchmarkResult> forks) {
    this.forks = forks;
  }

  /**
   * The profiler's figures over all forks.
   *
   * @param readable what else is known: where the forks report nothing, the reason why
   */
  ResourceUsage resources(ResourceUsage readable) {
    Function<ResourceMetric, Reading> figure = metric -> reading(metric, metric.of(readable));
    return new ResourceUsage(
        figure.apply(ResourceMetric.ALLOCATION),
        figure.apply(ResourceMetric.PEAK_HEAP),
        figure.apply(ResourceMetric.PEAK_OFF_HEAP),
        figure.apply(ResourceMetric.PEAK_RSS),
        figure.apply(ResourceMetric.PEAK_GPU_MEMORY),
        figure.apply(ResourceMetric.GPU_UTILIZATION),
        figure.apply(ResourceMetric.CPU),
        figure.apply(ResourceMetric.GC_COUNT),
        figure.apply(ResourceMetric.GC_TIME),
        figure.apply(ResourceMetric.ENERGY));
  }

  private Reading reading(ResourceMetric metric, Reading elsewhere) {
    double[] scores =
        forks.stream()
            .map(fork -> fork.getSecondaryResults().get(metric.label()))
            .filter(Objects::nonNull)
            .mapToDouble(result -> result.getScore())
            .filter(Double::isFinite)
            .toArray();
    if (scores.length > 0) {
      return Reading.of(metric.join(scores));
    }
    return switch (elsewhere) {
      case Reading.Absent absent -> absent;
      case Reading.Measured _ -> Reading.absent("the measured JVM did not report it");
    };
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
        iteration
            .getSecondaryResults()
            .forEach((label, result) -> {
              if (isOwnCounter(label)) {
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

  private static boolean isOwnCounter(String label) {
    return !label.startsWith(JMH_GC)
        && !label.startsWith(ResourceMetric.PREFIX)
        && !JMH_PERCENTILE.matcher(label).matches();
  }

  private static Metric metric(double value, Result<?> result, @Nullable Figure figure) {
    if (figure != null) {
      Double tolerance = Double.isNaN(figure.tolerance()) ? null : figure.tolerance();
      return new Metric(value, figure.unit(), figure.direction(), tolerance);
    }
    String unit = result.getScoreUnit();
    boolean rate = unit.startsWith("ops/");
    return new Metric(value, unit, rate ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER);
  }
}
