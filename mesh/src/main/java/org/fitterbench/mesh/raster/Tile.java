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
    int count = block.corners.count;
    if (count == 0) {
      return;
    }
    block.prepare(originX, originY, side(), height, reach);
    int firstSlot = slotCount;
    slotCount += count;
    if (planes.length < slotCount * SLOT) {
      planes = Arrays.copyOf(planes, 2 * slotCount * SLOT);
    }
    kernels.planes(block, vertices.records, planes, firstSlot);
    for (int i = 0; i < count; i++) {
      if (block.front[i] == 0) {
        turnNormals((firstSlot + i) * SLOT);
      }
    }
    for (int sample = 0; sample < samples; sample++) {
      block.locate(samplesX[sample], samplesY[sample]);
      kernels.cover(this, block, firstSlot, sample * area());
    }
    block.corners.count = 0;
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
}
