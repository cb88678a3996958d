package org.fitterbench.segmentation.frame;

import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;

/**
 * A rectangle of a frame that shows one eye's picture. It starts at an even column and an even row,
 * so that it shares no colour sample of YUV 4:2:0 with its neighbour.
 *
 * @param left its first column, even
 * @param top its first row, even
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record View(int left, int top, int width, int height) {
  public View {
    if (left < 0 || top < 0 || (left & 1) != 0 || (top & 1) != 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          width + " x " + height + " at " + left + ", " + top + " is no view of a frame");
    }
  }

  /** The whole of a frame. */
  public static View whole(int width, int height) {
    return new View(0, 0, width, height);
  }

  /** The part of a plane of the frame's size, for example of its luma, that shows this view. */
  public Plane of(Plane plane) {
    return plane.part(left, top, width, height);
  }

  /** The part of a plane of colour differences that shows this view. */
  public Plane ofChroma(Plane plane) {
    return plane.part(left / 2, top / 2, (width + 1) / 2, (height + 1) / 2);
  }

  /** The frame's luma here. */
  Plane luma(NativeFrame frame) {
    return of(frame.luma());
  }
}
