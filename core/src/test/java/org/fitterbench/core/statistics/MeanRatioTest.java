package org.fitterbench.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MeanRatioTest {
  private static final double LEVEL = 0.95;

  @Test
  void theIntervalHoldsTheTrueRatioAboutAsOftenAsItSays() {
    SplittableRandom random = new SplittableRandom(20260901);
    int runs = 4000;
    int held = 0;
    for (int run = 0; run < runs; run++) {
      MeanRatio ratio = MeanRatio.of(LEVEL, sample(random, 50, 4, 5), sample(random, 10, 0.4, 4));
      held += ratio.interval().orElseThrow().contains(5) ? 1 : 0;
    }
    assertEquals(LEVEL, (double) held / runs, 0.015);
  }

  private static double[] sample(SplittableRandom random, double mean, double spread, int size) {
    double[] sample = new double[size];
    for (int index = 0; index < size; index++) {
      sample[index] = mean + spread * random.nextGaussian();
    }
    return sample;
  }

  @Test
  void swappingTheSamplesInvertsRatioAndInterval() {
    double[] a = {4, 5, 6};
    double[] b = {1, 1.1, 1.3, 0.9};
    MeanRatio ratio = MeanRatio.of(LEVEL, a, b);
    MeanRatio inverse = MeanRatio.of(LEVEL, b, a);
    assertEquals(1 / ratio.value(), inverse.value(), 1e-12);
    assertEquals(
        1 / ratio.interval().orElseThrow().upper(),
        inverse.interval().orElseThrow().lower(),
        1e-12);
  }

  @Test
  void aFixedFigureAddsNoSpreadOfItsOwn() {
    double[] forks = {0.39, 0.40, 0.41};
    MeanRatio ratio = MeanRatio.ofFixed(LEVEL, 20, forks);
    assertEquals(50, ratio.value(), 1e-9);
    Interval bounds = ratio.interval().orElseThrow();
    // 95 % of Student's distribution with two degrees of freedom, of a relative spread of 2.5 %.
    double factor = Math.exp(4.302653 * 0.025 / Math.sqrt(3));
    assertEquals(50 / factor, bounds.lower(), 1e-4);
    assertEquals(50 * factor, bounds.upper(), 1e-4);
  }

  @Test
  void oneForkHasARatioAndNoInterval() {
    MeanRatio ratio = MeanRatio.of(LEVEL, new double[] {6}, new double[] {1, 2, 3});
    assertEquals(3, ratio.value());
    assertTrue(ratio.interval().isEmpty());
    assertTrue(MeanRatio.ofFixed(LEVEL, 20, new double[] {2}).interval().isEmpty());
  }

  @Test
  void samplesWithoutSpreadHaveAnIntervalOfNoWidth() {
    MeanRatio ratio = MeanRatio.of(LEVEL, new double[] {6, 6}, new double[] {2, 2});
    assertEquals(new Interval(3, 3), ratio.interval().orElseThrow());
  }

  @Test
  void aTimeOfZeroHasNoRatio() {
    assertThrows(
        IllegalArgumentException.class,
        () -> MeanRatio.of(LEVEL, new double[] {1, 2}, new double[] {0, 1}));
  }
}
