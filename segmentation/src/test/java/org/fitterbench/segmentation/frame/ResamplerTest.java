package org.fitterbench.segmentation.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ResamplerTest {
  @Test
  void aPlaneOfTheSameSizeStaysAsItIs() {
    float[] plane = random(7 * 5);
    assertArrayEquals(plane, resample(plane, 7, 5, 7, 5), 0);
  }

  @Test
  void aFlatPlaneStaysFlatAtAnySize() {
    float[] flat = new float[13 * 9];
    Arrays.fill(flat, 0.25f);
    for (int[] size : new int[][] {{1, 1}, {4, 3}, {13, 40}, {100, 2}}) {
      for (float value : resample(flat, 13, 9, size[0], size[1])) {
        assertEquals(0.25f, value, 1e-6f);
      }
    }
  }

  @Test
  void aRampStaysARampAwayFromTheBorders() {
    float[] ramp = new float[64];
    for (int i = 0; i < 64; i++) {
      ramp[i] = i;
    }
    float[] half = resample(ramp, 64, 1, 32, 1);
    float[] twice = resample(ramp, 64, 1, 128, 1);
    for (int i = 2; i < 30; i++) {
      assertEquals(2 * i + 0.5f, half[i], 1e-4f);
    }
    for (int i = 2; i < 126; i++) {
      assertEquals((i + 0.5f) / 2 - 0.5f, twice[i], 1e-4f);
    }
  }

  @Test
  void aPatternFinerThanTheResultBecomesItsMean() {
    float[] stripes = new float[256];
    for (int i = 0; i < 256; i++) {
      stripes[i] = i % 2;
    }
    float[] small = resample(stripes, 256, 1, 31, 1);
    for (int i = 1; i < 30; i++) {
      assertEquals(0.5f, small[i], 0.02f);
    }
  }

  @Test
  void rowsAndColumnsAreTreatedAlike() {
    float[] plane = random(6 * 10);
    float[] turned = new float[60];
    for (int y = 0; y < 10; y++) {
      for (int x = 0; x < 6; x++) {
        turned[x * 10 + y] = plane[y * 6 + x];
      }
    }
    float[] one = resample(plane, 6, 10, 9, 4);
    float[] other = resample(turned, 10, 6, 4, 9);
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 9; x++) {
        assertEquals(one[y * 9 + x], other[x * 4 + y], 1e-6f);
      }
    }
  }

  @Test
  void anEmptyPlaneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Resampler(0, 1, 1, 1));
  }

  private static float[] resample(float[] plane, int width, int height, int wide, int high) {
    Resampler resampler = new Resampler(width, height, wide, high);
    float[] result = new float[wide * high];
    resampler.resample(plane, new float[wide * height], result);
    return result;
  }

  private static float[] random(int count) {
    Random random = new Random(1);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }
}
