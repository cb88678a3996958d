package org.fitterbench.mesh.raster;

/**
 * Where a block of fragments is in a texture: for each the four texels around it, as indices into
 * the texture's pixels, and how near it is to the right and the lower ones.
 */
final class Footprints {
  private static final int CAPACITY = Fragments.CAPACITY;

  /** Shares of the right and the lower texels, 0 to 1. */
  final float[] shareX = new float[CAPACITY];

  final float[] shareY = new float[CAPACITY];
  final int[] upperLeft = new int[CAPACITY];
  final int[] upperRight = new int[CAPACITY];
  final int[] lowerLeft = new int[CAPACITY];
  final int[] lowerRight = new int[CAPACITY];
}
