package org.fitterbench.mesh.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ColourMapTest {
  private static double[] lab(ColourMap map, double value) {
    return Oklab.ofSrgb(map.colour(value));
  }

  @ParameterizedTest
  @EnumSource(ColourMap.class)
  void equalStepsLookEqual(ColourMap map) {
    double total = 0;
    for (int i = 0; i < 32; i++) {
      total += Oklab.distance(lab(map, i / 32.0), lab(map, (i + 1) / 32.0));
    }
    for (int i = 0; i < 32; i++) {
      double step = Oklab.distance(lab(map, i / 32.0), lab(map, (i + 1) / 32.0));
      assertEquals(total / 32, step, 0.2 * total / 32, "step " + i);
    }
  }

  @Test
  void lightnessRisesAlongTheSequentialMap() {
    for (int i = 0; i < 64; i++) {
      assertTrue(
          lab(ColourMap.SEQUENTIAL, i / 64.0)[0] < lab(ColourMap.SEQUENTIAL, (i + 1) / 64.0)[0]);
    }
  }

  @Test
  void lightnessOfTheDivergingMapMirrorsAroundItsMiddle() {
    for (int i = 0; i <= 32; i++) {
      double below = lab(ColourMap.DIVERGING, 0.5 - i / 64.0)[0];
      double above = lab(ColourMap.DIVERGING, 0.5 + i / 64.0)[0];
      assertEquals(below, above, 0.06);
    }
  }

  @Test
  void whatIsBeyondTheScaleGetsTheColoursOfItsEnds() {
    ColourScale scale = new ColourScale(ColourMap.SEQUENTIAL, -2, 6, "mm");
    int[] colours = scale.colours(new float[] {-9, -2, 6, 50, Float.NaN});
    assertArrayEquals(
        new int[] {0xFF440154, 0xFF440154, 0xFFFDE725, 0xFFFDE725, 0xFF808080}, colours);
    assertThrows(
        IllegalArgumentException.class, () -> new ColourScale(ColourMap.DIVERGING, 1, 1, "mm"));
  }

  @Test
  void everyColourSurvivesTheWayToOklabAndBack() {
    for (int colour = 0; colour < 0x1000000; colour += 4099) {
      assertEquals(0xFF000000 | colour, Oklab.toSrgb(Oklab.ofSrgb(colour)));
    }
  }
}
