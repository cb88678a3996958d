package org.fitterbench.fitter.skinning;

/**
 * The scalar kernel of the derivative of linear blend skinning: dv' = Σ wⱼ (Aⱼ dv + dXⱼ v), with Aⱼ
 * the rotation part of Xⱼ.
 */
public final class LinearBlendSkinningTangent {
  private static final int STRIDE = LinearBlendSkinning.STRIDE;

  private LinearBlendSkinningTangent() {}

  /**
   * Moves derivatives of all vertices.
   *
   * @param transforms [B·12] X of every bone, from {@link LinearBlendSkinning#prepare}
   * @param transformTangents [B·12] their derivatives, likewise
   * @param rest [V·3] rest vertices, metres
   * @param restTangents [V·3] their derivatives
   * @param out [V·3] derivatives of the moved vertices; not the same array as {@code restTangents}
   */
  public static void skin(
      Influences influences,
      float[] transforms,
      float[] transformTangents,
      float[] rest,
      float[] restTangents,
      float[] out) {
    int[] offsets = influences.offsets();
    short[] bones = influences.bones();
    float[] weights = influences.weights();
    for (int vertex = 0; vertex < influences.vertexCount(); vertex++) {
      int point = 3 * vertex;
      float x = rest[point];
      float y = rest[point + 1];
      float z = rest[point + 2];
      float dx = restTangents[point];
      float dy = restTangents[point + 1];
      float dz = restTangents[point + 2];
      float outX = 0;
      float outY = 0;
      float outZ = 0;
      for (int entry = offsets[vertex]; entry < offsets[vertex + 1]; entry++) {
        int bone = STRIDE * bones[entry];
        float weight = weights[entry];
        outX += weight * row(transforms, transformTangents, bone, x, y, z, dx, dy, dz);
        outY += weight * row(transforms, transformTangents, bone + 4, x, y, z, dx, dy, dz);
        outZ += weight * row(transforms, transformTangents, bone + 8, x, y, z, dx, dy, dz);
      }
      out[point] = outX;
      out[point + 1] = outY;
      out[point + 2] = outZ;
    }
  }

  private static float row(
      float[] transforms,
      float[] tangents,
      int at,
      float x,
      float y,
      float z,
      float dx,
      float dy,
      float dz) {
    return transforms[at] * dx
        + transforms[at + 1] * dy
        + transforms[at + 2] * dz
        + tangents[at] * x
        + tangents[at + 1] * y
        + tangents[at + 2] * z
        + tangents[at + 3];
  }
}
