package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VertexBuffer.SUBPIXELS;

import java.util.Arrays;

/**
 * Some triangles on their way into a tile, one array a quantity: what coverage needs to know of
 * each is computed for all at once, in short loops without branches of which the compiler makes
 * vector instructions. Large triangles, whose products do not fit 32 bits, are put right one by
 * one.
 */
final class TriangleBlock {
  private static final int CAPACITY = Corners.CAPACITY;

  /** An edge function this far from 0 keeps its sign all over a tile. */
  private static final long FAR = 1L << 30;

  /** The triangles; once prepared, their corners run clockwise on the picture. */
  final Corners corners = new Corners();

  /** All bits where the front is seen, none where the back is. */
  final int[] front = new int[CAPACITY];

  /** Pixels within the tile that the bounds touch; none where the first is beyond the last. */
  final int[] left = new int[CAPACITY];

  final int[] right = new int[CAPACITY];
  final int[] top = new int[CAPACITY];
  final int[] bottom = new int[CAPACITY];

  /** What a unit of the second corner's difference from the first adds to slopes along x and y. */
  final float[] secondAlongX = new float[CAPACITY];

  final float[] secondAlongY = new float[CAPACITY];

  /** What a unit of the third corner's difference from the first adds to slopes along x and y. */
  final float[] thirdAlongX = new float[CAPACITY];

  final float[] thirdAlongY = new float[CAPACITY];

  /** Steps of the edge functions from pixel to pixel. */
  final int[] edge0X = new int[CAPACITY];

  final int[] edge0Y = new int[CAPACITY];
  final int[] edge1X = new int[CAPACITY];
  final int[] edge1Y = new int[CAPACITY];
  final int[] edge2X = new int[CAPACITY];
  final int[] edge2Y = new int[CAPACITY];

  /**
   * Edge functions at a sample of the first pixel of the first group of the first row: not negative
   * inside. In 256ths of their exact values, rounded down, which keeps the sign and lets them step
   * by whole numbers from pixel to pixel.
   */
  final int[] edge0 = new int[CAPACITY];

  final int[] edge1 = new int[CAPACITY];
  final int[] edge2 = new int[CAPACITY];

  /** From the first corner to that sample, in pixels. */
  final float[] toSampleX = new float[CAPACITY];

  final float[] toSampleY = new float[CAPACITY];

  /** The larger of width and height, in subpixels. */
  private final int[] extent = new int[CAPACITY];

  /** Subpixels of a pixel by twice the area in subpixels. */
  private final float[] inverseArea = new float[CAPACITY];

  /** Exact edge functions in the middle of that first pixel, right for triangles not large. */
  private final int[] exact0 = new int[CAPACITY];

  private final int[] exact1 = new int[CAPACITY];
  private final int[] exact2 = new int[CAPACITY];

  /** From the first corner to the middle of that pixel, in subpixels. */
  private final int[] toX = new int[CAPACITY];

  private final int[] toY = new int[CAPACITY];

  /** Whether a triangle's products do not fit 32 bits. */
  private boolean isLarge(int i) {
    return extent[i] > Corners.LARGEST_EXTENT;
  }

  /**
   * Puts the corners in order and computes what does not depend on the sample.
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
    bound(ax, bx, cx, originX, reach, side - 1, left, right, count);
    Arrays.fill(extent, 0, count, 0);
    measure(ax, bx, cx, extent, count);
    bound(ay, by, cy, originY, reach, height - 1, top, bottom, count);
    measure(ay, by, cy, extent, count);
    orient(ax, ay, bx, by, cx, cy, count);
    for (int i = 0; i < count; i++) {
      if (isLarge(i)) {
        orientLarge(i);
      }
    }
    order(corners.b, corners.c, front, count);
    order(bx, cx, front, count);
    order(by, cy, front, count);
    step(ay, by, bx, ax, edge0X, edge0Y, count);
    step(by, cy, cx, bx, edge1X, edge1Y, count);
    step(cy, ay, ax, cx, edge2X, edge2Y, count);
    weigh(edge2X, inverseArea, secondAlongX, count);
    weigh(edge2Y, inverseArea, secondAlongY, count);
    weigh(edge0X, inverseArea, thirdAlongX, count);
    weigh(edge0Y, inverseArea, thirdAlongY, count);
    reach(left, -TileKernels.GROUP, originX, ax, toX, count);
    reach(top, -1, originY, ay, toY, count);
    start(edge0X, edge0Y, exact0, count);
    start(edge1X, edge1Y, exact1, count);
    start(edge2X, edge2Y, exact2, count);
    move(exact1, edge1X, ax, bx, count);
    move(exact1, edge1Y, ay, by, count);
    move(exact2, edge2X, ax, cx, count);
    move(exact2, edge2Y, ay, cy, count);
  }

  /**
   * Goes to a sample of the pixels.
   *
   * @param x where it is from the middle of a pixel, in subpixels
   * @param y likewise
   */
  void locate(int x, int y) {
    int count = corners.count;
    locate(exact0, edge0X, edge0Y, x, y, edge0, count);
    locate(exact1, edge1X, edge1Y, x, y, edge1, count);
    locate(exact2, edge2X, edge2Y, x, y, edge2, count);
    shift(toX, x, toSampleX, count);
    shift(toY, y, toSampleY, count);
    for (int i = 0; i < count; i++) {
      if (isLarge(i)) {
        locateLarge(i, toX[i] + x, toY[i] + y);
      }
    }
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

  private void orientLarge(int i) {
    long x = corners.ax[i];
    long y = corners.ay[i];
    long signed =
        (corners.bx[i] - x) * (corners.cy[i] - y) - (corners.cx[i] - x) * (corners.by[i] - y);
    front[i] = (int) (signed >> 63);
    inverseArea[i] = (float) ((double) SUBPIXELS / Math.abs(signed));
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

  private static void weigh(int[] steps, float[] inverseArea, float[] result, int count) {
    for (int i = 0; i < count; i++) {
      result[i] = steps[i] * inverseArea[i];
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

  private static void locate(
      int[] exact, int[] stepX, int[] stepY, int x, int y, int[] edge, int count) {
    for (int i = 0; i < count; i++) {
      edge[i] = (exact[i] + stepX[i] * x + stepY[i] * y) >> 8;
    }
  }

  private static void shift(int[] distance, int by, float[] pixels, int count) {
    for (int i = 0; i < count; i++) {
      pixels[i] = (distance[i] + by) * (1f / SUBPIXELS);
    }
  }

  private void locateLarge(int i, int x, int y) {
    int fromBX = x + corners.ax[i] - corners.bx[i];
    int fromBY = y + corners.ay[i] - corners.by[i];
    int fromCX = x + corners.ax[i] - corners.cx[i];
    int fromCY = y + corners.ay[i] - corners.cy[i];
    edge0[i] = edge(edge0X[i], edge0Y[i], x, y);
    edge1[i] = edge(edge1X[i], edge1Y[i], fromBX, fromBY);
    edge2[i] = edge(edge2X[i], edge2Y[i], fromCX, fromCY);
  }

  private static int edge(int stepX, int stepY, int x, int y) {
    boolean topOrLeft = stepX > 0 || (stepX == 0 && stepY > 0);
    long exact = (long) stepX * x + (long) stepY * y - (topOrLeft ? 0 : 1);
    return (int) Math.clamp(exact >> 8, -FAR, FAR);
  }
}
