package org.fitterbench.mesh.raster;

import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Projection.Orthographic;
import org.fitterbench.mesh.render.Projection.Perspective;
import org.fitterbench.mesh.render.Vector3;
import org.jspecify.annotations.Nullable;

/**
 * How points become pixels for one camera and one picture size. A point has four homogeneous
 * numbers: x and y in pixels from the upper left, depth and w; divided by w they are where it is
 * seen, the depth being 1 at the near plane and falling towards 0 with distance.
 */
final class View {
  /** Row-major [4·4]: x, y, depth, w from x, y, z, 1. */
  final float[] matrix = new float[16];

  /**
   * From a surface towards the viewer, of any length: the sum of the first, the second times the
   * column and the third times the row (in pixels), each x, y, z.
   */
  final float[] towardsViewer = new float[9];

  private @Nullable Camera camera;
  private int width;
  private int height;

  void set(Camera newCamera, int newWidth, int newHeight) {
    if (newCamera.equals(camera) && newWidth == width && newHeight == height) {
      return;
    }
    camera = newCamera;
    width = newWidth;
    height = newHeight;
    compute(newCamera);
  }

  private void compute(Camera from) {
    Vector3 forward = from.forward();
    Vector3 right = from.right();
    Vector3 up = right.cross(forward);
    double aspect = (double) width / height;
    double halfWidth = width / 2.0;
    double halfHeight = height / 2.0;
    switch (from.projection()) {
      case Perspective(double field, double near) -> {
        double tangent = StrictMath.tan(field / 2);
        Vector3 x = right.times(halfWidth / (tangent * aspect)).plus(forward.times(halfWidth));
        Vector3 y = up.times(-halfHeight / tangent).plus(forward.times(halfHeight));
        setRow(0, from.eye(), x, 0);
        setRow(1, from.eye(), y, 0);
        setRow(2, from.eye(), new Vector3(0, 0, 0), near);
        setRow(3, from.eye(), forward, 0);
        Vector3 perColumn = right.times(-tangent * aspect / halfWidth);
        Vector3 perRow = up.times(tangent / halfHeight);
        Vector3 corner =
            forward.times(-1).minus(perColumn.times(halfWidth)).minus(perRow.times(halfHeight));
        setTowardsViewer(corner, perColumn, perRow);
      }
      case Orthographic(double extent, double depth) -> {
        setRow(0, from.eye(), right.times(height / extent), halfWidth);
        setRow(1, from.eye(), up.times(-height / extent), halfHeight);
        setRow(2, from.eye(), forward.times(-1 / depth), 1);
        setRow(3, from.eye(), new Vector3(0, 0, 0), 1);
        setTowardsViewer(forward.times(-1), new Vector3(0, 0, 0), new Vector3(0, 0, 0));
      }
    }
  }

  private void setRow(int row, Vector3 eye, Vector3 factors, double constant) {
    matrix[4 * row] = (float) factors.x();
    matrix[4 * row + 1] = (float) factors.y();
    matrix[4 * row + 2] = (float) factors.z();
    matrix[4 * row + 3] = (float) (constant - factors.dot(eye));
  }

  private void setTowardsViewer(Vector3 constant, Vector3 perColumn, Vector3 perRow) {
    set(0, constant);
    set(3, perColumn);
    set(6, perRow);
  }

  private void set(int at, Vector3 vector) {
    towardsViewer[at] = (float) vector.x();
    towardsViewer[at + 1] = (float) vector.y();
    towardsViewer[at + 2] = (float) vector.z();
  }
}
