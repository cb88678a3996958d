package org.fitterbench.facemorph.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ComponentStatisticsTest {
  /** What NumPy's mean, std and percentile say of these numbers. */
  @Test
  void aFewNumbersAreSummarisedAsByNumPy() {
    float[] values = {3, -1, 4, 1, -5, 9, 2, 6};
    ComponentStatistics summary = ComponentStatistics.of(values);
    assertEquals(2.375, summary.mean(), 1e-12);
    assertEquals(3.998046397929869, summary.standardDeviation(), 1e-12);
    assertEquals(-5, summary.minimum());
    assertEquals(9, summary.maximum());
    assertEquals(0.5, summary.p25(), 1e-12);
    assertEquals(2.5, summary.p50(), 1e-12);
    assertEquals(4.5, summary.p75(), 1e-12);
    assertEquals(7.95, summary.p95(), 1e-12);
    assertEquals(8.79, summary.p99(), 1e-12);
    assertEquals(3, values[0], "the numbers keep their order");
  }

  @Test
  void oneNumberIsAllItsPercentiles() {
    ComponentStatistics summary = ComponentStatistics.of(new float[] {-2.5f});
    assertEquals(
        new ComponentStatistics(-2.5, 0, -2.5, -2.5, -2.5, -2.5, -2.5, -2.5, -2.5), summary);
  }

  @Test
  void selectedPercentilesAreThoseOfTheSortedNumbers() {
    SplittableRandom random = new SplittableRandom(3);
    for (int count : new int[] {2, 13, 207, 4098, 100_003}) {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] =
            switch (i % 3) {
              case 0 -> (float) random.nextDouble(-1e-3, 1e-3);
              case 1 -> random.nextInt(5);
              default -> (float) random.nextDouble(-90, 90);
            };
      }
      float[] sorted = values.clone();
      Arrays.sort(sorted);
      Percentiles percentiles = new Percentiles(values);
      for (double percent = 0; percent <= 100; percent += 6.25) {
        double place = percent / 100 * (count - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        double share = place - below;
        double expected = (1 - share) * sorted[below] + share * sorted[above];
        assertEquals(expected, percentiles.of(percent), 1e-9, count + " at " + percent);
      }
    }
  }

  @Test
  void equalNumbersHaveNoSpread() {
    float[] values = new float[1000];
    Arrays.fill(values, 7);
    ComponentStatistics summary = ComponentStatistics.of(values);
    assertEquals(0, summary.standardDeviation());
    assertEquals(7, summary.p25());
    assertEquals(7, summary.p99());
  }

  @Test
  void whatIsNoNumberHasNoStatistics() {
    assertThrows(IllegalArgumentException.class, () -> ComponentStatistics.of(new float[0]));
    assertThrows(
        IllegalArgumentException.class,
        () -> ComponentStatistics.of(new float[] {1, Float.NaN, 2}));
    assertThrows(IllegalArgumentException.class, () -> new Percentiles(new float[] {1}).of(100.1));
  }
}
