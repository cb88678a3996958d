package org.fitterbench.segmentation.frame;

import org.fitterbench.mesh.picture.Picture;

/** What a person is set before. */
public sealed interface Backdrop {
  /**
   * One colour.
   *
   * @param colour {@code 0xRRGGBB}
   */
  record Colour(int colour) implements Backdrop {}

  /** A picture, scaled to cover the frame and cut at its middle. */
  record Scene(Picture picture) implements Backdrop {}

  /** The frame itself, out of focus. */
  record Blur() implements Backdrop {}

  /** The backdrop of a frame as a picture of the same size. */
  default Picture behind(Picture frame) {
    return switch (this) {
      case Colour plain -> Picture.filled(frame.width(), frame.height(), 0xFF000000 | plain.colour);
      case Scene scene -> Backdrops.cover(scene.picture, frame.width(), frame.height());
      case Blur _ -> Backdrops.blurred(frame);
    };
  }
}
