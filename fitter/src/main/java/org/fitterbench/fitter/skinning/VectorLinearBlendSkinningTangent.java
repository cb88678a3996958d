package org.fitterbench.fitter.skinning;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API kernel of the derivative of linear blend skinning, twin of {@link
 * LinearBlendSkinningTangent}. The bones' matrices and their derivatives are blended first, M = Σ
 * wⱼ Xⱼ, and then applied once: dv' = M (dv, 0) + dM (v, 1).
 */
public final class VectorLinearBlendSkinningTangent {
  private static final VectorSpecies<Float> MATRIX = VectorLinearBlendSkinning.MATRIX;
  private static final VectorSpecies<Float> COLUMN = VectorLinearBlendSkinning.COLUMN;
  private static final VectorMask<Float> XYZ = VectorLinearBlendSkinning.XYZ;
  private static final int STRIDE = VectorLinearBlendSkinning.STRIDE;

  private VectorLinearBlendSkinningTangent() {}

  /**
   * Moves derivatives of all vertices.
   *
   * @param matrices [B·16] X of every bone, from {@link VectorLinearBlendSkinning#prepare}
   * @param tangents [B·16] their derivatives, likewise
   * @param rest [V·3] rest vertices, metres
   * @param restTangents [V·3] their derivatives
   * @param out [V·3] derivatives of the moved vertices; not the same array as {@code restTangents}
   */
  public static void skin(
      Influences influences,
      float[] matrices,
      float[] tangents,
      float[] rest,
      float[] restTangents,
      float[] out) {
    int count = influences.vertexCount();
    if (VectorLinearBlendSkinning.WIDE) {
      skinWide(influences, matrices, tangents, rest, restTangents, out, count);
    } else {
      skinNarrow(influences, matrices, tangents, rest, restTangents, out, count);
    }
  }

  /** The kernel for 512-bit registers, for the vertices before {@code to}. */
  static void skinWide(
      Influences influences,
      float[] matrices,
      float[] tangents,
      float[] rest,
      float[] restTangents,
      float[] out,
      int to) {
    int[] offsets = influences.offsets();
    short[] bones = influences.bones();
    float[] weights = influences.weights();
    for (int vertex = 0; vertex < to; vertex++) {
      int entry = offsets[vertex];
      int end = offsets[vertex + 1];
      int first = STRIDE * bones[entry];
      FloatVector matrix = FloatVector.fromArray(MATRIX, matrices, first).mul(weights[entry]);
      FloatVector tangent = FloatVector.fromArray(MATRIX, tangents, first).mul(weights[entry]);
      for (entry++; entry < end; entry++) {
        int bone = STRIDE * bones[entry];
        FloatVector weight = FloatVector.broadcast(MATRIX, weights[entry]);
        matrix = FloatVector.fromArray(MATRIX, matrices, bone).fma(weight, matrix);
        tangent = FloatVector.fromArray(MATRIX, tangents, bone).fma(weight, tangent);
      }
      FloatVector point = FloatVector.fromArray(COLUMN, rest, 3 * vertex, XYZ).withLane(3, 1);
      FloatVector change = FloatVector.fromArray(COLUMN, restTangents, 3 * vertex, XYZ);
      FloatVector moved =
          tangent.mul(
              ((FloatVector) point.castShape(MATRIX, 0))
                  .rearrange(VectorLinearBlendSkinning.SPREAD));
      FloatVector products =
          matrix.fma(
              ((FloatVector) change.castShape(MATRIX, 0))
                  .rearrange(VectorLinearBlendSkinning.SPREAD),
              moved);
      FloatVector halves = products.add(products.rearrange(VectorLinearBlendSkinning.UPPER_HALF));
      FloatVector sum = halves.add(halves.rearrange(VectorLinearBlendSkinning.SECOND_COLUMN));
      ((FloatVector) sum.castShape(COLUMN, 0)).intoArray(out, 3 * vertex, XYZ);
    }
  }

  /** The kernel for 128-bit registers, for the vertices before {@code to}. */
  static void skinNarrow(
      Influences influences,
      float[] matrices,
      float[] tangents,
      float[] rest,
      float[] restTangents,
      float[] out,
      int to) {
    int[] offsets = influences.offsets();
    short[] bones = influences.bones();
    float[] weights = influences.weights();
    for (int vertex = 0; vertex < to; vertex++) {
      int point = 3 * vertex;
      FloatVector x = FloatVector.broadcast(COLUMN, rest[point]);
      FloatVector y = FloatVector.broadcast(COLUMN, rest[point + 1]);
      FloatVector z = FloatVector.broadcast(COLUMN, rest[point + 2]);
      FloatVector dx = FloatVector.broadcast(COLUMN, restTangents[point]);
      FloatVector dy = FloatVector.broadcast(COLUMN, restTangents[point + 1]);
      FloatVector dz = FloatVector.broadcast(COLUMN, restTangents[point + 2]);
      FloatVector sum = FloatVector.zero(COLUMN);
      for (int entry = offsets[vertex]; entry < offsets[vertex + 1]; entry++) {
        int bone = STRIDE * bones[entry];
        FloatVector moved = FloatVector.fromArray(COLUMN, tangents, bone + 12);
        moved = FloatVector.fromArray(COLUMN, tangents, bone).fma(x, moved);
        moved = FloatVector.fromArray(COLUMN, tangents, bone + 4).fma(y, moved);
        moved = FloatVector.fromArray(COLUMN, tangents, bone + 8).fma(z, moved);
        moved = FloatVector.fromArray(COLUMN, matrices, bone).fma(dx, moved);
        moved = FloatVector.fromArray(COLUMN, matrices, bone + 4).fma(dy, moved);
        moved = FloatVector.fromArray(COLUMN, matrices, bone + 8).fma(dz, moved);
        sum = moved.fma(FloatVector.broadcast(COLUMN, weights[entry]), sum);
      }
      sum.intoArray(out, point, XYZ);
    }
  }
}
