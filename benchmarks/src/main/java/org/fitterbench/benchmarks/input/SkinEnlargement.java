package org.fitterbench.benchmarks.input;

import org.fitterbench.mesh.picture.Picture;

/**
 * Enlarges a picture by the cubic interpolation of Keys (Cubic convolution interpolation for
 * digital image processing, 1981), which keeps edges sharp.
 */
public final class SkinEnlargement {
  private static final double SHARPNESS = -0.5;

  private SkinEnlargement() {}

  /** The picture with these sides, each at least as long as before; opaque. */
  public static Picture enlarge(Picture picture, int width, int height) {
    double[][] channels = new double[3][];
    for (int channel = 0; channel < 3; channel++) {
      channels[channel] = enlarge(picture, width, height, 16 - 8 * channel);
    }
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 0xFF000000;
      for (int channel = 0; channel < 3; channel++) {
        long value = Math.clamp(Math.round(channels[channel][i]), 0L, 255L);
        pixels[i] |= (int) value << (16 - 8 * channel);
      }
    }
    return new Picture(width, height, pixels);
  }

  /** Rows first, then columns. */
  private static double[] enlarge(Picture picture, int width, int height, int shift) {
    double[] wide = new double[width * picture.height()];
    for (int x = 0; x < width; x++) {
      double place = (x + 0.5) * picture.width() / width - 0.5;
      int left = (int) Math.floor(place);
      double[] weights = weights(place - left);
      for (int y = 0; y < picture.height(); y++) {
        double sum = 0;
        for (int k = 0; k < 4; k++) {
          int column = Math.clamp(left - 1 + k, 0, picture.width() - 1);
          sum += weights[k] * (picture.pixel(column, y) >> shift & 0xFF);
        }
        wide[y * width + x] = sum;
      }
    }
    double[] result = new double[width * height];
    for (int y = 0; y < height; y++) {
      double place = (y + 0.5) * picture.height() / height - 0.5;
      int above = (int) Math.floor(place);
      double[] weights = weights(place - above);
      for (int k = 0; k < 4; k++) {
        int row = Math.clamp(above - 1 + k, 0, picture.height() - 1);
        for (int x = 0; x < width; x++) {
          result[y * width + x] += weights[k] * wide[row * width + x];
        }
      }
    }
    return result;
  }

  /** Weights of the four samples around a place that is a share behind the second. */
  private static double[] weights(double share) {
    return new double[] {far(1 + share), near(share), near(1 - share), far(2 - share)};
  }

  private static double near(double x) {
    return ((SHARPNESS + 2) * x - (SHARPNESS + 3)) * x * x + 1;
  }

  private static double far(double x) {
    return SHARPNESS * (((x - 5) * x + 8) * x - 4);
  }
}
