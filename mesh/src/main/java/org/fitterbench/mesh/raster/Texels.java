package org.fitterbench.mesh.raster;

/** The four texels around each of a block of fragments, packed as in a picture. */
final class Texels {
  private static final int CAPACITY = Fragments.CAPACITY;

  final int[] upperLeft = new int[CAPACITY];
  final int[] upperRight = new int[CAPACITY];
  final int[] lowerLeft = new int[CAPACITY];
  final int[] lowerRight = new int[CAPACITY];

  /** Keeps texels that were only read ahead from being left out by the compiler. */
  int touched;

  /** Loads one by one: gather instructions are no faster on many processors. */
  void fetch(int[] pixels, Footprints footprints, int count) {
    fetch(pixels, footprints.upperLeft, footprints.upperRight, upperLeft, upperRight, count);
    fetch(pixels, footprints.lowerLeft, footprints.lowerRight, lowerLeft, lowerRight, count);
  }

  private static void fetch(
      int[] pixels, int[] left, int[] right, int[] leftTexels, int[] rightTexels, int count) {
    for (int i = 0; i < count; i++) {
      leftTexels[i] = pixels[left[i]];
      rightTexels[i] = pixels[right[i]];
    }
  }
}
