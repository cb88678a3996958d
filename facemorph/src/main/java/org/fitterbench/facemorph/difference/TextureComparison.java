package org.fitterbench.facemorph.difference;

import org.fitterbench.facemorph.colour.ColourDifferences;
import org.fitterbench.mesh.picture.Picture;

/**
 * Compares two textures.
 *
 * <p>Textures of unlike sizes are brought to the larger width and the larger height of the two, so
 * that no detail is lost, by bilinear interpolation of the encoded values between texel centres,
 * the border texels drawn out. A texel is background where it is darker than {@value
 * #BACKGROUND_BELOW} in both: the mean of its encoded red, green and blue, each 0 to 1, is below
 * it. Transparency is not read.
 */
public final class TextureComparison {
  /** What counts as black, as a share of white, encoded. */
  public static final double BACKGROUND_BELOW = 0.05;

  /** The sum of three 8-bit values that is the least foreground. */
  static final int FOREGROUND_SUM = (int) Math.ceil(BACKGROUND_BELOW * 3 * 255);

  private TextureComparison() {}

  /**
   * Measures the difference of two textures.
   *
   * @param threads how many compute, the caller among them, at least 1; the result does not depend
   *     on it
   */
  public static TextureDifference between(Picture first, Picture second, int threads) {
    int width = Math.max(first.width(), second.width());
    int height = Math.max(first.height(), second.height());
    int[] from = TextureSize.resampled(first, width, height).pixels();
    int[] to = TextureSize.resampled(second, width, height).pixels();
    int texels = width * height;
    TextureDifference result =
        new TextureDifference(
            width,
            height,
            new float[texels],
            new float[texels],
            new float[texels],
            new boolean[texels]);
    RowBands.run(
        height, threads, (top, bottom) -> compare(from, to, top * width, bottom * width, result));
    return result;
  }

  /** Runs of foreground are compared as a whole, and background stays 0. */
  private static void compare(int[] from, int[] to, int start, int end, TextureDifference result) {
    int texel = start;
    while (texel < end) {
      int first = texel;
      while (texel < end && (isForeground(from[texel]) || isForeground(to[texel]))) {
        result.foreground()[texel++] = true;
      }
      ColourDifferences.compute(
          from, to, first, texel, result.luminance(), result.chroma(), result.total());
      texel++;
    }
  }

  static boolean isForeground(int texel) {
    return (texel >> 16 & 0xFF) + (texel >> 8 & 0xFF) + (texel & 0xFF) >= FOREGROUND_SUM;
  }
}
