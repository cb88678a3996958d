package org.fitterbench.mesh.raster;

import org.fitterbench.mesh.picture.Texture;

/** Short loops without branches, of which the compiler makes vector instructions by itself. */
final class ScalarFragmentKernels implements FragmentKernels {
  private final TextureSampler sampler = new TextureSampler();
  private final LightShader shader = new LightShader();

  @Override
  public void locate(Texture texture, Fragments fragments, Footprints footprints, int count) {
    sampler.locate(texture, fragments, footprints, count);
  }

  @Override
  public void fetch(int[] pixels, Footprints footprints, Texels texels, int count) {
    texels.fetch(pixels, footprints, count);
  }

  @Override
  public void filter(Footprints footprints, Texels texels, Fragments fragments, int count) {
    sampler.filter(footprints, texels, 16, fragments.red, count);
    sampler.filter(footprints, texels, 8, fragments.green, count);
    sampler.filter(footprints, texels, 0, fragments.blue, count);
    linearise(fragments, count);
  }

  @Override
  public void blend(
      Footprints first,
      Texels firstTexels,
      Footprints second,
      Texels secondTexels,
      float ratio,
      Fragments fragments,
      int count) {
    sampler.blend(first, firstTexels, second, secondTexels, 16, ratio, fragments.red, count);
    sampler.blend(first, firstTexels, second, secondTexels, 8, ratio, fragments.green, count);
    sampler.blend(first, firstTexels, second, secondTexels, 0, ratio, fragments.blue, count);
    linearise(fragments, count);
  }

  private static void linearise(Fragments fragments, int count) {
    Srgb.linearise(fragments.red, count);
    Srgb.linearise(fragments.green, count);
    Srgb.linearise(fragments.blue, count);
  }

  @Override
  public void light(
      View view, LightTable lights, float strength, int exponent, Fragments fragments, int count) {
    shader.light(view, lights, strength, exponent, fragments, count);
  }

  @Override
  public void quantise(float[] light, int[] quanta, int count) {
    Srgb.quantise(light, quanta, count);
  }
}
