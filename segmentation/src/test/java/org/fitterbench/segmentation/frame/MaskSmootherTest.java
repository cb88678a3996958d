package org.fitterbench.segmentation.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MaskSmootherTest {
  private static final double HALF = 0.03;

  /** Some rounded operations on numbers up to 1. */
  private static final double ROUNDING = 1e-6;

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "13, 1, 2", "207, 3, 1", "31, 17, 2"})
  void everyPlaceIsTheFormula(int width, int height, int views) {
    double strength = 0.7;
    int places = width * height;
    MaskSmoother[] smoothers = new MaskSmoother[views];
    for (int view = 0; view < views; view++) {
      smoothers[view] = new MaskSmoother(strength, width, height, width, height);
    }
    Random random = new Random(5);
    float[] before = new float[0];
    double[] expected = new double[views * places];
    for (int frame = 0; frame < 5; frame++) {
      float[] picture = picture(before, views * places, random);
      float[] masks = new float[views * places];
      for (int i = 0; i < masks.length; i++) {
        masks[i] = random.nextFloat();
        expected[i] =
            frame == 0
                ? masks[i]
                : masks[i] + share(strength, picture, before, i) * (expected[i] - masks[i]);
      }
      for (int view = 0; view < views; view++) {
        smoothers[view].smooth(FloatBuffer.wrap(picture), masks, view);
      }
      for (int i = 0; i < masks.length; i++) {
        assertEquals(expected[i], masks[i], ROUNDING, "frame " + frame + ", place " + i);
      }
      before = picture;
    }
  }

  /** Half of the colours change from a frame to the next, by little or much. */
  private static float[] picture(float[] before, int places, Random random) {
    float[] picture = before.clone();
    if (before.length == 0) {
      picture = new float[3 * places];
    }
    for (int i = 0; i < picture.length; i++) {
      if (random.nextBoolean()) {
        float change = (float) Math.pow(10, -3 * random.nextDouble());
        picture[i] = before.length == 0 ? random.nextFloat() : Math.abs(picture[i] - change);
      }
    }
    return picture;
  }

  private static double share(double strength, float[] now, float[] before, int place) {
    double change = 0;
    for (int i = 3 * place; i < 3 * place + 3; i++) {
      change += Math.abs((double) now[i] - before[i]) / 3;
    }
    return strength / (1 + Math.pow(change / HALF, 2));
  }

  @Test
  void whereThePictureStandsStillAFlashOfTheMaskFadesAndWhereItChangesTheNewMaskStands() {
    MaskSmoother smoother = new MaskSmoother(0.5, 2, 1, 2, 1);
    float[] dark = new float[6];
    float[] rightIsBright = {0, 0, 0, 1, 1, 1};
    float[] masks = {0, 0};
    smoother.smooth(FloatBuffer.wrap(dark), masks, 0);
    masks = new float[] {1, 1};
    smoother.smooth(FloatBuffer.wrap(rightIsBright), masks, 0);
    assertArrayEquals(new float[] {0.5f, 1}, masks, 1e-3f);
    masks = new float[] {0, 1};
    smoother.smooth(FloatBuffer.wrap(rightIsBright), masks, 0);
    assertArrayEquals(new float[] {0.25f, 1}, masks, 1e-3f);
  }

  @Test
  void aMaskOfAnotherSizeThanThePictureLooksAtThePixelsUnderItsPlaces() {
    MaskSmoother smoother = new MaskSmoother(0.5, 4, 4, 2, 2);
    float[] picture = new float[3 * 4 * 4];
    float[] masks = new float[4];
    smoother.smooth(FloatBuffer.wrap(picture), masks, 0);
    // The pixel of row 3 and column 1 is the middle of the lower left place.
    float[] changed = picture.clone();
    for (int i = 0; i < 3; i++) {
      changed[3 * (3 * 4 + 1) + i] = 1;
    }
    masks = new float[] {1, 1, 1, 1};
    smoother.smooth(FloatBuffer.wrap(changed), masks, 0);
    assertArrayEquals(new float[] {0.5f, 0.5f, 1, 0.5f}, masks, 1e-3f);
  }

  @Test
  void probabilitiesStayProbabilities() {
    MaskSmoother smoother = new MaskSmoother(MaskSmoother.MOST, 16, 16, 16, 16);
    Random random = new Random(9);
    float[] picture = new float[3 * 256];
    for (int frame = 0; frame < 50; frame++) {
      float[] masks = new float[256];
      for (int i = 0; i < masks.length; i++) {
        masks[i] = random.nextInt(2);
      }
      smoother.smooth(FloatBuffer.wrap(picture), masks, 0);
      for (float mask : masks) {
        assertTrue(mask >= 0 && mask <= 1, () -> "a probability of " + mask);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 0.96, Double.NaN})
  void aStrengthThatSmoothsNothingOrForEverIsRefused(double strength) {
    assertThrows(IllegalArgumentException.class, () -> new MaskSmoother(strength, 2, 2, 2, 2));
  }
}
