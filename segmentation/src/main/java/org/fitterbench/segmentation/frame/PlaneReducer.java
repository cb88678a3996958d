package org.fitterbench.segmentation.frame;

import org.fitterbench.mesh.video.Plane;

/** Brings planes of one size to another, as numbers. One caller at a time. */
final class PlaneReducer {
  private final Axis columns;
  private final Axis rows;
  private final FrameKernel kernel;
  private final float[] sums;

  PlaneReducer(Axis columns, Axis rows, FrameKernel kernel) {
    this.columns = columns;
    this.rows = rows;
    this.kernel = kernel;
    sums = new float[columns.source() + Axis.GROUP];
  }

  /** How many numbers it makes of a plane. */
  int size() {
    return rows.size() * columns.size();
  }

  /**
   * Reduces a plane, first its columns and then its rows.
   *
   * @param plane of the axes' sources
   * @param target [rows·columns] receives levels, 0 to 255
   */
  void reduce(Plane plane, float[] target) {
    if (plane.width() != columns.source() || plane.height() != rows.source()) {
      throw new IllegalArgumentException(
          "A plane of " + plane.width() + " x " + plane.height() + " is not of the view's size");
    }
    for (int row = 0; row < rows.size(); row++) {
      kernel.sumRows(plane, rows.first(row), rows.taps(row), rows.weights(), rows.start(row), sums);
      kernel.gather(sums, columns, target, row * columns.size());
    }
  }
}
