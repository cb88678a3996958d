package org.fitterbench.segmentation.frame;

import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;

/**
 * Views of frames out of focus: reduced, blurred there by three box means, which come close to a
 * Gaussian, and enlarged row by row. One caller at a time.
 */
final class BlurredFrame {
  private final BlurredPlane luma;
  private final BlurredPlane blue;
  private final BlurredPlane red;

  BlurredFrame(int width, int height, FrameKernel kernel) {
    int radius = Backdrops.blurRadius(width, height);
    luma = new BlurredPlane(width, height, radius, kernel);
    int half = (width + 1) / 2;
    int low = (height + 1) / 2;
    int halfRadius = Math.max(1, radius / 2);
    blue = new BlurredPlane(half, low, halfRadius, kernel);
    red = new BlurredPlane(half, low, halfRadius, kernel);
  }

  /** Where the rows are found; they are those of what was blurred last. */
  FarPlanes rows() {
    return new FarPlanes(luma.rows, blue.rows, red.rows);
  }

  /** Blurs a view of a frame. */
  void blur(NativeFrame frame, View view) {
    luma.blur(view.of(frame.luma()));
    blue.blur(view.ofChroma(frame.blue()));
    red.blur(view.ofChroma(frame.red()));
  }

  /** One plane of them. */
  private static final class BlurredPlane {
    /** A window keeps at least so many blocks on each side of its middle. */
    private static final int LEAST_RADIUS = 3;

    final FarRows rows;
    private final PlaneReducer reducer;
    private final PlaneEnlarger enlarger;
    private final BoxMean box;
    private final float[] small;
    private final float[] scratch;

    BlurredPlane(int width, int height, int radius, FrameKernel kernel) {
      int side = Math.max(1, Integer.highestOneBit(radius / LEAST_RADIUS));
      int smallWidth = Math.ceilDiv(width, side);
      int smallHeight = Math.ceilDiv(height, side);
      reducer =
          new PlaneReducer(
              Axis.triangle(width, smallWidth), Axis.triangle(height, smallHeight), kernel);
      box = new BoxMean(Math.max(1, Math.round((float) radius / side)), smallWidth, smallHeight);
      small = new float[reducer.size() + Spread.MARGIN];
      scratch = new float[small.length];
      enlarger = new PlaneEnlarger(smallWidth, smallHeight, width, height, kernel);
      rows = new FarRows.Enlarged(enlarger, Plane.allocate(width, 1));
    }

    void blur(Plane plane) {
      reducer.reduce(plane, small);
      box.apply(small, scratch);
      box.apply(scratch, small);
      box.apply(small, scratch);
      enlarger.start(scratch);
    }
  }
}
