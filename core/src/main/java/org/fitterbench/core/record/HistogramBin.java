package org.fitterbench.core.record;

/**
 * One bin of a latency histogram.
 *
 * @param value the latency, in the result's unit
 * @param count how often it was seen
 */
public record HistogramBin(double value, long count) {
  public HistogramBin {
    Finite.require(value, "A latency");
    if (count <= 0) {
      throw new IllegalArgumentException("A bin's count is positive: " + count);
    }
  }
}
