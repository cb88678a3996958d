package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VertexBuffer.CHANNEL;
import static org.fitterbench.mesh.raster.VertexBuffer.INVERSE_W;
import static org.fitterbench.mesh.raster.VertexBuffer.NORMAL;
import static org.fitterbench.mesh.raster.VertexBuffer.RECORD;

/** One number at a time. */
final class ScalarKernels implements TileKernels {
  @Override
  public void planes(
      float[] records,
      int a,
      int b,
      int c,
      float x1,
      float x2,
      float y1,
      float y2,
      float[] planes,
      int at) {
    for (int i = 0; i < RECORD; i++) {
      float first = records[a + i];
      float d1 = records[b + i] - first;
      float d2 = records[c + i] - first;
      planes[at + i] = first;
      planes[at + Tile.SLOPE_X + i] = Math.fma(d1, x1, d2 * x2);
      planes[at + Tile.SLOPE_Y + i] = Math.fma(d1, y1, d2 * y2);
    }
  }

  @Override
  public void cover(Tile tile, int slot, int plane) {
    int at = slot * Tile.SLOT;
    float depth = tile.planes[at];
    float depthX = tile.planes[at + Tile.SLOPE_X];
    float depthY = tile.planes[at + Tile.SLOPE_Y];
    int start = tile.left & -GROUP;
    for (int y = tile.top; y <= tile.bottom; y++) {
      int rows = y - tile.top;
      float rowDepth = Math.fma(depthY, tile.toSampleY + rows, depth);
      int row = plane + (y << tile.shift);
      int edge0 = tile.edge0 + rows * tile.edge0Y + (tile.left - start) * tile.edge0X;
      int edge1 = tile.edge1 + rows * tile.edge1Y + (tile.left - start) * tile.edge1X;
      int edge2 = tile.edge2 + rows * tile.edge2Y + (tile.left - start) * tile.edge2X;
      for (int x = tile.left; x <= tile.right; x++) {
        if ((edge0 | edge1 | edge2) >= 0) {
          float here = Math.fma(depthX, tile.toSampleX + (x - start), rowDepth);
          if (here > tile.depths[row + x]) {
            tile.depths[row + x] = here;
            tile.slots[row + x] = slot;
          }
        }
        edge0 += tile.edge0X;
        edge1 += tile.edge1X;
        edge2 += tile.edge2X;
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
