package org.fitterbench.mesh.video;

/** The colour conversion in plain arithmetic; see {@link YuvKernel}. */
final class ScalarYuv {
  /** Binary digits behind the point of the luma's coefficients. */
  static final int LUMA_SHIFT = 16;

  static final int LUMA_RED = 11966;
  static final int LUMA_GREEN = 40254;
  static final int LUMA_BLUE = 4064;

  /** Black, and a half for rounding. */
  static final int LUMA_BIAS = (16 << LUMA_SHIFT) + (1 << (LUMA_SHIFT - 1));

  /** As for the luma, and three more digits for the eight weights that are summed. */
  static final int CHROMA_SHIFT = 19;

  static final int BLUE_RED = -6596;
  static final int BLUE_GREEN = -22189;
  static final int BLUE_BLUE = 28785;
  static final int RED_RED = 28784;
  static final int RED_GREEN = -26145;
  static final int RED_BLUE = -2639;

  /** No colour, and a half for rounding. */
  static final int CHROMA_BIAS = (128 << CHROMA_SHIFT) + (1 << (CHROMA_SHIFT - 1));

  private ScalarYuv() {}

  static void luma(int[] pixels, int from, int count, byte[] luma, int at) {
    for (int i = 0; i < count; i++) {
      int pixel = pixels[from + i];
      luma[at + i] =
          (byte)
              ((LUMA_RED * (pixel >> 16 & 0xFF)
                      + LUMA_GREEN * (pixel >> 8 & 0xFF)
                      + LUMA_BLUE * (pixel & 0xFF)
                      + LUMA_BIAS)
                  >> LUMA_SHIFT);
    }
  }

  /**
   * Writes the differences at some even columns.
   *
   * @param first the first column, even
   * @param end behind the last column
   * @param count pixels of a row
   */
  static void chroma(
      int[] pixels,
      int upper,
      int lower,
      int first,
      int end,
      int count,
      byte[] blue,
      byte[] red,
      int at) {
    for (int x = first; x < end; x += 2) {
      int left = Math.max(x - 1, 0);
      int right = Math.min(x + 1, count - 1);
      int redBlue =
          redBlue(pixels[upper + left])
              + 2 * redBlue(pixels[upper + x])
              + redBlue(pixels[upper + right])
              + redBlue(pixels[lower + left])
              + 2 * redBlue(pixels[lower + x])
              + redBlue(pixels[lower + right]);
      int r = redBlue >>> 16;
      int b = redBlue & 0xFFFF;
      int g =
          green(pixels[upper + left])
              + 2 * green(pixels[upper + x])
              + green(pixels[upper + right])
              + green(pixels[lower + left])
              + 2 * green(pixels[lower + x])
              + green(pixels[lower + right]);
      int cb = BLUE_RED * r + BLUE_GREEN * g + BLUE_BLUE * b + CHROMA_BIAS;
      int cr = RED_RED * r + RED_GREEN * g + RED_BLUE * b + CHROMA_BIAS;
      blue[at + x / 2] = (byte) (cb >> CHROMA_SHIFT);
      red[at + x / 2] = (byte) (cr >> CHROMA_SHIFT);
    }
  }

  /** Red and blue of a pixel with room for sums: red in the upper 16 bits, blue in the lower. */
  private static int redBlue(int pixel) {
    return pixel & 0xFF00FF;
  }

  private static int green(int pixel) {
    return pixel >> 8 & 0xFF;
  }
}
