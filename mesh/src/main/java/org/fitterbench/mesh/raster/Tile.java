package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VertexBuffer.RECORD;
import static org.fitterbench.mesh.raster.VertexBuffer.SUBPIXELS;

import java.util.Arrays;

/**
 * The piece of a picture that one worker draws: for each sample the nearest depth and the slot of
 * its triangle, and for each slot the planes of the triangle's eight numbers.
 *
 * <p>Pixels of a tile are counted row by row; sample s of pixel p is at {@code s·side² + p}. Slot 0
 * stands for no triangle.
 */
final class Tile {
  /** Numbers of a slot: record at the first corner, slopes along x and y, the corner's x and y. */
  static final int SLOT = 32;

  static final int SLOPE_X = RECORD;
  static final int SLOPE_Y = 2 * RECORD;
  static final int CORNER = 3 * RECORD;

  private static final int LARGEST_AREA = 1 << (2 * TileGrid.LARGEST_SHIFT);

  /** An edge function this far from 0 keeps its sign all over a tile. */
  private static final long FAR = 1L << 30;

  final float[] depths = new float[LARGEST_AREA];
  final int[] slots = new int[LARGEST_AREA];
  float[] planes = new float[256 * SLOT];

  /** Sums of linear light over the samples of each pixel, and how many samples are covered. */
  final float[] red = new float[LARGEST_AREA];

  final float[] green = new float[LARGEST_AREA];
  final float[] blue = new float[LARGEST_AREA];
  final float[] covered = new float[LARGEST_AREA];

  /** First pixels of the groups of eight that hold something of the model being shaded. */
  final int[] groups = new int[LARGEST_AREA / 8];

  /** Of each group a bit for each pixel, the first lowest: whether it shows that model. */
  final int[] seen = new int[LARGEST_AREA / 8];

  int groupCount;

  TileGrid grid = TileGrid.NONE;

  /** The logarithm of the tile's side. */
  int shift;

  int originX;
  int originY;

  /** Columns and rows that lie in the picture. */
  int width;

  int height;
  private int samples;
  private int reach;

  /** Where the samples are from the middle of a pixel, in subpixels. */
  private final int[] samplesX = new int[4];

  private final int[] samplesY = new int[4];
  int slotCount;

  // The triangle under work, for the coverage kernels: pixels within the tile that its bounds
  // touch, edge functions at the first group of eight of the first row, and their steps.
  int left;
  int right;
  int top;
  int bottom;
  int edge0;
  int edge1;
  int edge2;
  int edge0X;
  int edge1X;
  int edge2X;
  int edge0Y;
  int edge1Y;
  int edge2Y;

  /** From the triangle's first corner to the sample of the first pixel of the first row. */
  float toSampleX;

  float toSampleY;

  /** Moves the tile, which must be cleared before it is drawn in. */
  void move(TileGrid newGrid, int index) {
    grid = newGrid;
    shift = grid.tileShift();
    originX = (index % grid.columns()) << shift;
    originY = (index / grid.columns()) << shift;
    width = Math.min(side(), grid.width() - originX);
    height = Math.min(side(), grid.height() - originY);
    samples = grid.samples();
    reach = grid.sampleReach();
    for (int sample = 0; sample < samples; sample++) {
      samplesX[sample] = grid.sampleX(sample);
      samplesY[sample] = grid.sampleY(sample);
    }
  }

  /** Empties the tile. */
  void clear() {
    int area = area();
    Arrays.fill(depths, 0, area * samples, 0);
    Arrays.fill(slots, 0, area * samples, 0);
    if (samples > 1) {
      Arrays.fill(red, 0, area, 0);
      Arrays.fill(green, 0, area, 0);
      Arrays.fill(blue, 0, area, 0);
      Arrays.fill(covered, 0, area, 0);
    }
    // The empty slot gives a finite colour that is never used.
    Arrays.fill(planes, 0, SLOT, 0);
    planes[VertexBuffer.INVERSE_W] = 1;
    slotCount = 1;
  }

