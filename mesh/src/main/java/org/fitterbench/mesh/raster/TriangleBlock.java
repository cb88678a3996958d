package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VertexBuffer.SUBPIXELS;

import java.util.Arrays;

/**
 * Some triangles on their way into a tile, one array a quantity: what coverage needs to know of
 * each is computed for all at once, in short loops without branches of which the compiler makes
 * vector instructions. Right for triangles that are not {@link #isLarge(int) large}.
 */
final class TriangleBlock {
  private static final int CAPACITY = Corners.CAPACITY;

  /** The triangles as they came; once prepared, places in the order of {@link #b} and c. */
  final Corners corners = new Corners();

  /** The second and third vertices in the order in which a front's run clockwise on the picture. */
  final int[] b = new int[CAPACITY];

  final int[] c = new int[CAPACITY];

  /** Subpixels of a pixel by twice the area in subpixels. */
  final float[] inverseArea = new float[CAPACITY];

  /** All bits where the front is seen, none where the back is. */
  final int[] front = new int[CAPACITY];

  private final int[] extent = new int[CAPACITY];

  /** Pixels within the tile that the bounds touch; none where the first is beyond the last. */
  final int[] left = new int[CAPACITY];

  final int[] right = new int[CAPACITY];
  final int[] top = new int[CAPACITY];
  final int[] bottom = new int[CAPACITY];

  /** Steps of the edge functions in 1/256 subpixel. */
  final int[] edge0X = new int[CAPACITY];

  final int[] edge0Y = new int[CAPACITY];
  final int[] edge1X = new int[CAPACITY];
  final int[] edge1Y = new int[CAPACITY];
  final int[] edge2X = new int[CAPACITY];
  final int[] edge2Y = new int[CAPACITY];

  /** Exact edge functions in the middle of the first pixel of the first group. */
  final int[] edge0 = new int[CAPACITY];

  final int[] edge1 = new int[CAPACITY];
  final int[] edge2 = new int[CAPACITY];

  /** From the first corner to the middle of that pixel, in subpixels. */
  final int[] toX = new int[CAPACITY];

  final int[] toY = new int[CAPACITY];

  /** Whether a triangle is too large for the numbers of a block. */
  boolean isLarge(int i) {
    return extent[i] > Corners.LARGEST_EXTENT;
  }

  /**
   * Computes everything but the corners, and puts their places in order.
   *
   * @param reach of the samples of a pixel
   */
  void prepare(int originX, int originY, int side, int height, int reach) {
    int count = corners.count;
    int[] ax = corners.ax;
    int[] ay = corners.ay;
    int[] bx = corners.bx;
    int[] by = corners.by;
    int[] cx = corners.cx;
    int[] cy = corners.cy;
    System.arraycopy(corners.b, 0, b, 0, count);
    System.arraycopy(corners.c, 0, c, 0, count);
    bound(ax, bx, cx, originX, reach, side - 1, left, right, count);
    Arrays.fill(extent, 0, count, 0);
    measure(ax, bx, cx, extent, count);
    bound(ay, by, cy, originY, reach, height - 1, top, bottom, count);
    measure(ay, by, cy, extent, count);
    orient(ax, ay, bx, by, cx, cy, count);
    order(b, c, front, count);
    order(bx, cx, front, count);
    order(by, cy, front, count);
    step(ay, by, bx, ax, edge0X, edge0Y, count);
    step(by, cy, cx, bx, edge1X, edge1Y, count);
    step(cy, ay, ax, cx, edge2X, edge2Y, count);
    reach(left, -TileKernels.GROUP, originX, ax, toX, count);
    reach(top, -1, originY, ay, toY, count);
    start(edge0X, edge0Y, edge0, count);
    start(edge1X, edge1Y, edge1, count);
    start(edge2X, edge2Y, edge2, count);
    move(edge1, edge1X, ax, bx, count);
    move(edge1, edge1Y, ay, by, count);
    move(edge2, edge2X, ax, cx, count);
    move(edge2, edge2Y, ay, cy, count);
  }

  private static void bound(
      int[] a, int[] b, int[] c, int origin, int reach, int last, int[] from, int[] to, int count) {
    int before = SUBPIXELS / 2 - 1 - reach;
    int behind = -SUBPIXELS / 2 + reach;
    for (int i = 0; i < count; i++) {
      int low = Math.min(a[i], Math.min(b[i], c[i]));
      int high = Math.max(a[i], Math.max(b[i], c[i]));
      from[i] = Math.max(((low + before) >> 8) - origin, 0);
      to[i] = Math.min(((high + behind) >> 8) - origin, last);
    }
  }

  /** Raises the extents to those along an axis. */
  private static void measure(int[] a, int[] b, int[] c, int[] extent, int count) {
    for (int i = 0; i < count; i++) {
      int low = Math.min(a[i], Math.min(b[i], c[i]));
      int high = Math.max(a[i], Math.max(b[i], c[i]));
      extent[i] = Math.max(high - low, extent[i]);
    }
  }

  /** Rows run downwards, so a front, counterclockwise upwards, has a negative area here. */
  private void orient(int[] ax, int[] ay, int[] bx, int[] by, int[] cx, int[] cy, int count) {
    for (int i = 0; i < count; i++) {
      int signed = (bx[i] - ax[i]) * (cy[i] - ay[i]) - (cx[i] - ax[i]) * (by[i] - ay[i]);
      int negative = signed >> 31;
      front[i] = negative;
      inverseArea[i] = (float) SUBPIXELS / ((signed ^ negative) - negative);
    }
  }

  /** Swaps two values where all bits are set. */
  private static void order(int[] one, int[] other, int[] swapped, int count) {
    for (int i = 0; i < count; i++) {
      int difference = (one[i] ^ other[i]) & swapped[i];
      one[i] ^= difference;
      other[i] ^= difference;
    }
  }

  private static void step(
      int[] fromY, int[] toY, int[] toX, int[] fromX, int[] stepX, int[] stepY, int count) {
    for (int i = 0; i < count; i++) {
      stepX[i] = fromY[i] - toY[i];
      stepY[i] = toX[i] - fromX[i];
    }
  }

  private static void reach(
      int[] pixel, int mask, int origin, int[] corner, int[] distance, int count) {
    int middle = origin * SUBPIXELS + SUBPIXELS / 2;
    for (int i = 0; i < count; i++) {
      distance[i] = (pixel[i] & mask) * SUBPIXELS + middle - corner[i];
    }
  }

  /**
   * Evaluates an edge function from the first corner. Samples on an edge belong to the triangle
   * whose top or left edge it is, so that neighbours share none: the others are one less.
   */
  private void start(int[] stepX, int[] stepY, int[] edge, int count) {
    for (int i = 0; i < count; i++) {
      // Positive if the step along x is, or if that is 0 and the one along y is positive.
      int topOrLeft = stepX[i] * (2 * Corners.LARGEST_EXTENT) + stepY[i];
      edge[i] = stepX[i] * toX[i] + stepY[i] * toY[i] - ((topOrLeft - 1) >>> 31);
    }
  }

  /** Takes an edge function from one corner to the one through which the edge runs. */
  private static void move(int[] edge, int[] step, int[] from, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      edge[i] += step[i] * (from[i] - to[i]);
    }
  }
}
