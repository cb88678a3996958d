package org.fitterbench.mesh.raster;

/**
 * What is known of some samples on their way from triangles to colours, one array a quantity. The
 * loops over these arrays are short and free of branches, so that the compiler makes vector
 * instructions of them.
 */
final class Fragments {
  static final int CAPACITY = 512;

  /** Where the sample is in the picture, pixels. */
  final float[] x = new float[CAPACITY];

  final float[] y = new float[CAPACITY];

  /** The normal, of any length until it is lit. */
  final float[] normalX = new float[CAPACITY];

  final float[] normalY = new float[CAPACITY];
  final float[] normalZ = new float[CAPACITY];

  /** Red, green, blue (linear); before a texture is looked up, u, v and 0. */
  final float[] red = new float[CAPACITY];

  final float[] green = new float[CAPACITY];
  final float[] blue = new float[CAPACITY];
}
