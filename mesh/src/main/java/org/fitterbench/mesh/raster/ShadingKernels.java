package org.fitterbench.mesh.raster;

import org.fitterbench.mesh.picture.Texture;

/** Turns covered samples into colours, a block of groups of eight pixels at a time. */
interface ShadingKernels {
  /**
   * Lists in the tile the groups of eight pixels that show a slot of a range in one sample.
   *
   * @param plane where the sample's slots start
   * @param from first slot
   * @param to behind the last slot
   */
  void collect(Tile tile, int plane, int from, int to);

  /**
   * Computes normals and channels where a range of slots is seen; elsewhere something finite.
   *
   * @param sample which of the pixels' samples
   * @param firstGroup the first of the tile's groups
   * @param groups how many
   */
  void interpolate(
      Tile tile, int sample, int from, int to, int firstGroup, int groups, Fragments fragments);

  /** Replaces u, v by the texture's linear colour; {@code count} is a multiple of eight. */
  void texture(Texture texture, int count, Fragments fragments);

  /** Replaces u, v by the linear colour of two textures' mixture. */
  void blendedTexture(Texture first, Texture second, float ratio, int count, Fragments fragments);

  /**
   * Replaces the surface's colours by the light that comes from it.
   *
   * @param strength of the highlight, 0 for none
   * @param exponent of the highlight
   */
  void light(
      Tile tile,
      int sample,
      int firstGroup,
      int groups,
      View view,
      LightTable lights,
      float strength,
      int exponent,
      Fragments fragments);

  /** Adds the colours to the tile's sums where a range of slots is seen. */
  void accumulate(
      Tile tile, int plane, int from, int to, int firstGroup, int groups, Fragments fragments);

  /**
   * Writes the tile's pixels that lie in the picture.
   *
   * @param backdrop [height·3] linear red, green, blue of each row of the background
   * @param encodedBackdrop [height] pixel of each row of the background
   */
  void resolve(Tile tile, float[] backdrop, int[] encodedBackdrop, int[] pixels);
}
