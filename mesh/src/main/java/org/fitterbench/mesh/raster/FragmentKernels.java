package org.fitterbench.mesh.raster;

import org.fitterbench.mesh.picture.Texture;

/** What gives a block of fragments its colours. All kinds give the same bits. */
interface FragmentKernels {
  /**
   * Finds the texels around each u, v, which the fragments hold as red and green.
   *
   * @param count how many fragments
   */
  void locate(Texture texture, Fragments fragments, Footprints footprints, int count);

  /** Loads the texels of footprints out of a picture's pixels. */
  void fetch(int[] pixels, Footprints footprints, Texels texels, int count);

  /**
   * Gives each fragment the linear light of its place in a texture: the mean of four texels, still
   * encoded, made linear.
   */
  void filter(Footprints footprints, Texels texels, Fragments fragments, int count);

  /**
   * Gives each fragment the linear light of its place in a mixture of two textures.
   *
   * @param ratio share of the second, 0 to 1
   */
  void blend(
      Footprints first,
      Texels firstTexels,
      Footprints second,
      Texels secondTexels,
      float ratio,
      Fragments fragments,
      int count);

  /**
   * Lights fragments: a dome and directional lamps, diffuse after Lambert, highlights after Blinn
   * with the viewer where the camera is. Replaces the surface's colours by the light that comes
   * from it.
   *
   * @param strength of the highlight, 0 for none
   * @param exponent of the highlight
   */
  void light(
      View view, LightTable lights, float strength, int exponent, Fragments fragments, int count);

  /**
   * Counts light in {@link Srgb#QUANTA}; what is beyond 0 and 1 is cut off.
   *
   * @param light linear amounts
   * @param quanta gets the counts
   */
  void quantise(float[] light, int[] quanta, int count);
}
