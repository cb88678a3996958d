package org.fitterbench.segmentation.frame;

import org.fitterbench.mesh.video.Rotation;

/** A model's mask as levels, turned to lie as frames are stored. One caller at a time. */
final class StoredMask {
  private static final float LEVELS = 255;

  private final UprightIndex upright;
  private final int width;
  private final int height;
  private final float[] values;

  /**
   * @param uprightWidth columns of the model's masks
   * @param uprightHeight their rows
   */
  StoredMask(Rotation rotation, int uprightWidth, int uprightHeight) {
    width = rotation.swapsSides() ? uprightHeight : uprightWidth;
    height = rotation.swapsSides() ? uprightWidth : uprightHeight;
    upright = new UprightIndex(rotation, width, height);
    values = new float[width * height + Spread.MARGIN];
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /**
   * Turns a mask and takes its levels.
   *
   * @param masks [batch][row][column] probabilities, 0 to 1; what is no number counts as 0
   * @return [height·width] 0 to 255, and {@link Spread#MARGIN} zeros; overwritten by the next
   */
  float[] levels(float[] masks, int index) {
    int from = index * width * height;
    if (upright.rotation() == Rotation.NONE) {
      System.arraycopy(masks, from, values, 0, width * height);
    } else {
      int step = upright.step();
      for (int row = 0; row < height; row++) {
        int at = from + upright.of(0, row);
        for (int column = 0; column < width; column++) {
          values[row * width + column] = masks[at + column * step];
        }
      }
    }
    for (int i = 0; i < width * height; i++) {
      values[i] = values[i] > 0 ? LEVELS * Math.min(values[i], 1) : 0;
    }
    return values;
  }
}
