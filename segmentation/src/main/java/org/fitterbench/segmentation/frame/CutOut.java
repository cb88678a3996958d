package org.fitterbench.segmentation.frame;

import org.fitterbench.mesh.picture.Picture;

/** What is made of a frame and its mask. */
public enum CutOut {
  /** The probability of a person as a grey picture of 8 bits. */
  MASK {
    @Override
    public Picture of(Picture frame, float[] mask, Backdrop backdrop) {
      int[] pixels = new int[mask.length];
      for (int i = 0; i < mask.length; i++) {
        pixels[i] = 0xFF000000 | level(mask[i]) * 0x010101;
      }
      return new Picture(frame.width(), frame.height(), pixels);
    }
  },
  /** The person before another background. */
  COMPOSITE {
    @Override
    public Picture of(Picture frame, float[] mask, Backdrop backdrop) {
      int[] near = frame.pixels();
      int[] far = backdrop.behind(frame).pixels();
      int[] pixels = new int[mask.length];
      for (int i = 0; i < mask.length; i++) {
        pixels[i] = mix(near[i], far[i], level(mask[i]));
      }
      return new Picture(frame.width(), frame.height(), pixels);
    }
  },
  /** The frame with the probability as its alpha channel. */
  ALPHA {
    @Override
    public Picture of(Picture frame, float[] mask, Backdrop backdrop) {
      int[] pixels = new int[mask.length];
      for (int i = 0; i < mask.length; i++) {
        pixels[i] = (level(mask[i]) << 24) | (frame.pixels()[i] & 0xFFFFFF);
      }
      return new Picture(frame.width(), frame.height(), pixels);
    }
  };

  /**
   * Makes it.
   *
   * @param frame the picture
   * @param mask [height·width] probability of a person, 0 to 1
   * @param backdrop what comes behind the person, for those that need it
   */
  public abstract Picture of(Picture frame, float[] mask, Backdrop backdrop);

  private static int level(float probability) {
    return Math.round(255 * Math.clamp(probability, 0f, 1f));
  }

  /** Mixes sRGB-encoded colours, rounded to the nearest level. */
  private static int mix(int near, int far, int alpha) {
    // Most pixels are wholly inside or wholly outside.
    if (alpha == 0 || alpha == 255) {
      return 0xFF000000 | (alpha == 0 ? far : near);
    }
    int pixel = 0xFF000000;
    for (int shift = 0; shift <= 16; shift += 8) {
      int sum = (near >> shift & 0xFF) * alpha + (far >> shift & 0xFF) * (255 - alpha);
      pixel |= ((sum + 127) / 255) << shift;
    }
    return pixel;
  }
}
