package org.fitterbench.mesh.raster;

/** Turns light into pixels. */
final class PixelWriter {
  private static final int GROUP = TileKernels.GROUP;
  private static final int ALL = (1 << GROUP) - 1;
  private static final int CAPACITY = Fragments.CAPACITY;

  private final FragmentKernels kernels;

  /** Light in steps of {@link Srgb#QUANTA}. */
  private final int[] red = new int[CAPACITY];

  private final int[] green = new int[CAPACITY];
  private final int[] blue = new int[CAPACITY];
  private final int[] packed = new int[CAPACITY];

  /** Sums of light with the background's share. */
  private final float[] light = new float[CAPACITY];

  PixelWriter(FragmentKernels kernels) {
    this.kernels = kernels;
  }

  /**
   * Writes fragments straight into the picture where the tile's groups say that they are seen, for
   * pixels of one sample.
   */
  void write(Tile tile, int firstGroup, int groups, Fragments fragments, Canvas canvas) {
    int count = groups * GROUP;
    kernels.quantise(fragments.red, red, count);
    kernels.quantise(fragments.green, green, count);
    kernels.quantise(fragments.blue, blue, count);
    pack(red, green, blue, packed, count);
    int next = 0;
    while (next < groups) {
      int first = next;
      int pixel = tile.groups[firstGroup + first];
      int target = tile.target(pixel, canvas.width);
      int columns = Math.clamp(tile.width - (pixel & (tile.side() - 1)), 0, GROUP);
      int seen = tile.seen[firstGroup + next++];
      if (seen == ALL && columns == GROUP) {
        // Whole groups beside each other are copied together.
        while (next < groups && follows(tile, firstGroup + next, pixel + (next - first) * GROUP)) {
          next++;
        }
        System.arraycopy(packed, first * GROUP, canvas.pixels, target, (next - first) * GROUP);
      } else {
        for (seen &= ALL >> (GROUP - columns); seen != 0; seen &= seen - 1) {
          int lane = Integer.numberOfTrailingZeros(seen);
          canvas.pixels[target + lane] = packed[first * GROUP + lane];
        }
      }
    }
  }

  /** Whether a group starts at a pixel, in the row of the one before it, and is seen whole. */
  private static boolean follows(Tile tile, int group, int pixel) {
    int column = pixel & (tile.side() - 1);
    return tile.groups[group] == pixel
        && column > 0
        && column + GROUP <= tile.width
        && tile.seen[group] == ALL;
  }

  /** Writes the sums of a tile's samples into the picture. */
  void resolve(Tile tile, Canvas canvas) {
    float share = 1f / tile.grid.samples();
    for (int row = 0; row < tile.height; row++) {
      int y = tile.originY + row;
      int start = row << tile.shift;
      mixIn(tile.red, tile.covered, start, share, canvas.backdrop[3 * y], tile.width);
      kernels.quantise(light, red, tile.width);
      mixIn(tile.green, tile.covered, start, share, canvas.backdrop[3 * y + 1], tile.width);
      kernels.quantise(light, green, tile.width);
      mixIn(tile.blue, tile.covered, start, share, canvas.backdrop[3 * y + 2], tile.width);
      kernels.quantise(light, blue, tile.width);
      pack(red, green, blue, packed, tile.width);
      uncover(tile.covered, start, canvas.encodedBackdrop[y], tile.width);
      int target = tile.target(start, canvas.width);
      System.arraycopy(packed, 0, canvas.pixels, target, tile.width);
    }
  }

  private void mixIn(
      float[] sums, float[] covered, int start, float share, float backdrop, int count) {
    float[] result = light;
    for (int i = 0; i < count; i++) {
      float free = Math.fma(covered[start + i], -share, 1);
      result[i] = Math.fma(sums[start + i], share, free * backdrop);
    }
  }

  private static void pack(int[] red, int[] green, int[] blue, int[] packed, int count) {
    for (int i = 0; i < count; i++) {
      packed[i] = Srgb.encodeQuantised(red[i], green[i], blue[i]);
    }
  }

  /** Puts back the exact background where nothing is. */
  private void uncover(float[] covered, int start, int background, int count) {
    for (int i = 0; i < count; i++) {
      packed[i] = covered[start + i] == 0 ? background : packed[i];
    }
  }
}
