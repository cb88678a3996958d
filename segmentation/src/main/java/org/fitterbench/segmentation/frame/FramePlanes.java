package org.fitterbench.segmentation.frame;

import org.fitterbench.mesh.picture.Picture;

/** The channels of a picture as planes of numbers from 0 to 1, sRGB-encoded. */
public final class FramePlanes {
  private static final float SCALE = 1f / 255;

  private FramePlanes() {}

  /**
   * One channel of a picture.
   *
   * @param shift 16 for red, 8 for green, 0 for blue
   * @param plane [height·width] receives it
   */
  public static void channel(Picture picture, int shift, float[] plane) {
    int[] pixels = picture.pixels();
    for (int i = 0; i < pixels.length; i++) {
      plane[i] = (pixels[i] >> shift & 0xFF) * SCALE;
    }
  }

  /**
   * The brightness of a picture (luma of ITU-R BT.709).
   *
   * @param plane [height·width] receives it
   */
  public static void luma(Picture picture, float[] plane) {
    int[] pixels = picture.pixels();
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      plane[i] =
          SCALE
              * (0.2126f * (pixel >> 16 & 0xFF)
                  + 0.7152f * (pixel >> 8 & 0xFF)
                  + 0.0722f * (pixel & 0xFF));
    }
  }
}
