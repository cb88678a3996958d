package org.fitterbench.mesh.raster;

import java.util.Arrays;

/**
 * Vertices as the rasteriser wants them. Grows and never shrinks.
 *
 * <p>A record of eight numbers per vertex is linear over the picture: depth; 1/w; and, each divided
 * by w, the normal's x, y, z and three channels (linear red, green, blue, or u, v and 0).
 */
final class VertexBuffer {
  static final int RECORD = 8;
  static final int DEPTH = 0;
  static final int INVERSE_W = 1;
  static final int NORMAL = 2;
  static final int CHANNEL = 5;

  /** Parts of a pixel in which positions are counted. */
  static final int SUBPIXELS = 256;

  /** The place of a vertex that cannot be drawn before its triangles are clipped. */
  static final long UNPLACED = Long.MIN_VALUE;

  /**
   * Positions in the picture are kept within these pixels, so that whole-number edge functions of a
   * tile fit 32 bits for any picture up to 8192 pixels a side.
   */
  static final float GUARD_LOW = -4095;

  static final float GUARD_HIGH = 12287;

  /** Adding and taking away this rounds to the nearest whole number, halves to even. */
  static final float ROUNDER = 1.5f * (1 << 23);

  /** Column and row of each vertex in 1/256 pixel, as {@link #place} puts them together. */
  long[] places = new long[0];

  float[] records = new float[0];

  void ensure(int vertices) {
    if (places.length < vertices) {
      int capacity = Math.max(vertices, vertices + vertices / 2);
      places = Arrays.copyOf(places, capacity);
      records = Arrays.copyOf(records, RECORD * capacity);
    }
  }

  /** Column and row as one number, so that both are read at once. */
  static long place(int column, int row) {
    return (long) row << 32 | Integer.toUnsignedLong(column);
  }

  static int column(long place) {
    return (int) place;
  }

  static int row(long place) {
    return (int) (place >> 32);
  }

  /** A position in whole subpixels. */
  static int snap(float pixels) {
    float subpixels = pixels * SUBPIXELS;
    return (int) ((subpixels + ROUNDER) - ROUNDER);
  }

  static boolean insideGuard(float x, float y) {
    return x >= GUARD_LOW && x <= GUARD_HIGH && y >= GUARD_LOW && y <= GUARD_HIGH;
  }
}
