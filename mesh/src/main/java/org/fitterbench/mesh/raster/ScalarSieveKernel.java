package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.Corners.LARGEST_EXTENT;

/** One triangle at a time. */
final class ScalarSieveKernel implements SieveKernel {
  @Override
  public void sift(Sieve sieve, TileGrid grid, boolean bothSides) {
    Corners corners = sieve.corners;
    int reach = grid.sampleReach();
    int shift = grid.tileShift();
    int kept = 0;
    for (int i = 0; i < corners.count; i++) {
      int ax = corners.ax[i];
      int ay = corners.ay[i];
      int bx = corners.bx[i];
      int by = corners.by[i];
      int cx = corners.cx[i];
      int cy = corners.cy[i];
      int lowX = Math.min(ax, Math.min(bx, cx));
      int highX = Math.max(ax, Math.max(bx, cx));
      int lowY = Math.min(ay, Math.min(by, cy));
      int highY = Math.max(ay, Math.max(by, cy));
      int tile = Sieve.UNDECIDED;
      if (lowY >= FIRST_ROW && highX - lowX <= LARGEST_EXTENT && highY - lowY <= LARGEST_EXTENT) {
        // Rows run downwards, so a front, counterclockwise upwards, has a negative area here.
        int area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
        if (area > 0 ? !bothSides : area == 0) {
          continue;
        }
        int left = TriangleChunk.firstPixel(lowX, reach);
        int right = Math.min(TriangleChunk.lastPixel(highX, reach), grid.width() - 1);
        int top = TriangleChunk.firstPixel(lowY, reach);
        int bottom = Math.min(TriangleChunk.lastPixel(highY, reach), grid.height() - 1);
        if (left > right || top > bottom) {
          continue;
        }
        if (((left ^ right) | (top ^ bottom)) >> shift == 0) {
          tile = (top >> shift) * grid.columns() + (left >> shift);
        }
      }
      sieve.kept[kept] = i;
      sieve.tiles[kept++] = tile;
    }
    sieve.keptCount = kept;
  }
}
