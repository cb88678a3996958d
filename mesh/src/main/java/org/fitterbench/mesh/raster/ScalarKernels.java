package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VertexBuffer.CHANNEL;
import static org.fitterbench.mesh.raster.VertexBuffer.INVERSE_W;
import static org.fitterbench.mesh.raster.VertexBuffer.NORMAL;
import static org.fitterbench.mesh.raster.VertexBuffer.RECORD;

/** One number at a time. */
final class ScalarKernels implements TileKernels {
  @Override
  public void planes(TriangleBlock block, float[] records, float[] planes, int firstSlot) {
    Corners corners = block.corners;
    for (int i = 0; i < corners.count; i++) {
      int at = (firstSlot + i) * Tile.SLOT;
      int a = corners.a[i] * RECORD;
      int b = corners.b[i] * RECORD;
      int c = corners.c[i] * RECORD;
      for (int number = 0; number < RECORD; number++) {
        float first = records[a + number];
        float toSecond = records[b + number] - first;
        float toThird = records[c + number] - first;
        planes[at + number] = first;
        planes[at + Tile.SLOPE_X + number] =
            Math.fma(toSecond, block.secondAlongX[i], toThird * block.thirdAlongX[i]);
        planes[at + Tile.SLOPE_Y + number] =
            Math.fma(toSecond, block.secondAlongY[i], toThird * block.thirdAlongY[i]);
      }
      planes[at + Tile.CORNER] = corners.ax[i] * (1f / VertexBuffer.SUBPIXELS);
      planes[at + Tile.CORNER + 1] = corners.ay[i] * (1f / VertexBuffer.SUBPIXELS);
    }
  }

  @Override
  public void cover(Tile tile, TriangleBlock block, int firstSlot, int plane) {
    for (int i = 0; i < block.corners.count; i++) {
      cover(tile, block, i, firstSlot + i, plane);
    }
  }

  private static void cover(Tile tile, TriangleBlock block, int i, int slot, int plane) {
    float depth = tile.planes[slot * Tile.SLOT];
    float depthX = tile.planes[slot * Tile.SLOT + Tile.SLOPE_X];
    float depthY = tile.planes[slot * Tile.SLOT + Tile.SLOPE_Y];
    int left = block.left[i];
    int start = left & -GROUP;
    for (int y = block.top[i]; y <= block.bottom[i]; y++) {
      int rows = y - block.top[i];
      float rowDepth = Math.fma(depthY, block.toSampleY[i] + rows, depth);
      int row = plane + (y << tile.shift);
      int edge0 = block.edge0[i] + rows * block.edge0Y[i] + (left - start) * block.edge0X[i];
      int edge1 = block.edge1[i] + rows * block.edge1Y[i] + (left - start) * block.edge1X[i];
      int edge2 = block.edge2[i] + rows * block.edge2Y[i] + (left - start) * block.edge2X[i];
      for (int x = left; x <= block.right[i]; x++) {
        if ((edge0 | edge1 | edge2) >= 0) {
          float here = Math.fma(depthX, block.toSampleX[i] + (x - start), rowDepth);
          if (here > tile.depths[row + x]) {
            tile.depths[row + x] = here;
            tile.slots[row + x] = slot;
          }
        }
        edge0 += block.edge0X[i];
        edge1 += block.edge1X[i];
        edge2 += block.edge2X[i];
      }
    }
  }

  @Override
  public void collect(Tile tile, int plane, int from, int to) {
    tile.groupCount = 0;
    for (int group = 0; group < tile.area(); group += GROUP) {
      int seen = 0;
      for (int i = 0; i < GROUP; i++) {
        int slot = tile.slots[plane + group + i];
        seen |= slot >= from && slot < to ? 1 << i : 0;
      }
      if (seen != 0) {
        tile.seen[tile.groupCount] = seen;
        tile.groups[tile.groupCount++] = group;
      }
    }
  }

  @Override
  public void interpolate(
      Tile tile, int sample, int from, int to, int firstGroup, int groups, Fragments fragments) {
    float[] planes = tile.planes;
    int[] slots = tile.slots;
    int plane = sample * tile.area();
    for (int group = 0; group < groups; group++) {
      int pixel = tile.groups[firstGroup + group];
      float firstX = tile.column(pixel, sample);
      float placeY = tile.row(pixel, sample);
      for (int lane = 0; lane < GROUP; lane++) {
        int slot = slots[plane + pixel + lane];
        int at = slot >= from && slot < to ? slot * Tile.SLOT : 0;
        evaluate(planes, at, firstX + lane, placeY, fragments, group * GROUP + lane);
      }
    }
  }

  private static void evaluate(
      float[] planes, int at, float placeX, float placeY, Fragments fragments, int i) {
    float x = placeX - planes[at + Tile.CORNER];
    float y = placeY - planes[at + Tile.CORNER + 1];
    float w = 1 / plane(planes, at + INVERSE_W, x, y);
    fragments.x[i] = placeX;
    fragments.y[i] = placeY;
    fragments.normalX[i] = plane(planes, at + NORMAL, x, y);
    fragments.normalY[i] = plane(planes, at + NORMAL + 1, x, y);
    fragments.normalZ[i] = plane(planes, at + NORMAL + 2, x, y);
    fragments.red[i] = plane(planes, at + CHANNEL, x, y) * w;
    fragments.green[i] = plane(planes, at + CHANNEL + 1, x, y) * w;
    fragments.blue[i] = plane(planes, at + CHANNEL + 2, x, y) * w;
  }

  private static float plane(float[] planes, int at, float x, float y) {
    return Math.fma(
        planes[at + Tile.SLOPE_X], x, Math.fma(planes[at + Tile.SLOPE_Y], y, planes[at]));
  }

  @Override
  public void accumulate(
      Tile tile, int plane, int from, int to, int firstGroup, int groups, Fragments fragments) {
    int[] slots = tile.slots;
    for (int group = 0; group < groups; group++) {
      int pixel = tile.groups[firstGroup + group];
      for (int lane = 0; lane < GROUP; lane++) {
        int slot = slots[plane + pixel + lane];
        if (slot >= from && slot < to) {
          int i = group * GROUP + lane;
          tile.red[pixel + lane] += fragments.red[i];
          tile.green[pixel + lane] += fragments.green[i];
          tile.blue[pixel + lane] += fragments.blue[i];
          tile.covered[pixel + lane] += 1;
        }
      }
    }
  }
}
