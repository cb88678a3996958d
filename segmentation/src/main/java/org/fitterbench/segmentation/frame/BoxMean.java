package org.fitterbench.segmentation.frame;

import java.util.Arrays;

/**
 * The mean over a square window around each pixel; at the border over the part of the window that
 * is inside. Running sums: the time does not depend on the radius. One caller at a time.
 */
final class BoxMean {
  /** Rows whose sums run side by side: each waits for its own last addition only. */
  private static final int ROWS = 4;

  private final int radius;
  private final int width;
  private final int height;

  /** One over how many columns of a window are inside. */
  private final double[] inverse;

  /** Sums over a window's rows. */
  private final double[] sums;

  /** Rows of means over the windows' columns, with zeros where a window is outside. */
  private final double[][] padded;

  /**
   * @param radius half the window's side, at least 1
   * @param width columns of the planes
   * @param height rows of the planes
   */
  BoxMean(int radius, int width, int height) {
    this.radius = radius;
    this.width = width;
    this.height = height;
    sums = new double[width];
    padded = new double[ROWS][width + 2 * radius + 1];
    inverse = new double[width];
    for (int x = 0; x < width; x++) {
      inverse[x] = 1.0 / inside(x, width);
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** How many lines of a window around one are inside. */
  private int inside(int index, int size) {
    return Math.min(index + radius, size - 1) - Math.max(index - radius, 0) + 1;
  }

  /**
   * Takes the means of a plane.
   *
   * @param plane [height·width] the plane
   * @param means [height·width] receives the means; another array
   */
  void apply(float[] plane, float[] means) {
    Arrays.fill(sums, 0);
    for (int row = 0; row < Math.min(radius, height); row++) {
      for (int x = 0; x < width; x++) {
        sums[x] += plane[row * width + x];
      }
    }
    for (int first = 0; first < height; first += ROWS) {
      int rows = Math.min(ROWS, height - first);
      for (int k = 0; k < rows; k++) {
        down(plane, first + k, padded[k]);
      }
      across(means, first * width, rows);
    }
  }

  /** Moves the windows' rows on to a row, and takes the means of their columns. */
  private void down(float[] plane, int row, double[] means) {
    double share = 1.0 / inside(row, height);
    int start = radius + 1;
    int in = (row + radius) * width;
    int out = (row - radius - 1) * width;
    boolean enters = row + radius < height;
    boolean leaves = row - radius > 0;
    // In double precision, so that what leaves a window takes away just what it had brought.
    if (enters && leaves) {
      for (int x = 0; x < width; x++) {
        sums[x] += (double) plane[in + x] - plane[out + x];
        means[start + x] = sums[x] * share;
      }
    } else if (enters) {
      for (int x = 0; x < width; x++) {
        sums[x] += plane[in + x];
        means[start + x] = sums[x] * share;
      }
    } else if (leaves) {
      for (int x = 0; x < width; x++) {
        sums[x] -= plane[out + x];
        means[start + x] = sums[x] * share;
      }
    } else {
      for (int x = 0; x < width; x++) {
        means[start + x] = sums[x] * share;
      }
    }
  }

  private void across(float[] target, int at, int rows) {
    if (rows < ROWS) {
      for (int k = 0; k < rows; k++) {
        across(padded[k], target, at + k * width);
      }
      return;
    }
    double[] row0 = padded[0];
    double[] row1 = padded[1];
    double[] row2 = padded[2];
    double[] row3 = padded[3];
    double sum0 = head(row0);
    double sum1 = head(row1);
    double sum2 = head(row2);
    double sum3 = head(row3);
    int ahead = 2 * radius + 1;
    for (int x = 0; x < width; x++) {
      sum0 += row0[x + ahead] - row0[x];
      sum1 += row1[x + ahead] - row1[x];
      sum2 += row2[x + ahead] - row2[x];
      sum3 += row3[x + ahead] - row3[x];
      target[at + x] = (float) (sum0 * inverse[x]);
      target[at + width + x] = (float) (sum1 * inverse[x]);
      target[at + 2 * width + x] = (float) (sum2 * inverse[x]);
      target[at + 3 * width + x] = (float) (sum3 * inverse[x]);
    }
  }

  private void across(double[] row, float[] target, int at) {
    double sum = head(row);
    for (int x = 0; x < width; x++) {
      sum += row[x + 2 * radius + 1] - row[x];
      target[at + x] = (float) (sum * inverse[x]);
    }
  }

  /** The sum over the window of a column before the first. */
  private double head(double[] row) {
    double sum = 0;
    for (int x = 0; x <= 2 * radius; x++) {
      sum += row[x];
    }
    return sum;
  }
}
