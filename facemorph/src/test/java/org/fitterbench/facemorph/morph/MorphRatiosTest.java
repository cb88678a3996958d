package org.fitterbench.facemorph.morph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MorphRatiosTest {
  @ParameterizedTest
  @CsvSource({"25, 41", "10, 101", "1, 1001", "1000, 2", "500, 3"})
  void stepsInPermilleGiveEvenRatiosFromZeroToOne(int step, int count) {
    MorphRatios ratios = MorphRatios.ofStep(step);
    assertEquals(count, ratios.count());
    for (int frame = 0; frame < count; frame++) {
      assertEquals(step * frame / 1000f, ratios.ratio(frame), 1e-7f);
    }
    assertEquals(1f, ratios.ratio(count - 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -25, 30, 1001, 2000})
  void stepsThatMissTheEndAreNone(int step) {
    assertFalse(MorphRatios.isStep(step));
    assertThrows(IllegalArgumentException.class, () -> MorphRatios.ofStep(step));
  }

  @Test
  void aBlendIsExactAtBothEndsAndLinearBetween() {
    Random random = new Random(5);
    for (int size : new int[] {1, 13, 207, 4098}) {
      float[] from = new float[size];
      float[] to = new float[size];
      for (int i = 0; i < size; i++) {
        from[i] = random.nextFloat() - 0.5f;
        to[i] = 1e6f * (random.nextFloat() - 0.5f);
      }
      float[] out = new float[size];
      ShapeBlend.blend(from, to, 0, out);
      assertArrayEquals(from, out);
      ShapeBlend.blend(from, to, 1, out);
      assertArrayEquals(to, out);
      ShapeBlend.blend(from, to, 0.375f, out);
      for (int i = 0; i < size; i++) {
        double expected = 0.625 * from[i] + 0.375 * to[i];
        // Two products and a sum, each rounded once.
        double bound = 3 * Math.ulp(1f) * (Math.abs(from[i]) + Math.abs(to[i]));
        assertTrue(Math.abs(expected - out[i]) <= bound);
      }
    }
  }
}
