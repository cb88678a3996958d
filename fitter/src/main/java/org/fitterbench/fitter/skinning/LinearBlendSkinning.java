package org.fitterbench.fitter.skinning;

/** The scalar kernel of linear blend skinning: v' = Σ wⱼ Xⱼ v. */
public final class LinearBlendSkinning {
  /** Floats of one bone's transform: the upper three rows of its matrix, row by row. */
  public static final int STRIDE = 12;

  private LinearBlendSkinning() {}

  /**
   * Rounds the bones' transforms to the precision of the vertices.
   *
   * @param transforms [B·12] X of every bone, row-major 3×4, metres
   * @param out [B·12]
   */
  public static void prepare(double[] transforms, float[] out) {
    for (int entry = 0; entry < transforms.length; entry++) {
      out[entry] = (float) transforms[entry];
    }
  }

  /**
   * Moves the vertices {@code from} to {@code to} (exclusive).
   *
   * @param transforms [B·12] from {@link #prepare}
   * @param rest [V·3] rest vertices, metres
   * @param out [V·3] moved vertices, metres; not the same array as {@code rest}
   */
  public static void skin(
      Influences influences, float[] transforms, float[] rest, float[] out, int from, int to) {
    int[] offsets = influences.offsets();
    short[] bones = influences.bones();
    float[] weights = influences.weights();
    for (int vertex = from; vertex < to; vertex++) {
      float x = rest[3 * vertex];
      float y = rest[3 * vertex + 1];
      float z = rest[3 * vertex + 2];
      float outX = 0;
      float outY = 0;
      float outZ = 0;
      for (int entry = offsets[vertex]; entry < offsets[vertex + 1]; entry++) {
        int bone = STRIDE * bones[entry];
        float weight = weights[entry];
        outX +=
            weight
                * (transforms[bone] * x
                    + transforms[bone + 1] * y
                    + transforms[bone + 2] * z
                    + transforms[bone + 3]);
        outY +=
            weight
                * (transforms[bone + 4] * x
                    + transforms[bone + 5] * y
                    + transforms[bone + 6] * z
                    + transforms[bone + 7]);
        outZ +=
            weight
                * (transforms[bone + 8] * x
                    + transforms[bone + 9] * y
                    + transforms[bone + 10] * z
                    + transforms[bone + 11]);
      }
      out[3 * vertex] = outX;
      out[3 * vertex + 1] = outY;
      out[3 * vertex + 2] = outZ;
    }
  }
}
