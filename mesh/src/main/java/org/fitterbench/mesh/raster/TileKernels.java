package org.fitterbench.mesh.raster;

/** The inner loops between triangles and fragments. All kinds give the same bits. */
interface TileKernels {
  /** Pixels are handled in groups of so many neighbours in a row. */
  int GROUP = 8;

  /**
   * Computes the planes of a block's triangles.
   *
   * @param records of the vertices
   * @param planes gets for each triangle a slot as in {@link Tile#planes}
   * @param firstSlot the slot of the first
   */
  void planes(TriangleBlock block, float[] records, float[] planes, int firstSlot);

  /**
   * Writes depth and slot of a block's triangles wherever one covers a sample and is nearer than
   * what is there.
   *
   * @param firstSlot the slot of the block's first triangle
   * @param plane where the sample's depths and slots start
   */
  void cover(Tile tile, TriangleBlock block, int firstSlot, int plane);

  /**
   * Lists in the tile the groups that show a slot of a range in one sample.
   *
   * @param plane where the sample's slots start
   * @param from first slot
   * @param to behind the last slot
   */
  void collect(Tile tile, int plane, int from, int to);

  /**
   * Computes places, normals and channels where a range of slots is seen; elsewhere something
   * finite.
   *
   * @param sample which of the pixels' samples
   * @param firstGroup the first of the tile's groups
   * @param groups how many
   */
  void interpolate(
      Tile tile, int sample, int from, int to, int firstGroup, int groups, Fragments fragments);

  /** Adds the colours to the tile's sums where a range of slots is seen. */
  void accumulate(
      Tile tile, int plane, int from, int to, int firstGroup, int groups, Fragments fragments);
}
