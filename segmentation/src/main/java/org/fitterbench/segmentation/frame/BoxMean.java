package org.fitterbench.segmentation.frame;

/**
 * The mean over a square window around each pixel; at the border over the part of the window that
 * is inside. Running sums: the time does not depend on the radius.
 *
 * @param radius half the window's side, at least 1
 * @param width columns of the planes
 * @param height rows of the planes
 */
record BoxMean(int radius, int width, int height) {
  /**
   * Replaces a plane by its means.
   *
   * @param plane [height·width] overwritten with the result
   * @param scratch [height·width] overwritten
   */
  void apply(float[] plane, float[] scratch) {
    for (int row = 0; row < height; row++) {
      along(plane, scratch, row * width, 1, width);
    }
    for (int column = 0; column < width; column++) {
      along(scratch, plane, column, width, height);
    }
  }

  private void along(float[] source, float[] target, int start, int step, int count) {
    // In double precision, so that what leaves the window takes away just what it had brought.
    double sum = 0;
    int ahead = Math.min(radius, count - 1);
    for (int i = 0; i <= ahead; i++) {
      sum += source[start + i * step];
    }
    int inside = ahead + 1;
    for (int i = 0; i < count; i++) {
      target[start + i * step] = (float) (sum / inside);
      if (i + radius + 1 < count) {
        sum += source[start + (i + radius + 1) * step];
        inside++;
      }
      if (i - radius >= 0) {
        sum -= source[start + (i - radius) * step];
        inside--;
      }
    }
  }
}
