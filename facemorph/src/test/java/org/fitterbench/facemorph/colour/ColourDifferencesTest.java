package org.fitterbench.facemorph.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ColourDifferencesTest {
  /** How near to opposite hues the formula's own discontinuity is left out, degrees. */
  private static final double SEAM = 0.01;

  private static void assertLikeTheDefinition(int[] first, int[] second) {
    float[] luminance = new float[first.length];
    float[] chroma = new float[first.length];
    float[] total = new float[first.length];
    ColourDifferences.compute(first, second, 0, first.length, luminance, chroma, total);
    double largest = 0;
    int worst = 0;
    for (int i = 0; i < first.length; i++) {
      Lab one = Lab.ofSrgb(first[i]);
      Lab two = Lab.ofSrgb(second[i]);
      assertEquals(two.l() - one.l(), luminance[i], ColourDifferences.ERROR_BOUND);
      double distance = Math.hypot(two.a() - one.a(), two.b() - one.b());
      assertEquals(distance, chroma[i], ColourDifferences.ERROR_BOUND);
      double off = Math.abs(Ciede2000.between(one, two) - total[i]);
      if (!(off <= largest) && !nearlyOpposite(one, two)) {
        largest = off;
        worst = i;
      }
    }
    int unlike = worst;
    double error = largest;
    assertTrue(
        error <= ColourDifferences.ERROR_BOUND,
        () -> String.format("%06X and %06X: off by %g", first[unlike], second[unlike], error));
  }

  private static boolean nearlyOpposite(Lab one, Lab two) {
    double stretch = 1.5 - 0.5 * Ciede2000.chromaWeight((one.chroma() + two.chroma()) / 2);
    double hue1 = Math.atan2(one.b(), one.a() * stretch);
    double hue2 = Math.atan2(two.b(), two.a() * stretch);
    double apart = Math.toDegrees(Math.abs(hue1 - hue2));
    return Math.abs(apart - 180) < SEAM;
  }

  @Test
  void anyTwoColoursDifferAsDefined() {
    SplittableRandom random = new SplittableRandom(11);
    for (int count : new int[] {0, 1, 13, 207, 4098, 300_000}) {
      int[] first = random.ints(count, 0, 1 << 24).toArray();
      int[] second = random.ints(count, 0, 1 << 24).toArray();
      assertLikeTheDefinition(first, second);
    }
  }

  @Test
  void neighbouringColoursDifferAsDefined() {
    SplittableRandom random = new SplittableRandom(12);
    int[] first = random.ints(300_000, 0, 1 << 24).toArray();
    int[] second = new int[first.length];
    for (int i = 0; i < first.length; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        int near = (first[i] >> shift & 0xFF) + random.nextInt(-3, 4);
        second[i] |= Math.clamp(near, 0, 255) << shift;
      }
    }
    assertLikeTheDefinition(first, second);
  }

  @Test
  void greysAndDarkColoursDifferAsDefined() {
    int[] first = new int[256 * 256];
    int[] second = new int[first.length];
    for (int i = 0; i < first.length; i++) {
      first[i] = (i & 0xFF) * 0x010101;
      second[i] = (i >> 8) * 0x010101;
    }
    assertLikeTheDefinition(first, second);
    SplittableRandom random = new SplittableRandom(13);
    int[] dark = random.ints(100_000, 0, 1 << 24).map(colour -> colour & 0x0F0F0F).toArray();
    int[] grey = random.ints(dark.length, 0, 256).map(value -> value * 0x010101).toArray();
    assertLikeTheDefinition(dark, grey);
    assertLikeTheDefinition(grey, dark);
  }

  @Test
  void onlyTheAskedPairsAreCompared() {
    int[] first = {0, 0, 0, 0};
    int[] second = {0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF};
    float[] luminance = new float[4];
    float[] chroma = new float[4];
    float[] total = {-1, -1, -1, -1};
    ColourDifferences.compute(first, second, 1, 3, luminance, chroma, total);
    assertEquals(-1, total[0]);
    assertEquals(100, total[1], 1e-3);
    assertEquals(100, total[2], 1e-3);
    assertEquals(-1, total[3]);
  }
}
