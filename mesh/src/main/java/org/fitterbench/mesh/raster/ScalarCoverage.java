package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VertexBuffer.RECORD;

/** Coverage one sample at a time. */
final class ScalarCoverage implements CoverageKernels {
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
    int start = tile.left & -8;
    for (int y = tile.top; y <= tile.bottom; y++) {
      int rows = y - tile.top;
      float rowDepth = Math.fma(depthY, tile.toSampleY + rows, depth);
      for (int x = tile.left; x <= tile.right; x++) {
        int columns = x - start;
        int edge0 = tile.edge0 + rows * tile.edge0Y + columns * tile.edge0X;
        int edge1 = tile.edge1 + rows * tile.edge1Y + columns * tile.edge1X;
        int edge2 = tile.edge2 + rows * tile.edge2Y + columns * tile.edge2X;
        int pixel = plane + y * tile.side() + x;
        float here = Math.fma(depthX, tile.toSampleX + columns, rowDepth);
        if ((edge0 | edge1 | edge2) >= 0 && here > tile.depths[pixel]) {
          tile.depths[pixel] = here;
          tile.slots[pixel] = slot;
        }
      }
    }
  }
}
