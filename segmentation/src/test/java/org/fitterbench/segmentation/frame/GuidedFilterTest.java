package org.fitterbench.segmentation.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class GuidedFilterTest {
  private static final int WIDTH = 23;
  private static final int HEIGHT = 17;

  @Test
  void itIsTheDefinitionOfThePaper() {
    Random random = new Random(2);
    float[] guide = new float[WIDTH * HEIGHT];
    float[] mask = new float[WIDTH * HEIGHT];
    for (int i = 0; i < guide.length; i++) {
      guide[i] = random.nextFloat();
      mask[i] = random.nextFloat();
    }
    double[] expected = byDefinition(guide, mask, 3, 1e-2);
    new GuidedFilter(3, 1e-2f).filter(guide, mask, WIDTH, HEIGHT);
    for (int i = 0; i < mask.length; i++) {
      assertEquals(expected[i], mask[i], 1e-5);
    }
  }

  @Test
  void aBlurredEdgeMovesOntoTheEdgeOfTheFrame() {
    float[] guide = new float[WIDTH * HEIGHT];
    float[] mask = new float[WIDTH * HEIGHT];
    for (int i = 0; i < guide.length; i++) {
      int column = i % WIDTH;
      guide[i] = column < 11 ? 0.2f : 0.8f;
      mask[i] = Math.clamp((column - 7) / 8f, 0f, 1f);
    }
    new GuidedFilter(4, 1e-4f).filter(guide, mask, WIDTH, HEIGHT);
    int row = 8 * WIDTH;
    assertTrue(mask[row + 11] - mask[row + 10] > 0.4, mask[row + 10] + " to " + mask[row + 11]);
  }

  @Test
  void windowsLargerThanThePictureAreItsMean() {
    float[] plane = {1, 2, 3, 4, 5, 6};
    float[] means = new float[6];
    new BoxMean(9, 3, 2).apply(plane, means);
    for (float value : means) {
      assertEquals(3.5f, value, 1e-6f);
    }
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new GuidedFilter(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new GuidedFilter(1, Float.NaN));
  }

  private static double[] byDefinition(float[] guide, float[] mask, int radius, double epsilon) {
    double[] slopes = new double[guide.length];
    double[] offsets = new double[guide.length];
    for (int i = 0; i < guide.length; i++) {
      double[] means =
          means(
              i,
              radius,
              k -> new double[] {guide[k], mask[k], guide[k] * mask[k], guide[k] * guide[k]});
      slopes[i] = (means[2] - means[0] * means[1]) / (means[3] - means[0] * means[0] + epsilon);
      offsets[i] = means[1] - slopes[i] * means[0];
    }
    double[] result = new double[guide.length];
    for (int i = 0; i < guide.length; i++) {
      double[] means = means(i, radius, k -> new double[] {slopes[k], offsets[k]});
      result[i] = Math.clamp(means[0] * guide[i] + means[1], 0, 1);
    }
    return result;
  }

  private interface Numbers {
    double[] at(int pixel);
  }

  private static double[] means(int pixel, int radius, Numbers numbers) {
    double[] sums = new double[numbers.at(pixel).length];
    int count = 0;
    for (int y = pixel / WIDTH - radius; y <= pixel / WIDTH + radius; y++) {
      for (int x = pixel % WIDTH - radius; x <= pixel % WIDTH + radius; x++) {
        if (y >= 0 && x >= 0 && y < HEIGHT && x < WIDTH) {
          double[] values = numbers.at(y * WIDTH + x);
          for (int k = 0; k < sums.length; k++) {
            sums[k] += values[k];
          }
          count++;
        }
      }
    }
    for (int k = 0; k < sums.length; k++) {
      sums[k] /= count;
    }
    return sums;
  }
}
