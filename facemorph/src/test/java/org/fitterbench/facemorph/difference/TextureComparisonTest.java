package org.fitterbench.facemorph.difference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.fitterbench.facemorph.colour.Ciede2000;
import org.fitterbench.facemorph.colour.Lab;
import org.fitterbench.mesh.picture.Picture;
import org.junit.jupiter.api.Test;

final class TextureComparisonTest {
  private static final int NEARLY_BLACK = 0xFF0C0D0D;
  private static final int JUST_SEEN = 0xFF0D0D0D;

  private static Picture random(int width, int height, int seed) {
    int[] pixels = new SplittableRandom(seed).ints((long) width * height).toArray();
    return new Picture(width, height, pixels);
  }

  @Test
  void everyTexelHasTheDifferenceOfItsColours() {
    Picture first = random(37, 11, 1);
    Picture second = random(37, 11, 2);
    TextureDifference difference = TextureComparison.between(first, second, 1);
    assertEquals(37, difference.width());
    assertEquals(11, difference.height());
    for (int i = 0; i < 37 * 11; i++) {
      Lab one = Lab.ofSrgb(first.pixels()[i]);
      Lab two = Lab.ofSrgb(second.pixels()[i]);
      assertEquals(two.l() - one.l(), difference.luminance()[i], 1e-3);
      assertEquals(Math.hypot(two.a() - one.a(), two.b() - one.b()), difference.chroma()[i], 1e-3);
      assertEquals(Ciede2000.between(one, two), difference.total()[i], 1e-3);
    }
  }

  @Test
  void texelsThatAreNearlyBlackInBothAreBackground() {
    int[] one = {NEARLY_BLACK, NEARLY_BLACK, JUST_SEEN, 0xFF000000, 0xFFFFFFFF};
    int[] two = {0xFF000000, JUST_SEEN, 0xFF000000, NEARLY_BLACK, 0xFFFFFFFF};
    TextureDifference difference =
        TextureComparison.between(new Picture(5, 1, one), new Picture(5, 1, two), 1);
    assertArrayEquals(new boolean[] {false, true, true, false, true}, difference.foreground());
    assertEquals(3, difference.foregroundCount());
    assertEquals(0, difference.total()[0]);
    assertEquals(0, difference.luminance()[3]);
    assertTrue(difference.total()[2] > 0);
    assertEquals(0, difference.total()[4], "equal colours do not differ");
    assertEquals(3, difference.ofForeground(difference.total()).length);
  }

  @Test
  void theDifferenceIsTheSameForAnyNumberOfThreads() {
    Picture first = random(61, 29, 3);
    Picture second = random(61, 29, 4);
    TextureDifference alone = TextureComparison.between(first, second, 1);
    for (int threads : new int[] {2, 3, 64}) {
      TextureDifference together = TextureComparison.between(first, second, threads);
      assertArrayEquals(alone.luminance(), together.luminance());
      assertArrayEquals(alone.chroma(), together.chroma());
      assertArrayEquals(alone.total(), together.total());
      assertArrayEquals(alone.foreground(), together.foreground());
    }
  }

  @Test
  void luminanceChangesItsSignWithTheDirectionAndTheOthersStay() {
    Picture first = random(16, 16, 5);
    Picture second = random(16, 16, 6);
    TextureDifference there = TextureComparison.between(first, second, 2);
    TextureDifference back = TextureComparison.between(second, first, 2);
    for (int i = 0; i < 256; i++) {
      assertEquals(there.luminance()[i], -back.luminance()[i], 1e-4);
      assertEquals(there.chroma()[i], back.chroma()[i], 1e-4);
      assertEquals(there.total()[i], back.total()[i], 2e-3);
    }
  }

  @Test
  void texturesOfUnlikeSizesMeetAtTheLargerSides() {
    Picture wide = Picture.filled(40, 10, 0xFF808080);
    Picture high = Picture.filled(20, 30, 0xFF808080);
    TextureDifference difference = TextureComparison.between(wide, high, 2);
    assertEquals(40, difference.width());
    assertEquals(30, difference.height());
    for (float total : difference.total()) {
      assertEquals(0, total);
    }
  }

  @Test
  void enlargedTexturesKeepCentresAndBorders() {
    Picture small = new Picture(2, 1, new int[] {0xFF000000, 0xFF6496C8});
    Picture large = TextureSize.resampled(small, 4, 2);
    int[] row = {0xFF000000, 0xFF192632, 0xFF4B7196, 0xFF6496C8};
    for (int column = 0; column < 4; column++) {
      assertEquals(large.pixel(column, 0), large.pixel(column, 1));
      for (int shift = 0; shift < 32; shift += 8) {
        int expected = row[column] >>> shift & 0xFF;
        assertEquals(expected, large.pixel(column, 0) >>> shift & 0xFF, 1);
      }
    }
  }

  @Test
  void aTextureOfTheRightSizeIsNotCopied() {
    Picture texture = random(8, 8, 9);
    assertSame(texture, TextureSize.resampled(texture, 8, 8));
    assertNotSame(texture, TextureSize.resampled(texture, 9, 8));
  }
}
