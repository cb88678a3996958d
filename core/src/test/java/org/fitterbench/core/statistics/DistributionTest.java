package org.fitterbench.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {
  @Test
  void agreesWithTheListStatisticsOfJmh() throws IOException {
    JsonNode golden = StatisticsVectors.read("jmh_list_statistics");
    double tolerance = golden.required("tol").asDouble();

    Distribution distribution = Distribution.of(StatisticsVectors.doubles(golden.required("x")));

    assertEquals(golden.required("n").asLong(), distribution.count());
    assertEquals(golden.required("mean").asDouble(), distribution.mean(), 1e-12);
    assertEquals(golden.required("stdev").asDouble(), distribution.standardDeviation(), 1e-12);
    assertEquals(golden.required("p50").asDouble(), distribution.median(), tolerance);
    assertEquals(golden.required("p90").asDouble(), distribution.percentile(90), tolerance);
    assertEquals(golden.required("p99").asDouble(), distribution.percentile(99), tolerance);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 99, 100, 1001})
  void percentilesAreThoseOfCommonsMath(int size) {
    double[] values = new Random(size).doubles(size, 0, 100).toArray();
    Distribution distribution = Distribution.of(values);

    for (double percent : new double[] {0.1, 5, 25, 50, 75, 90, 95, 99, 99.9, 100}) {
      assertEquals(
          StatUtils.percentile(values, percent),
          distribution.percentile(percent),
          1e-9,
          "P" + percent);
    }
    assertEquals(distribution.min(), distribution.percentile(0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aHistogramGivesTheSameFiguresAsItsExpansion(long seed) {
    Random random = new Random(seed);
    double[] values = random.doubles(20, 1, 50).toArray();
    values[7] = values[3];
    long[] counts = random.longs(values.length, 1, 30).toArray();
    Distribution expanded =
        Distribution.of(
            IntStream.range(0, values.length)
                .boxed()
                .flatMapToDouble(
                    i -> IntStream.range(0, (int) counts[i]).mapToDouble(_ -> values[i]))
                .toArray());

    Distribution histogram = Distribution.ofHistogram(values, counts);

    assertEquals(expanded.count(), histogram.count());
    assertEquals(expanded.min(), histogram.min());
    assertEquals(expanded.max(), histogram.max());
    assertEquals(expanded.mean(), histogram.mean(), 1e-9);
    assertEquals(expanded.standardDeviation(), histogram.standardDeviation(), 1e-9);
    assertEquals(expanded.outlierCount(), histogram.outlierCount());
    for (double percent = 0; percent <= 100; percent += 0.1) {
      assertEquals(
          expanded.percentile(percent), histogram.percentile(percent), 1e-9, "P" + percent);
    }
  }

  @Test
  void percentilesInterpolateBetweenNeighbours() {
    Distribution distribution = Distribution.of(4, 1, 3, 2);

    assertEquals(2.5, distribution.median());
    assertEquals(1.25, distribution.percentile(25));
    assertEquals(4, distribution.percentile(99));
  }

  @Test
  void countsBeyondAnArraysLengthAreHandled() {
    Distribution distribution =
        Distribution.ofHistogram(
            new double[] {1, 2, 1000}, new long[] {6_000_000_000L, 3_999_999_999L, 1});

    assertEquals(10_000_000_000L, distribution.count());
    assertEquals(1, distribution.median());
    assertEquals(2, distribution.percentile(99.9));
    assertEquals(1000, distribution.max());
  }

  @Test
  void valuesOutsideTukeysFencesAreOutliers() {
    double[] values = new double[101];
    Arrays.setAll(values, i -> i < 100 ? 10 + i % 5 : 1000);

    assertEquals(1, Distribution.of(values).outlierCount());
    // Quartiles of 1 … 7 are 2 and 6.
    assertEquals(new Interval(-4, 12), Distribution.of(1, 2, 3, 4, 5, 6, 7).fences());
  }

  @Test
  void equalValuesHaveNoSpreadAndNoOutliers() {
    Distribution distribution = Distribution.of(3, 3, 3);

    assertEquals(0, distribution.standardDeviation());
    assertEquals(0, distribution.outlierCount());
    assertEquals(3, distribution.percentile(99.9));
  }

  @Test
  void aSingleValueIsItsOwnSummary() {
    Distribution distribution = Distribution.of(7);

    assertEquals(7, distribution.mean());
    assertEquals(7, distribution.median());
    assertEquals(0, distribution.standardDeviation());
  }

  @Test
  void whatIsNotADistributionIsRefused() {
    assertThrows(IllegalArgumentException.class, Distribution::of);
    assertThrows(IllegalArgumentException.class, () -> Distribution.of(1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Distribution.of(Double.POSITIVE_INFINITY));
    assertThrows(
        IllegalArgumentException.class,
        () -> Distribution.ofHistogram(new double[] {1, 2}, new long[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> Distribution.ofHistogram(new double[] {1}, new long[] {0}));
    assertThrows(IllegalArgumentException.class, () -> Distribution.of(1).percentile(100.1));
    assertThrows(IllegalArgumentException.class, () -> Distribution.of(1).percentile(Double.NaN));
  }
}
