package org.fitterbench.segmentation.stream;

/**
 * How often which latency occurred, in bins whose width grows with the latency: 64 for each power
 * of two, so a percentile is at most 1/64 too large, never too small. Its size does not depend on
 * how much is recorded.
 *
 * <p>Thread safe.
 */
public final class LatencyHistogram {
  private static final int BITS = 6;
  private static final int BINS = 1 << BITS;

  private final long[] counts = new long[(Long.SIZE - BITS) * BINS];
  private long count;
  private double sum;
  private long max;

  /** Adds one latency in nanoseconds; one below 0 counts as 0. */
  public synchronized void record(long nanos) {
    long latency = Math.max(0, nanos);
    counts[bin(latency)]++;
    count++;
    sum += latency;
    max = Math.max(max, latency);
  }

  /** What was recorded so far. */
  public synchronized Latencies summary() {
    return count == 0
        ? Latencies.NONE
        : new Latencies(
            count,
            sum / count,
            percentile(0.50),
            percentile(0.90),
            percentile(0.95),
            percentile(0.99),
            max);
  }

  /** The upper edge of the bin that the nearest-rank percentile lies in. */
  private long percentile(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * count));
    int bin = 0;
    for (long below = counts[0]; below < rank; below += counts[bin]) {
      bin++;
    }
    return Math.min(max, upperEdge(bin));
  }

  private static int bin(long latency) {
    int shift = Math.max(0, Long.SIZE - BITS - 1 - Long.numberOfLeadingZeros(latency));
    return shift * BINS + (int) (latency >>> shift);
  }

  private static long upperEdge(int bin) {
    // The lower half of each shift's bins is that of the shift before it.
    int shift = Math.max(0, (bin >> BITS) - 1);
    long steps = bin - ((long) shift << BITS);
    return ((steps + 1) << shift) - 1;
  }
}
