package org.fitterbench.segmentation.stream;

/**
 * A summary of latencies, in nanoseconds; percentiles by nearest rank, rounded up by less than 2 %.
 *
 * @param count how many were recorded
 * @param meanNanos their mean
 * @param p50Nanos half of them were no longer
 * @param p90Nanos 90 % were no longer
 * @param p95Nanos 95 % were no longer
 * @param p99Nanos 99 % were no longer
 * @param maxNanos the longest
 */
public record Latencies(
    long count,
    double meanNanos,
    long p50Nanos,
    long p90Nanos,
    long p95Nanos,
    long p99Nanos,
    long maxNanos) {
  /** None at all. */
  public static final Latencies NONE = new Latencies(0, 0, 0, 0, 0, 0, 0);
}
