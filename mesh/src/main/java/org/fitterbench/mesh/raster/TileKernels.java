package org.fitterbench.mesh.raster;

/** The inner loops between triangles and fragments. All kinds give the same bits. */
interface TileKernels {
  /** Pixels are handled in groups of so many neighbours in a row. */
  int GROUP = 8;

  /**
   * Computes the slopes of a record over a triangle: with d1 and d2 the records' differences from
   * the first corner to the others, {@code d1·x1 + d2·x2} along x and {@code d1·y1 + d2·y2} along
   * y.
   *
   * @param records eight numbers per vertex
   * @param a where the first corner's record starts
   * @param b where the second's starts
   * @param c where the third's starts
   * @param planes gets the first corner's record and both slopes
   * @param at where in {@code planes}
   */
  void planes(
      float[] records,
      int a,
      int b,
      int c,
      float x1,
      float x2,
      float y1,
      float y2,
      float[] planes,
      int at);

  /**
   * Writes the depth and the slot of the tile's triangle wherever it covers a sample and is nearer
   * than what is there.
   *
   * @param plane where the sample's depths and slots start
   */
  void cover(Tile tile, int slot, int plane);

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
