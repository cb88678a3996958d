package org.fitterbench.segmentation.pipeline;

import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.video.Rotation;
import org.fitterbench.segmentation.frame.Backdrop;

/** Turns backdrops as the frames of a video are stored, so that they are upright when shown. */
final class StoredBackdrop {
  private StoredBackdrop() {}

  static Backdrop of(Backdrop shown, Rotation rotation) {
    return switch (shown) {
      case Backdrop.Scene scene when rotation != Rotation.NONE ->
          new Backdrop.Scene(stored(scene.picture(), rotation));
      case Backdrop.Scene same -> same;
      case Backdrop.Colour same -> same;
      case Backdrop.Blur same -> same;
    };
  }

  /** The picture that, turned clockwise by the rotation, is the shown one. */
  private static Picture stored(Picture shown, Rotation rotation) {
    int width = rotation.swapsSides() ? shown.height() : shown.width();
    int height = rotation.swapsSides() ? shown.width() : shown.height();
    int[] pixels = new int[width * height];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        pixels[row * width + column] =
            switch (rotation) {
              case NONE -> shown.pixel(column, row);
              case QUARTER -> shown.pixel(height - 1 - row, column);
              case HALF -> shown.pixel(width - 1 - column, height - 1 - row);
              case THREE_QUARTERS -> shown.pixel(row, width - 1 - column);
            };
      }
    }
    return new Picture(width, height, pixels);
  }
}
