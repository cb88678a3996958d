package org.fitterbench.mesh.raster;

/** What is known of some pixels on their way from triangles to colours, one array a quantity. */
final class Fragments {
  static final int CAPACITY = 256;

  /** The normal, of any length until it is lit. */
  final float[] normalX = new float[CAPACITY];

  final float[] normalY = new float[CAPACITY];
  final float[] normalZ = new float[CAPACITY];

  /** Red, green, blue (linear); before a texture is looked up, u, v and 0. */
  final float[] red = new float[CAPACITY];

  final float[] green = new float[CAPACITY];
  final float[] blue = new float[CAPACITY];
}
