package org.fitterbench.facemorph.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class LabTest {
  private static void assertLab(double l, double a, double b, int colour) {
    Lab lab = Lab.ofSrgb(colour);
    assertEquals(l, lab.l(), 0.01);
    assertEquals(a, lab.a(), 0.02);
    assertEquals(b, lab.b(), 0.02);
  }

  /** The values that colour calculators give for sRGB under D65. */
  @Test
  void primariesHaveTheirKnownValues() {
    assertLab(53.24, 80.09, 67.20, 0xFF0000);
    assertLab(87.73, -86.18, 83.18, 0x00FF00);
    assertLab(32.30, 79.19, -107.86, 0x0000FF);
    assertLab(97.14, -21.55, 94.48, 0xFFFF00);
  }

  @Test
  void greysHaveNoChromaAndWhiteIsAHundred() {
    for (int grey = 0; grey < 256; grey++) {
      assertEquals(0, Lab.ofSrgb(grey * 0x010101).chroma(), 1e-12);
    }
    assertEquals(100, Lab.ofSrgb(0xFFFFFF).l(), 1e-12);
    assertEquals(0, Lab.ofSrgb(0).l(), 1e-12);
  }

  @Test
  void lightnessIsContinuousWhereTheStraightPartEnds() {
    double knee = 216.0 / 24389;
    assertEquals(Lab.compressed(knee), Lab.compressed(Math.nextUp(knee)), 1e-12);
  }

  @Test
  void bitsAboveTheColourAreNotRead() {
    assertEquals(Lab.ofSrgb(0x123456), Lab.ofSrgb(0xFF123456));
  }
}
