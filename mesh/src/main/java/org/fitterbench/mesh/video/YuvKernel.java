package org.fitterbench.mesh.video;

import org.fitterbench.mesh.picture.Picture;

/**
 * Which kernel turns pictures into {@link YuvFrame}s; both give the same bits.
 *
 * <p>The matrix is that of ITU-R BT.709-6, item 3: luma is 0.2126 R' + 0.7152 G' + 0.0722 B', and
 * the differences are (B' − Y') / 1.8556 and (R' − Y') / 1.5748, quantised to 8 bits in limited
 * range (items 3.4 and 4), here with coefficients of 16 bits and rounded to nearest. A colour
 * difference is the mean over two rows of the pixels at its column, weighted 2, and at both
 * neighbouring columns, weighted 1: H.264 sites it at the left column unless told otherwise.
 */
public enum YuvKernel {
  /** One number at a time. */
  SCALAR {
    @Override
    void luma(int[] pixels, int from, int count, byte[] luma, int at) {
      ScalarYuv.luma(pixels, from, count, luma, at);
    }

    @Override
    void chroma(int[] pixels, int upper, int lower, int count, byte[] blue, byte[] red, int at) {
      ScalarYuv.chroma(pixels, upper, lower, 0, count, count, blue, red, at);
    }
  },
  /** Eight numbers at a time, with the module {@code jdk.incubator.vector}. */
  VECTOR {
    @Override
    void luma(int[] pixels, int from, int count, byte[] luma, int at) {
      VectorYuv.luma(pixels, from, count, luma, at);
    }

    @Override
    void chroma(int[] pixels, int upper, int lower, int count, byte[] blue, byte[] red, int at) {
      VectorYuv.chroma(pixels, upper, lower, count, blue, red, at);
    }
  };

  /**
   * Until the compiler has made machine code of it, code with explicit vectors is many times slower
   * than scalar code; it takes so many pixels to make up for that.
   */
  private static final long PIXELS_TO_PAY = 1_000_000_000;

  /**
   * The kernel that converts so many pixels soonest in this JVM, starting cold.
   *
   * @param pixels of all frames together
   */
  public static YuvKernel forPixels(long pixels) {
    return pixels < PIXELS_TO_PAY ? SCALAR : fastest();
  }

  /** The fastest that this JVM has once compiled: the vector kernel where its module was added. */
  public static YuvKernel fastest() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? VECTOR : SCALAR;
  }

  /**
   * Converts a picture, taken as opaque.
   *
   * @param picture of the frame's size, or of one column or row less, which the last one fills
   * @param frame written over
   */
  public void convert(Picture picture, YuvFrame frame) {
    int width = picture.width();
    int height = picture.height();
    if (frame.width() != width + (width & 1) || frame.height() != height + (height & 1)) {
      throw new IllegalArgumentException(
          "A picture of "
              + width
              + " x "
              + height
              + " is no frame of "
              + frame.width()
              + " x "
              + frame.height());
    }
    for (int y = 0; y < height; y++) {
      int at = y * frame.width();
      luma(picture.pixels(), y * width, width, frame.luma(), at);
      if (frame.width() > width) {
        frame.luma()[at + width] = frame.luma()[at + width - 1];
      }
    }
    if (frame.height() > height) {
      int last = (height - 1) * frame.width();
      System.arraycopy(frame.luma(), last, frame.luma(), last + frame.width(), frame.width());
    }
    for (int y = 0; y < height; y += 2) {
      int lower = Math.min(y + 1, height - 1) * width;
      int at = y / 2 * (frame.width() / 2);
      chroma(picture.pixels(), y * width, lower, width, frame.blue(), frame.red(), at);
    }
  }

  /**
   * Writes the luma of a run of pixels.
   *
   * @param pixels {@code 0xAARRGGBB}
   * @param from the first pixel
   * @param count how many
   * @param luma written from {@code at}
   */
  abstract void luma(int[] pixels, int from, int count, byte[] luma, int at);

  /**
   * Writes the colour differences of two rows.
   *
   * @param pixels {@code 0xAARRGGBB}
   * @param upper where the upper row starts
   * @param lower where the lower row starts
   * @param count pixels of a row
   * @param blue written from {@code at}, ⌈count/2⌉ numbers
   * @param red likewise
   */
  abstract void chroma(
      int[] pixels, int upper, int lower, int count, byte[] blue, byte[] red, int at);
}