  int side() {
    return 1 << shift;
  }

  int area() {
    return 1 << (2 * shift);
  }

  /** Where a pixel of the tile is in a picture of a width. */
  int target(int pixel, int pictureWidth) {
    return (originY + (pixel >> shift)) * pictureWidth + originX + (pixel & (side() - 1));
  }

  /** Adds the triangles of a block, either side up, and empties it. */
  void add(TileKernels kernels, VertexBuffer vertices, TriangleBlock block) {
    block.prepare(originX, originY, side(), height, reach);
    Corners corners = block.corners;
    for (int i = 0; i < corners.count; i++) {
      if (block.isLarge(i)) {
        add(kernels, vertices, corners.a[i], corners.b[i], corners.c[i]);
      } else if (block.left[i] <= block.right[i] && block.top[i] <= block.bottom[i]) {
        addSmall(kernels, vertices, block, i);
      }
    }
    corners.count = 0;
  }

  private void addSmall(TileKernels kernels, VertexBuffer vertices, TriangleBlock block, int i) {
    int slot = newSlot(block.corners.ax[i], block.corners.ay[i]);
    edge0X = block.edge0X[i];
    edge0Y = block.edge0Y[i];
    edge1X = block.edge1X[i];
    edge1Y = block.edge1Y[i];
    edge2X = block.edge2X[i];
    edge2Y = block.edge2Y[i];
    left = block.left[i];
    right = block.right[i];
    top = block.top[i];
    bottom = block.bottom[i];
    float inverse = block.inverseArea[i];
    kernels.planes(
        vertices.records,
        block.corners.a[i] * RECORD,
        block.b[i] * RECORD,
        block.c[i] * RECORD,
        edge2X * inverse,
        edge0X * inverse,
        edge2Y * inverse,
        edge0Y * inverse,
        planes,
        slot * SLOT);
    if (block.front[i] == 0) {
      turnNormals(slot * SLOT);
    }
    for (int sample = 0; sample < samples; sample++) {
      int x = samplesX[sample];
      int y = samplesY[sample];
      edge0 = (block.edge0[i] + edge0X * x + edge0Y * y) >> 8;
      edge1 = (block.edge1[i] + edge1X * x + edge1Y * y) >> 8;
      edge2 = (block.edge2[i] + edge2X * x + edge2Y * y) >> 8;
      toSampleX = (block.toX[i] + x) * (1f / SUBPIXELS);
      toSampleY = (block.toY[i] + y) * (1f / SUBPIXELS);
      kernels.cover(this, slot, sample * area());
    }
  }

  /** Adds a triangle of any size, either side up. */
  void add(TileKernels kernels, VertexBuffer vertices, int a, int second, int third) {
    long[] places = vertices.places;
    int ax = VertexBuffer.column(places[a]);
    int ay = VertexBuffer.row(places[a]);
    long signedArea = cross(ax, ay, places[second], places[third]);
    boolean front = signedArea < 0;
    int b = front ? third : second;
    int c = front ? second : third;
    long area = Math.abs(signedArea);
    int bx = VertexBuffer.column(places[b]);
    int by = VertexBuffer.row(places[b]);
    int cx = VertexBuffer.column(places[c]);
    int cy = VertexBuffer.row(places[c]);
    if (!bound(ax, ay, bx, by, cx, cy)) {
      return;
    }
    int slot = newSlot(ax, ay);
    float inverse = (float) ((double) SUBPIXELS / area);
    kernels.planes(
        vertices.records,
        a * RECORD,
        b * RECORD,
        c * RECORD,
        (cy - ay) * inverse,
        (ay - by) * inverse,
        (ax - cx) * inverse,
        (bx - ax) * inverse,
        planes,
        slot * SLOT);
    if (!front) {
      turnNormals(slot * SLOT);
    }
    edge0X = ay - by;
    edge0Y = bx - ax;
    edge1X = by - cy;
    edge1Y = cx - bx;
    edge2X = cy - ay;
    edge2Y = ax - cx;
    for (int sample = 0; sample < samples; sample++) {
      int x = sampleX(left & -8, sample);
      int y = sampleY(top, sample);
      edge0 = edge(edge0X, edge0Y, x - ax, y - ay);
      edge1 = edge(edge1X, edge1Y, x - bx, y - by);
      edge2 = edge(edge2X, edge2Y, x - cx, y - cy);
      toSampleX = (x - ax) * (1f / SUBPIXELS);
      toSampleY = (y - ay) * (1f / SUBPIXELS);
      kernels.cover(this, slot, sample * area());
    }
  }

