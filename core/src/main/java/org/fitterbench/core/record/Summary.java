package org.fitterbench.core.record;

import java.util.List;
import org.fitterbench.core.statistics.Distribution;
import org.fitterbench.core.statistics.MeanInterval;
import org.jspecify.annotations.Nullable;

/**
 * The summary of one benchmark's samples, in the result's unit. Minimum, maximum, percentiles and
 * outliers come from the latency histogram in sample mode and from all iterations otherwise.
 * Percentiles are defined in {@link Distribution}.
 *
 * @param mean the mean of the fork means
 * @param median P50
 * @param standardDeviation of all iterations, n − 1 in the denominator; 0 for one iteration
 * @param coefficientOfVariation standard deviation over the mean's size; null when the mean is 0
 * @param confidenceInterval of the mean, over fork means; null with fewer than two forks
 * @param min the smallest sample
 * @param p90 the 90th percentile
 * @param p95 the 95th percentile
 * @param p99 the 99th percentile
 * @param p999 the 99.9th percentile
 * @param max the largest sample
 * @param sampleCount samples behind the percentiles
 * @param outlierCount samples outside Tukey's fences (1.5 interquartile ranges)
 */
public record Summary(
    double mean,
    double median,
    double standardDeviation,
    @Nullable Double coefficientOfVariation,
    @Nullable ConfidenceInterval confidenceInterval,
    double min,
    double p90,
    double p95,
    double p99,
    double p999,
    double max,
    long sampleCount,
    long outlierCount) {
  public Summary {
    double[] figures = {mean, median, standardDeviation, min, p90, p95, p99, p999, max};
    for (double figure : figures) {
      Finite.require(figure, "A summary's figure");
    }
    if (coefficientOfVariation != null) {
      Finite.require(coefficientOfVariation, "A coefficient of variation");
    }
    if (standardDeviation < 0) {
      throw new IllegalArgumentException(
          "A standard deviation is not negative: " + standardDeviation);
    }
    if (sampleCount < 1 || outlierCount < 0 || outlierCount > sampleCount) {
      throw new IllegalArgumentException(
          "Of %d samples %d are outliers".formatted(sampleCount, outlierCount));
    }
  }

  /**
   * Summarises a benchmark's samples.
   *
   * @param forks at least one
   * @param histogram the latencies of sample mode; empty in the other modes
   */
  public static Summary of(List<ForkSamples> forks, List<HistogramBin> histogram) {
    double[] forkMeans = forks.stream().mapToDouble(ForkSamples::mean).toArray();
    double mean = Distribution.of(forkMeans).mean();
    Distribution iterations =
        Distribution.of(
            forks.stream()
                .flatMap(fork -> fork.iterations().stream())
                .mapToDouble(Double::doubleValue)
                .toArray());
    Distribution latencies =
        histogram.isEmpty()
            ? iterations
            : Distribution.ofHistogram(
                histogram.stream().mapToDouble(HistogramBin::value).toArray(),
                histogram.stream().mapToLong(HistogramBin::count).toArray());
    double standardDeviation = iterations.standardDeviation();
    return new Summary(
        mean,
        latencies.median(),
        standardDeviation,
        mean == 0 ? null : standardDeviation / Math.abs(mean),
        MeanInterval.of(MeanInterval.DEFAULT_LEVEL, forkMeans)
            .map(bounds ->
                new ConfidenceInterval(MeanInterval.DEFAULT_LEVEL, bounds.lower(), bounds.upper()))
            .orElse(null),
        latencies.min(),
        latencies.percentile(90),
        latencies.percentile(95),
        latencies.percentile(99),
        latencies.percentile(99.9),
        latencies.max(),
        latencies.count(),
        latencies.outlierCount());
  }
}
