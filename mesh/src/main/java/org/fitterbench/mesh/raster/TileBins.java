package org.fitterbench.mesh.raster;

import java.util.Arrays;

/**
 * For each tile the entries of a list that may touch it, in order: one linked list of runs a tile,
 * because neighbours in a mesh mostly lie in one tile.
 */
final class TileBins {
  private static final int NONE = -1;

  /** A run that nothing follows: the last of a tile that has none yet. */
  private static final int BEFORE_FIRST = 0;

  private int[] first = new int[0];
  private int[] last = new int[0];
  private int[] next = new int[256];
  private int[] start = new int[256];
  private int[] end = new int[256];
  private int count;

  /** Empties the lists of so many tiles. */
  void clear(int tiles) {
    if (first.length < tiles) {
      first = new int[tiles];
      last = new int[tiles];
    }
    Arrays.fill(first, 0, tiles, NONE);
    Arrays.fill(last, 0, tiles, BEFORE_FIRST);
    end[BEFORE_FIRST] = NONE;
    count = BEFORE_FIRST + 1;
  }

  /** Adds an entry to a tile; the tile's entries come in order. */
  void add(int tile, int entry) {
    int run = last[tile];
    if (end[run] == entry) {
      end[run] = entry + 1;
    } else {
      addRun(tile, entry);
    }
  }

  private void addRun(int tile, int entry) {
    if (count == next.length) {
      next = Arrays.copyOf(next, 2 * count);
      start = Arrays.copyOf(start, 2 * count);
      end = Arrays.copyOf(end, 2 * count);
    }
    next[count] = NONE;
    start[count] = entry;
    end[count] = entry + 1;
    if (first[tile] == NONE) {
      first[tile] = count;
    } else {
      next[last[tile]] = count;
    }
    last[tile] = count++;
  }

  /** The first run of a tile, negative if it has none. */
  int first(int tile) {
    return first[tile];
  }

  /** The run after another, negative after the last. */
  int after(int run) {
    return next[run];
  }

  /** The first entry of a run. */
  int start(int run) {
    return start[run];
  }

  /** Behind the last entry of a run. */
  int end(int run) {
    return end[run];
  }
}
