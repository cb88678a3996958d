package org.fitterbench.segmentation.frame;

import java.util.Arrays;
import org.fitterbench.mesh.video.Plane;

/**
 * Gives the rows of a small plane of numbers at another size, from the first row down: interpolated
 * linearly where it grows, with a triangle filter where it shrinks. One caller at a time.
 */
final class PlaneEnlarger {
  private final Axis rows;
  private final EnlargedRows enlarged;
  private final FrameKernel kernel;
  private final float[] sum;

  /**
   * @param sourceWidth columns of the small plane
   * @param sourceHeight its rows
   * @param width columns of the result
   * @param height rows of the result
   */
  PlaneEnlarger(int sourceWidth, int sourceHeight, int width, int height, FrameKernel kernel) {
    this(
        sourceWidth,
        width,
        (double) sourceWidth / width,
        Axis.triangle(sourceHeight, height),
        kernel);
  }

  /**
   * @param sourceWidth columns of the small plane
   * @param width columns of the result
   * @param scale the small plane's columns between neighbours in the result
   * @param rows brings the small plane's rows to the result's
   */
  PlaneEnlarger(int sourceWidth, int width, double scale, Axis rows, FrameKernel kernel) {
    this.kernel = kernel;
    this.rows = rows;
    enlarged = new EnlargedRows(sourceWidth, width, scale, rows.mostTaps(), kernel);
    sum = new float[width];
  }

  /**
   * Starts with the first row of a plane.
   *
   * @param plane [sourceHeight·sourceWidth] levels, 0 to 255 where they are to be bytes, and {@link
   *     Spread#MARGIN} finite numbers more
   */
  void start(float[] plane) {
    enlarged.start(plane);
  }

  /**
   * Writes one row.
   *
   * @param row which row of the result
   * @param target written in its row {@code at}
   */
  void write(int row, Plane target, int at) {
    int first = rows.first(row);
    int taps = rows.taps(row);
    if (taps == 1) {
      float[] only = enlarged.row(first);
      kernel.blend(only, only, 0, target, at);
    } else if (taps == 2) {
      kernel.blend(enlarged.row(first), enlarged.row(first + 1), rows.weight(row, 1), target, at);
    } else {
      sum(row, sum, 0);
      kernel.blend(sum, sum, 0, target, at);
    }
  }

  /**
   * Gives one row as numbers.
   *
   * @param row which row of the result
   * @param target written from {@code at}
   */
  void sum(int row, float[] target, int at) {
    Arrays.fill(target, at, at + sum.length, 0);
    for (int tap = 0; tap < rows.taps(row); tap++) {
      float weight = rows.weight(row, tap);
      float[] line = enlarged.row(rows.first(row) + tap);
      for (int x = 0; x < sum.length; x++) {
        target[at + x] += weight * line[x];
      }
    }
  }
}
