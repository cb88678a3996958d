package org.fitterbench.core.record;

import org.jspecify.annotations.Nullable;

/**
 * The summary of one benchmark's samples, in the result's unit. Percentiles come from the latency
 * histogram in sample mode and from all iterations otherwise.
 *
 * @param mean the mean of the fork means
 * @param median P50
 * @param standardDeviation of all iterations, n − 1 in the denominator; 0 for one iteration
 * @param coefficientOfVariation standard deviation over mean; null when the mean is 0
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
}
