package org.fitterbench.facemorph.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fitterbench.mesh.picture.ColourMap;
import org.junit.jupiter.api.Test;

final class ComponentScaleTest {
  @Test
  void signedNumbersGetASymmetricScaleWhoseMiddleIsZero() {
    ComponentScale scale = ComponentScale.signed(new float[] {-1, 0.5f, 11.2f}, "mm");
    assertEquals(-scale.colours().low(), scale.colours().high());
    assertTrue(scale.colours().high() >= 11.2);
    assertFalse(scale.cut());
    assertEquals(ColourMap.DIVERGING.colour(0.5), scale.colours().colour(0));
  }

  @Test
  void ticksAreRoundAndMeetBothEnds() {
    for (float largest : new float[] {0.013f, 0.5f, 1, 3.3f, 7, 12, 60, 99, 4321}) {
      ComponentScale scale = ComponentScale.amounts(new float[] {0, largest}, "mm");
      double steps = scale.colours().high() / scale.tickStep();
      assertEquals(Math.rint(steps), steps, 1e-6);
      assertTrue(steps >= 2 && steps <= 5, steps + " ticks up to " + largest);
      assertTrue(scale.colours().high() >= largest * 0.99, "up to " + largest);
      double leading = scale.tickStep() / Math.pow(10, Math.floor(Math.log10(scale.tickStep())));
      assertTrue(Math.abs(leading * 10 % 10) < 1e-6, "a step of " + scale.tickStep());
    }
  }

  @Test
  void aFewExtremeNumbersAreCutOffAndSaidToBe() {
    float[] values = new float[10_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 100 / 10f;
    }
    values[17] = 500;
    ComponentScale scale = ComponentScale.amounts(values, "mm");
    assertEquals(10, scale.colours().high(), 1e-9);
    assertTrue(scale.cut());
  }

  @Test
  void nothingButZeroStillHasAScale() {
    assertEquals(0, ComponentScale.amounts(new float[5], "mm").colours().low());
    assertTrue(ComponentScale.amounts(new float[5], "mm").colours().high() > 0);
    assertTrue(ComponentScale.signed(new float[0], "mm").colours().high() > 0);
  }

  @Test
  void labelsHaveTheDecimalsOfTheTicks() {
    assertEquals("0", ScaleBar.label(0, 5));
    assertEquals("\u221210", ScaleBar.label(-10, 5));
    assertEquals("0.4", ScaleBar.label(0.4, 0.2));
    assertEquals("0.0", ScaleBar.label(-1e-17, 0.2));
    assertEquals("0.005", ScaleBar.label(0.005, 0.005));
    assertEquals("3000", ScaleBar.label(3000, 1000));
  }
}
