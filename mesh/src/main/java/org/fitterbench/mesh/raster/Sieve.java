package org.fitterbench.mesh.raster;

/** Some neighbouring triangles of a model, and those of them that may be seen. */
final class Sieve {
  /** The tile of a triangle that lies in several or must be looked at more closely. */
  static final int UNDECIDED = -1;

  /** Room for a whole vector behind the last entry. */
  private static final int CAPACITY = Corners.CAPACITY + 64;

  final Corners corners = new Corners();

  /** Which triangles may cover a sample, in order. */
  final int[] kept = new int[CAPACITY];

  /** The tile that each of those lies in, or {@link #UNDECIDED}. */
  final int[] tiles = new int[CAPACITY];

  int keptCount;
}
