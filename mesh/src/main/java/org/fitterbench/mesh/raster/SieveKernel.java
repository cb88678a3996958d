package org.fitterbench.mesh.raster;

/** Chooses the triangles that may be seen. All kinds choose the same. */
@FunctionalInterface
interface SieveKernel {
  /**
   * The uppermost row at which a vertex has a place, in subpixels; only {@link
   * VertexBuffer#UNPLACED} is before it.
   */
  int FIRST_ROW = (int) (VertexBuffer.GUARD_LOW * VertexBuffer.SUBPIXELS);

  /**
   * Lists the triangles that show the right side and whose bounds hold a sample of the picture.
   * Triangles too large for 32 bits, and those with a corner that has no place, are listed as
   * undecided.
   *
   * @param bothSides whether backs are seen too
   */
  void sift(Sieve sieve, TileGrid grid, boolean bothSides);
}
