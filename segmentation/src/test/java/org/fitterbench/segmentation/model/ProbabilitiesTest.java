package org.fitterbench.segmentation.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fitterbench.core.failure.UserInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProbabilitiesTest {
  @ParameterizedTest
  @ValueSource(
      floats = {
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        -0.5f,
        -1e30f,
        1.1f,
        1.9f,
        2,
        1e30f
      })
  void aNumberThatIsNoProbabilityIsRefusedWhereverItLies(float wrong) {
    for (int place : new int[] {0, 1, 63, 64, 99}) {
      float[] values = new float[100];
      values[place] = wrong;
      UserInputException refused =
          assertThrows(
              UserInputException.class, () -> Probabilities.require(values, 100, "a network"));
      assertTrue(refused.problem().contains("a network"), refused.problem());
    }
  }

  @Test
  void whatRoundingTookBeyondIsBroughtBack() {
    float[] values = {0, 1, 0.5f, -1e-5f, 1.0001f, -0f, Float.MIN_VALUE};
    Probabilities.require(values, values.length, "a network");
    assertArrayEquals(new float[] {0, 1, 0.5f, 0, 1, 0, Float.MIN_VALUE}, values, 0f);
  }

  @Test
  void whatLiesBehindTheLastPictureDoesNotCount() {
    float[] values = {0.25f, Float.NaN};
    Probabilities.require(values, 1, "a network");
    assertArrayEquals(new float[] {0.25f, Float.NaN}, values, 0f);
  }
}
