package org.fitterbench.mesh.picture;

import java.util.Arrays;

/**
 * A picture of 8 bits a channel, sRGB-encoded; the array is not copied and must not be changed.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param pixels [height·width] packed as {@code 0xAARRGGBB}, alpha not premultiplied, row by row
 *     from the upper left
 */
public record Picture(int width, int height, int[] pixels) {
  public Picture {
    if (width < 1 || height < 1 || (long) width * height != pixels.length) {
      throw new IllegalArgumentException(
          pixels.length + " pixels are no picture of " + width + " x " + height);
    }
  }

  /** A picture of one colour, {@code 0xAARRGGBB}. */
  public static Picture filled(int width, int height, int colour) {
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, colour);
    return new Picture(width, height, pixels);
  }

  /** The colour {@code 0xAARRGGBB} in a column from the left and a row from the top. */
  public int pixel(int column, int row) {
    return pixels[row * width + column];
  }

  /** Whether every pixel covers what is behind it wholly. */
  public boolean isOpaque() {
    int all = 0xFF000000;
    for (int pixel : pixels) {
      all &= pixel;
    }
    return all == 0xFF000000;
  }
}