  private static long cross(int ax, int ay, long b, long c) {
    return (long) (VertexBuffer.column(b) - ax) * (VertexBuffer.row(c) - ay)
        - (long) (VertexBuffer.column(c) - ax) * (VertexBuffer.row(b) - ay);
  }

  /** Finds the pixels of the tile that the triangle may cover; false if there are none. */
  private boolean bound(int ax, int ay, int bx, int by, int cx, int cy) {
    left = TriangleChunk.firstPixel(Math.min(ax, Math.min(bx, cx)), reach) - originX;
    left = Math.max(0, left);
    top = TriangleChunk.firstPixel(Math.min(ay, Math.min(by, cy)), reach) - originY;
    top = Math.max(0, top);
    right = TriangleChunk.lastPixel(Math.max(ax, Math.max(bx, cx)), reach) - originX;
    right = Math.min(side() - 1, right);
    bottom = TriangleChunk.lastPixel(Math.max(ay, Math.max(by, cy)), reach) - originY;
    bottom = Math.min(height - 1, bottom);
    return left <= right && top <= bottom;
  }

  private int newSlot(int ax, int ay) {
    int slot = slotCount++;
    if (planes.length < slotCount * SLOT) {
      planes = Arrays.copyOf(planes, 2 * slotCount * SLOT);
    }
    planes[slot * SLOT + CORNER] = ax * (1f / SUBPIXELS);
    planes[slot * SLOT + CORNER + 1] = ay * (1f / SUBPIXELS);
    return slot;
  }

  private void turnNormals(int at) {
    for (int part = 0; part < CORNER; part += RECORD) {
      for (int axis = 0; axis < 3; axis++) {
        planes[at + part + VertexBuffer.NORMAL + axis] *= -1;
      }
    }
  }

  /** Where a sample of a column of the tile is, in subpixels of the picture. */
  private int sampleX(int column, int sample) {
    return (originX + column) * SUBPIXELS + SUBPIXELS / 2 + samplesX[sample];
  }

  private int sampleY(int row, int sample) {
    return (originY + row) * SUBPIXELS + SUBPIXELS / 2 + samplesY[sample];
  }

  /** Where a sample of a pixel of the tile is, in pixels from the left of the picture. */
  float column(int pixel, int sample) {
    return sampleX(pixel & (side() - 1), sample) * (1f / SUBPIXELS);
  }

  /** Where a sample of a pixel of the tile is, in pixels from the top of the picture. */
  float row(int pixel, int sample) {
    return sampleY(pixel >> shift, sample) * (1f / SUBPIXELS);
  }

  /**
   * An edge function at a sample: not negative inside. In 256ths of its exact value, rounded down,
   * which keeps the sign and lets it step by whole numbers from pixel to pixel. Samples on an edge
   * belong to the triangle whose top or left edge it is, so that neighbours share none.
   */
  private static int edge(int stepX, int stepY, int x, int y) {
    boolean topOrLeft = stepX > 0 || (stepX == 0 && stepY > 0);
    long exact = (long) stepX * x + (long) stepY * y - (topOrLeft ? 0 : 1);
    return (int) Math.clamp(exact >> 8, -FAR, FAR);
  }
}
