package org.fitterbench.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeanIntervalTest {
  @Test
  void agreesWithThePublishedIntervals() throws IOException {
    for (JsonNode golden : StatisticsVectors.read("mean_ci")) {
      Interval interval =
          MeanInterval.of(
                  golden.required("conf").asDouble(),
                  StatisticsVectors.doubles(golden.required("x")))
              .orElseThrow();

      assertEquals(golden.required("lo").asDouble(), interval.lower(), 1e-9);
      assertEquals(golden.required("hi").asDouble(), interval.upper(), 1e-9);
    }
  }

  @Test
  void agreesWithTheListStatisticsOfJmh() throws IOException {
    JsonNode golden = StatisticsVectors.read("jmh_list_statistics");

    Interval interval =
        MeanInterval.of(0.999, StatisticsVectors.doubles(golden.required("x"))).orElseThrow();

    assertEquals(golden.required("ci999").get(0).asDouble(), interval.lower(), 1e-4);
    assertEquals(golden.required("ci999").get(1).asDouble(), interval.upper(), 1e-4);
  }

  @Test
  void holdsTheTrueMeanAsOftenAsItsLevelSays() {
    Random random = new Random(20260101);
    int trials = 4000;
    int held = 0;
    for (int trial = 0; trial < trials; trial++) {
      double[] samples = random.doubles(5).map(_ -> 10 + random.nextGaussian()).toArray();
      held += MeanInterval.of(0.95, samples).orElseThrow().contains(10) ? 1 : 0;
    }

    double standardError = Math.sqrt(0.95 * 0.05 / trials);
    assertEquals(0.95, held / (double) trials, 4 * standardError);
  }

  @Test
  void fewerThanTwoSamplesHaveNone() {
    assertEquals(Optional.empty(), MeanInterval.of(0.95));
    assertEquals(Optional.empty(), MeanInterval.of(0.95, 3));
  }

  @Test
  void samplesWithoutSpreadHaveAnIntervalWithoutWidth() {
    assertEquals(Optional.of(new Interval(3, 3)), MeanInterval.of(0.95, 3, 3));
  }

  @Test
  void aLevelOutsideZeroToOneIsRefused() {
    assertEquals(
        "A confidence level is between 0 and 1: 95.0",
        assertThrows(IllegalArgumentException.class, () -> MeanInterval.of(95, 1, 2)).getMessage());
  }
}
