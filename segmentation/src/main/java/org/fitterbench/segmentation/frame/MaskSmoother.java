package org.fitterbench.segmentation.frame;

import java.nio.FloatBuffer;

/**
 * Smooths the masks of a video's view over time. Each place keeps a share of its mask before, the
 * smaller the more the picture has changed there:
 *
 * <pre>s(t) = m(t) + w (s(t-1) - m(t)),  w = strength / (1 + (d / {@value #MOTION})^2)</pre>
 *
 * <p>where m is the mask, s the smoothed one, and d the mean of the absolute changes of red, green
 * and blue. That is a recursive filter over time whose gain follows motion (Brailean et al., "Noise
 * reduction filters for dynamic image sequences: a review", Proceedings of the IEEE 83(9), 1995);
 * the gain falls as Perona and Malik's diffusion does at edges ("Scale-space and edge detection
 * using anisotropic diffusion", IEEE PAMI 12(7), 1990).
 *
 * <p>Remembers the last frame: one object for each view, frames in their order, one caller at a
 * time.
 */
public final class MaskSmoother {
  /** The largest strength: with 1 the mask of what stands still would never change again. */
  public static final double MOST = 0.95;

  /** The change of colours, 0 to 1, at which half of the share is left. */
  private static final float MOTION = 0.03f;

  private static final int CHANNELS = 3;

  private final float strength;

  /** Where the colours of a mask's place stand in the picture. */
  private final int[] places;

  private final float[] lastMask;
  private float[] lastPicture;
  private float[] picture;
  private boolean hasLast;

  /**
   * @param strength share of the mask before where nothing moves, above 0, at most {@link #MOST}
   * @param inputWidth columns of the model's input
   * @param inputHeight rows of the model's input
   * @param maskWidth columns of the masks
   * @param maskHeight rows of the masks
   */
  public MaskSmoother(
      double strength, int inputWidth, int inputHeight, int maskWidth, int maskHeight) {
    if (!(strength > 0 && strength <= MOST)) {
      throw new IllegalArgumentException("A strength of " + strength);
    }
    this.strength = (float) strength;
    places = new int[maskWidth * maskHeight];
    for (int row = 0; row < maskHeight; row++) {
      int inputRow = (2 * row + 1) * inputHeight / (2 * maskHeight);
      for (int column = 0; column < maskWidth; column++) {
        int inputColumn = (2 * column + 1) * inputWidth / (2 * maskWidth);
        places[row * maskWidth + column] = CHANNELS * (inputRow * inputWidth + inputColumn);
      }
    }
    lastMask = new float[places.length];
    lastPicture = new float[CHANNELS * inputWidth * inputHeight];
    picture = new float[lastPicture.length];
  }

  /**
   * Smooths the mask of the next frame; that of the first stays as it is.
   *
   * @param inputs [view][row][column][RGB] what the model was given, 0 to 1
   * @param masks [view][row][column] what it made of it, 0 to 1; smoothed in place
   * @param view which of them is meant
   */
  public void smooth(FloatBuffer inputs, float[] masks, int view) {
    inputs.get(view * picture.length, picture);
    int first = view * places.length;
    if (hasLast) {
      blend(masks, first);
    }
    System.arraycopy(masks, first, lastMask, 0, lastMask.length);
    float[] free = lastPicture;
    lastPicture = picture;
    picture = free;
    hasLast = true;
  }

  private void blend(float[] masks, int first) {
    float scale = 1 / (CHANNELS * MOTION);
    for (int i = 0; i < places.length; i++) {
      int at = places[i];
      float red = Math.abs(picture[at] - lastPicture[at]);
      float green = Math.abs(picture[at + 1] - lastPicture[at + 1]);
      float blue = Math.abs(picture[at + 2] - lastPicture[at + 2]);
      float motion = (red + green + blue) * scale;
      float mask = masks[first + i];
      masks[first + i] = mask + strength / (1 + motion * motion) * (lastMask[i] - mask);
    }
  }
}
