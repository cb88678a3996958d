package org.fitterbench.mesh.raster;

import java.util.Arrays;

/** For each tile the triangles that may touch it, in order: one linked list a tile. */
final class TileBins {
  private static final int NONE = -1;

  private int[] head = new int[0];
  private int[] tail = new int[0];
  private int[] next = new int[1024];
  private int[] triangle = new int[1024];
  private int count;

  /** Empties the lists of so many tiles. */
  void clear(int tiles) {
    if (head.length < tiles) {
      head = new int[tiles];
      tail = new int[tiles];
    }
    Arrays.fill(head, 0, tiles, NONE);
    count = 0;
  }

  void add(int tile, int newTriangle) {
    if (count == next.length) {
      next = Arrays.copyOf(next, 2 * count);
      triangle = Arrays.copyOf(triangle, 2 * count);
    }
    triangle[count] = newTriangle;
    next[count] = NONE;
    if (head[tile] == NONE) {
      head[tile] = count;
    } else {
      next[tail[tile]] = count;
    }
    tail[tile] = count++;
  }

  /** The first entry of a tile, negative if it has none. */
  int first(int tile) {
    return head[tile];
  }

  /** The entry after another, negative after the last. */
  int after(int entry) {
    return next[entry];
  }

  int triangle(int entry) {
    return triangle[entry];
  }
}
