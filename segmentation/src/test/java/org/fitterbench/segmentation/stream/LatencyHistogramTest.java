package org.fitterbench.segmentation.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LatencyHistogramTest {
  @Test
  void percentilesAreThoseOfTheSortedLatenciesToASixtyFourth() {
    LatencyHistogram histogram = new LatencyHistogram();
    SplittableRandom random = new SplittableRandom(1);
    long[] all = new long[10_001];
    for (int i = 0; i < all.length; i++) {
      all[i] = random.nextLong(1L << random.nextInt(1, 40));
      histogram.record(all[i]);
    }
    Arrays.sort(all);
    Latencies summary = histogram.summary();
    near(all[5000], summary.p50Nanos());
    near(all[9000], summary.p90Nanos());
    near(all[9500], summary.p95Nanos());
    near(all[9900], summary.p99Nanos());
    assertEquals(all[10_000], summary.maxNanos());
    assertEquals(all.length, summary.count());
    assertEquals(Arrays.stream(all).average().orElseThrow(), summary.meanNanos(), 1);
  }

  @Test
  void smallLatenciesAreExact() {
    LatencyHistogram histogram = new LatencyHistogram();
    for (int i = 1; i <= 100; i++) {
      histogram.record(i);
    }
    assertEquals(50, histogram.summary().p50Nanos());
    assertEquals(99, histogram.summary().p99Nanos());
  }

  @Test
  void theLongestPossibleLatencyHasABin() {
    LatencyHistogram histogram = new LatencyHistogram();
    histogram.record(Long.MAX_VALUE);
    histogram.record(-1);
    assertEquals(Long.MAX_VALUE, histogram.summary().p99Nanos());
    assertEquals(0, histogram.summary().p50Nanos());
  }

  @Test
  void nothingRecordedIsNothing() {
    assertEquals(Latencies.NONE, new LatencyHistogram().summary());
  }

  private static void near(long exact, long found) {
    assertTrue(found >= exact && found <= exact + exact / 64 + 1, found + " for " + exact);
  }
}
