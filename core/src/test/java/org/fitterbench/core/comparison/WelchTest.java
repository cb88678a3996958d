package org.fitterbench.core.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.apache.commons.math3.distribution.TDistribution;
import org.fitterbench.core.record.RecordJson;
import org.junit.jupiter.api.Test;

class WelchTest {
  @Test
  void theTestStatisticAgreesWithPublishedVectors() {
    Path file = Path.of("src/test/resources/comparison/welch.json");
    JsonNode vectors = RecordJson.tree(RecordJson.text(file), file.toString());
    double tolerance = vectors.get("rtol").doubleValue();
    assertFalse(vectors.get("welch").isEmpty());
    for (JsonNode vector : vectors.get("welch")) {
      Welch welch = Welch.of(numbers(vector.get("x")), numbers(vector.get("y")));
      double t = vector.get("t").doubleValue();
      assertEquals(t, welch.t(), Math.abs(t) * tolerance);
      double freedom = vector.get("df").doubleValue();
      assertEquals(freedom, welch.degreesOfFreedom(), freedom * tolerance);
      double p =
          2 * new TDistribution(welch.degreesOfFreedom()).cumulativeProbability(-Math.abs(t));
      assertEquals(vector.get("p").doubleValue(), p, 1e-7);
    }
  }

  @Test
  void theIntervalTouchesZeroAtTheLevelOfThePValue() {
    Welch welch = Welch.of(new double[] {2, 1, 3, 4}, new double[] {6, 5, 7, 9});
    double p = 0.00851286313137817;
    assertEquals(Math.abs(welch.difference()), welch.halfWidth(1 - p), 1e-6);
  }

  @Test
  void samplesWithoutSpreadHaveAnIntervalOfNoWidth() {
    Welch welch = Welch.of(new double[] {2, 2}, new double[] {3, 3});
    assertEquals(0, welch.halfWidth(0.95));
    assertEquals(-1, welch.difference());
  }

  @Test
  void aSingleValueIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Welch.of(new double[] {1}, new double[] {1, 2}));
  }

  private static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::doubleValue)
        .toArray();
  }
}
