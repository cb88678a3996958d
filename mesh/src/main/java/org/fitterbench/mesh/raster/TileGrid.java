package org.fitterbench.mesh.raster;

import org.fitterbench.mesh.render.Antialiasing;

/**
 * How a picture is cut into square tiles.
 *
 * @param width of the picture, pixels
 * @param height of the picture, pixels
 * @param antialiasing the samples of a pixel
 */
record TileGrid(int width, int height, Antialiasing antialiasing) {
  /** No picture yet. */
  static final TileGrid NONE = new TileGrid(1, 1, Antialiasing.OFF);

  /** The logarithm of the side of the largest tile. */
  static final int LARGEST_SHIFT = 6;

  /** Where the samples of a pixel are, right of its middle, in 1/256 pixel: a rotated grid. */
  private static final int[] FOUR_X = {-32, 96, -96, 32};

  private static final int[] FOUR_Y = {-96, -32, 32, 96};

  /** The logarithm of a tile's side; a tile with all its samples fits a core's nearest cache. */
  int tileShift() {
    return switch (antialiasing) {
      case OFF -> LARGEST_SHIFT;
      case FOUR_SAMPLES -> LARGEST_SHIFT - 1;
    };
  }

  int columns() {
    return (width + (1 << tileShift()) - 1) >> tileShift();
  }

  int rows() {
    return (height + (1 << tileShift()) - 1) >> tileShift();
  }

  int tiles() {
    return columns() * rows();
  }

  int samples() {
    return antialiasing.samples();
  }

  /** How far right of the middle of the pixel a sample is, in 1/256 pixel. */
  int sampleX(int sample) {
    return switch (antialiasing) {
      case OFF -> 0;
      case FOUR_SAMPLES -> FOUR_X[sample];
    };
  }

  /** How far below the middle of the pixel a sample is, in 1/256 pixel. */
  int sampleY(int sample) {
    return switch (antialiasing) {
      case OFF -> 0;
      case FOUR_SAMPLES -> FOUR_Y[sample];
    };
  }

  /** The largest distance of a sample from the middle of its pixel along an axis. */
  int sampleReach() {
    return switch (antialiasing) {
      case OFF -> 0;
      case FOUR_SAMPLES -> 96;
    };
  }
}
