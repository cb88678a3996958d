package org.fitterbench.mesh.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.fitterbench.mesh.picture.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class YuvKernelTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 13, 16, 17, 18, 19, 33, 34, 35, 207, 4098})
  void bothKernelsGiveTheSameBits(int width) {
    Picture picture = noise(width, 5, 7 + width);
    YuvFrame scalar = converted(YuvKernel.SCALAR, picture);
    YuvFrame vector = converted(YuvKernel.VECTOR, picture);
    assertArrayEquals(scalar.luma(), vector.luma());
    assertArrayEquals(scalar.blue(), vector.blue());
    assertArrayEquals(scalar.red(), vector.red());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 13, 64})
  void samplesAreWithinOneOfTheStandardsFormulas(int width) {
    int height = 6;
    Picture picture = noise(width, height, 3);
    YuvFrame frame = converted(YuvKernel.SCALAR, picture);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double[] yuv = bt709(picture, x, y);
        assertEquals(16 + 219 * yuv[0], frame.luma()[y * frame.width() + x] & 0xFF, 0.51);
      }
    }
    for (int y = 0; y < height; y += 2) {
      for (int x = 0; x < width; x += 2) {
        double[] sum = new double[3];
        for (int row = 0; row < 2; row++) {
          for (int side = -1; side <= 1; side++) {
            double[] yuv = bt709(picture, Math.clamp(x + side, 0, width - 1), y + row);
            for (int i = 0; i < 3; i++) {
              sum[i] += yuv[i] * (side == 0 ? 0.25 : 0.125);
            }
          }
        }
        int at = y / 2 * (frame.width() / 2) + x / 2;
        assertEquals(128 + 224 * sum[1], frame.blue()[at] & 0xFF, 0.51);
        assertEquals(128 + 224 * sum[2], frame.red()[at] & 0xFF, 0.51);
      }
    }
  }

  /** Values of 8-bit BT.709 colour bars at full amplitude. */
  @ParameterizedTest
  @CsvSource({
    "000000, 16, 128, 128",
    "FFFFFF, 235, 128, 128",
    "808080, 126, 128, 128",
    "FF0000, 63, 102, 240",
    "00FF00, 173, 42, 26",
    "0000FF, 32, 240, 118",
    "FFFF00, 219, 16, 138",
  })
  void primariesHaveTheirPublishedValues(String rgb, int y, int cb, int cr) {
    Picture picture = Picture.filled(38, 2, 0xFF000000 | Integer.parseInt(rgb, 16));
    for (YuvKernel kernel : YuvKernel.values()) {
      YuvFrame frame = converted(kernel, picture);
      for (byte luma : frame.luma()) {
        assertEquals(y, luma & 0xFF);
      }
      for (int i = 0; i < frame.blue().length; i++) {
        assertEquals(cb, frame.blue()[i] & 0xFF);
        assertEquals(cr, frame.red()[i] & 0xFF);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOddPictureRepeatsItsLastColumnAndRow(YuvKernel kernel) {
    Picture odd = noise(35, 5, 9);
    int[] pixels = new int[36 * 6];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = odd.pixel(Math.min(i % 36, 34), Math.min(i / 36, 4));
    }
    YuvFrame expected = converted(kernel, new Picture(36, 6, pixels));
    YuvFrame actual = converted(kernel, odd);
    assertArrayEquals(expected.luma(), actual.luma());
    assertArrayEquals(expected.blue(), actual.blue());
    assertArrayEquals(expected.red(), actual.red());
  }

  @Test
  void aShortVideoIsConvertedWithoutWarmingVectorsUp() {
    assertEquals(YuvKernel.SCALAR, YuvKernel.forPixels(41L * 512 * 512));
    assertEquals(YuvKernel.fastest(), YuvKernel.forPixels(100_000L * 1920 * 1080));
  }

  @Test
  void aFrameOfAnotherSizeIsRefused() {
    Picture picture = noise(8, 8, 1);
    YuvFrame frame = YuvFrame.allocate(8, 10);
    assertThrows(IllegalArgumentException.class, () -> YuvKernel.SCALAR.convert(picture, frame));
    assertThrows(IllegalArgumentException.class, () -> YuvFrame.allocate(7, 8));
  }

  private static YuvFrame converted(YuvKernel kernel, Picture picture) {
    YuvFrame frame =
        YuvFrame.allocate(
            picture.width() + picture.width() % 2, picture.height() + picture.height() % 2);
    kernel.convert(picture, frame);
    return frame;
  }

  private static Picture noise(int width, int height, long seed) {
    return new Picture(width, height, new Random(seed).ints((long) width * height).toArray());
  }

  /** Y', Cb, Cr as fractions: ITU-R BT.709-6, items 3.2 and 3.3. */
  private static double[] bt709(Picture picture, int x, int y) {
    int pixel = picture.pixel(x, y);
    double red = (pixel >> 16 & 0xFF) / 255.0;
    double green = (pixel >> 8 & 0xFF) / 255.0;
    double blue = (pixel & 0xFF) / 255.0;
    double luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    return new double[] {luma, (blue - luma) / 1.8556, (red - luma) / 1.5748};
  }
}
