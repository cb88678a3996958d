package org.fitterbench.segmentation.frame;

import java.util.Arrays;

/**
 * The rows of a small plane brought to another width, each once and only when it is needed, for
 * callers that go down the plane. One caller at a time.
 */
final class EnlargedRows {
  private final int source;
  private final Axis axis;
  private final Spread spread;
  private final boolean grows;
  private final FrameKernel kernel;
  private final float[][] rows;
  private final int[] held;
  private float[] plane = {};

  /**
   * @param source columns of the small plane
   * @param size columns of the rows
   * @param scale the small plane's columns between neighbours in a row
   * @param capacity how many neighbouring rows are used at a time
   */
  EnlargedRows(int source, int size, double scale, int capacity, FrameKernel kernel) {
    this.source = source;
    this.kernel = kernel;
    grows = scale <= 1;
    spread = new Spread(source, size, Math.min(scale, 1));
    axis = Axis.triangle(source, size, scale, 0);
    rows = new float[capacity][size];
    held = new int[capacity];
  }

  /**
   * Starts with the first row of a plane.
   *
   * @param smallPlane [rows·source], and {@link Spread#MARGIN} finite numbers more
   */
  void start(float[] smallPlane) {
    plane = smallPlane;
    Arrays.fill(held, -1);
  }

  /** A row; valid until as many others have been asked for as it has capacity. */
  float[] row(int index) {
    int slot = index % rows.length;
    if (held[slot] != index) {
      held[slot] = index;
      if (grows) {
        kernel.spread(plane, index * source, spread, rows[slot]);
      } else {
        axis.gather(plane, index * source, rows[slot], 0);
      }
    }
    return rows[slot];
  }
}
