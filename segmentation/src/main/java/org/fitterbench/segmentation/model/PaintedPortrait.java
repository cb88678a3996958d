package org.fitterbench.segmentation.model;

import org.fitterbench.segmentation.network.Extent;

/**
 * A painted head and shoulders before a wall: enough of a person for a segmentation network to see
 * one, so that masks can be compared where no photograph is at hand.
 */
public final class PaintedPortrait {
  private static final float[] WALL = {0.55f, 0.62f, 0.66f};
  private static final float[] SHIRT = {0.16f, 0.2f, 0.36f};
  private static final float[] SKIN = {0.87f, 0.68f, 0.57f};
  private static final float[] HAIR = {0.2f, 0.13f, 0.09f};
  private static final float[] FEATURE = {0.35f, 0.16f, 0.14f};

  /** How much darker the lit side's opposite is. */
  private static final float SHADE = 0.35f;

  private PaintedPortrait() {}

  /**
   * The picture, with the person in its middle and as high as the picture.
   *
   * @param size rows and columns; three channels
   * @return [row][column][RGB], 0 to 1
   */
  public static float[] of(Extent size) {
    return of(size, 0, 1);
  }

  /**
   * The picture with the person elsewhere.
   *
   * @param size rows and columns; three channels
   * @param centre where the person's middle is, right of the picture's, in heights of the picture
   * @param height of the person, in heights of the picture
   * @return [row][column][RGB], 0 to 1
   */
  static float[] of(Extent size, double centre, double height) {
    float[] picture = new float[size.height() * size.width() * WALL.length];
    double aspect = (double) size.width() / size.height();
    for (int row = 0; row < size.height(); row++) {
      for (int column = 0; column < size.width(); column++) {
        double x = ((column + 0.5) / size.width() - 0.5) * aspect;
        double y = (row + 0.5) / size.height();
        float[] colour = colour((x - centre) / height, 1 - (1 - y) / height);
        float light = (float) (1 - SHADE * (x + 0.5) * (0.5 + y / 2));
        for (int channel = 0; channel < WALL.length; channel++) {
          picture[(row * size.width() + column) * WALL.length + channel] =
              Math.clamp(colour[channel] * light, 0, 1);
        }
      }
    }
    return picture;
  }

  /** What is nearest at a place: x from the middle, y from the top, both in heights. */
  private static float[] colour(double x, double y) {
    double across = Math.abs(x);
    if (isIn(across, y, 0.06, 0.4, 0.022, 0.012) || isIn(across, y, 0, 0.52, 0.05, 0.012)) {
      return FEATURE;
    }
    if (isIn(across, y, 0, 0.42, 0.135, 0.185)) {
      return y < 0.31 ? HAIR : SKIN;
    }
    if (isIn(across, y, 0, 0.37, 0.165, 0.2)) {
      return HAIR;
    }
    if (across < 0.07 && y > 0.55 && y < 0.72) {
      return SKIN;
    }
    return isIn(across, y, 0, 1.05, 0.4, 0.38) ? SHIRT : WALL;
  }

  private static boolean isIn(
      double x, double y, double centreX, double centreY, double radiusX, double radiusY) {
    return Math.hypot((x - centreX) / radiusX, (y - centreY) / radiusY) < 1;
  }
}
