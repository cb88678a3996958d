package org.fitterbench.segmentation.frame;

import org.fitterbench.mesh.video.Rotation;

/**
 * Where the samples of a stored picture lie in the upright one.
 *
 * @param rotation how the stored picture is turned to be upright
 * @param width columns of the stored picture
 * @param height rows of the stored picture
 */
record UprightIndex(Rotation rotation, int width, int height) {
  /** The place of a sample of the stored picture in the upright one, counted row by row. */
  int of(int column, int row) {
    return switch (rotation) {
      case NONE -> row * width + column;
      case QUARTER -> column * height + height - 1 - row;
      case HALF -> (height - 1 - row) * width + width - 1 - column;
      case THREE_QUARTERS -> (width - 1 - column) * height + row;
    };
  }

  /** How far the places of neighbours in a stored row are apart. */
  int step() {
    return switch (rotation) {
      case NONE -> 1;
      case QUARTER -> height;
      case HALF -> -1;
      case THREE_QUARTERS -> -height;
    };
  }
}
