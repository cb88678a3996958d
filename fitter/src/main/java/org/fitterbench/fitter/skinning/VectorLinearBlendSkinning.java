package org.fitterbench.fitter.skinning;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API kernel of linear blend skinning, twin of {@link LinearBlendSkinning}. The bones'
 * matrices are blended first, M = Σ wⱼ Xⱼ, a whole matrix in one 512-bit register or a column in a
 * 128-bit one, and then applied once: v' = M v.
 */
public final class VectorLinearBlendSkinning {
  /** Floats of one bone's transform: its 4×4 matrix, column by column, the fourth row 0. */
  public static final int STRIDE = 16;

  static final VectorSpecies<Float> MATRIX = FloatVector.SPECIES_512;
  static final VectorSpecies<Float> COLUMN = FloatVector.SPECIES_128;

  /** Whether the CPU has registers for a whole matrix. */
  static final boolean WIDE = FloatVector.SPECIES_PREFERRED.length() >= MATRIX.length();

  /** (x, y, z, 1) → (x x x x, y y y y, z z z z, 1 1 1 1). */
  static final VectorShuffle<Float> SPREAD =
      VectorShuffle.fromValues(MATRIX, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);

  /** Swaps the halves, so that adding leaves two sums of two columns. */
  static final VectorShuffle<Float> UPPER_HALF =
      VectorShuffle.fromValues(MATRIX, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);

  /** Swaps the first two columns, so that adding leaves the sum of all four. */
  static final VectorShuffle<Float> SECOND_COLUMN =
      VectorShuffle.fromValues(MATRIX, 4, 5, 6, 7, 0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15);

  /** A vertex; the fourth lane reaches into the next one, or past the end. */
  static final VectorMask<Float> XYZ =
      VectorMask.fromArray(COLUMN, new boolean[] {true, true, true, false}, 0);

  private VectorLinearBlendSkinning() {}

  /**
   * Rounds the bones' transforms to the precision of the vertices and turns them into columns.
   *
   * @param transforms [B·12] X of every bone, row-major 3×4, metres
   * @param out [B·16]
   */
  public static void prepare(double[] transforms, float[] out) {
    for (int bone = 0; bone < transforms.length / 12; bone++) {
      for (int column = 0; column < 4; column++) {
        int to = STRIDE * bone + 4 * column;
        int from = 12 * bone + column;
        out[to] = (float) transforms[from];
        out[to + 1] = (float) transforms[from + 4];
        out[to + 2] = (float) transforms[from + 8];
        out[to + 3] = 0;
      }
    }
  }

  /**
   * Moves the vertices {@code from} to {@code to} (exclusive).
   *
   * @param matrices [B·16] from {@link #prepare}
   * @param rest [V·3] rest vertices, metres
   * @param out [V·3] moved vertices, metres; not the same array as {@code rest}
   */
  public static void skin(
      Influences influences, float[] matrices, float[] rest, float[] out, int from, int to) {
    // Wide registers are only fast where the CPU has them; elsewhere they would be emulated.
    if (WIDE) {
      skinWide(influences, matrices, rest, out, from, to);
    } else {
      skinNarrow(influences, matrices, rest, out, from, to);
    }
  }

  /** The kernel for 512-bit registers. */
  static void skinWide(
      Influences influences, float[] matrices, float[] rest, float[] out, int from, int to) {
    int last = to - 1;
    for (int vertex = from; vertex < last; vertex++) {
      FloatVector point = FloatVector.fromArray(COLUMN, rest, 3 * vertex);
      movedWide(influences, matrices, vertex, point).intoArray(out, 3 * vertex);
    }
    // The fourth lane is the next vertex, which may be another thread's, or past the end.
    if (from < to) {
      FloatVector point = FloatVector.fromArray(COLUMN, rest, 3 * last, XYZ);
      movedWide(influences, matrices, last, point).intoArray(out, 3 * last, XYZ);
    }
  }

  private static FloatVector movedWide(
      Influences influences, float[] matrices, int vertex, FloatVector point) {
    short[] bones = influences.bones();
    float[] weights = influences.weights();
    int entry = influences.offsets()[vertex];
    int end = influences.offsets()[vertex + 1];
    FloatVector blended =
        FloatVector.fromArray(MATRIX, matrices, STRIDE * bones[entry]).mul(weights[entry]);
    for (entry++; entry < end; entry++) {
      blended =
          FloatVector.fromArray(MATRIX, matrices, STRIDE * bones[entry])
              .fma(FloatVector.broadcast(MATRIX, weights[entry]), blended);
    }
    FloatVector homogeneous = (FloatVector) point.withLane(3, 1).castShape(MATRIX, 0);
    FloatVector products = blended.mul(homogeneous.rearrange(SPREAD));
    FloatVector halves = products.add(products.rearrange(UPPER_HALF));
    FloatVector sum = halves.add(halves.rearrange(SECOND_COLUMN));
    return (FloatVector) sum.castShape(COLUMN, 0);
  }

  /** The kernel for 128-bit registers. */
  static void skinNarrow(
      Influences influences, float[] matrices, float[] rest, float[] out, int from, int to) {
    int last = to - 1;
    for (int vertex = from; vertex < last; vertex++) {
      movedNarrow(influences, matrices, rest, vertex).intoArray(out, 3 * vertex);
    }
    if (from < to) {
      movedNarrow(influences, matrices, rest, last).intoArray(out, 3 * last, XYZ);
    }
  }

  private static FloatVector movedNarrow(
      Influences influences, float[] matrices, float[] rest, int vertex) {
    short[] bones = influences.bones();
    float[] weights = influences.weights();
    int entry = influences.offsets()[vertex];
    int end = influences.offsets()[vertex + 1];
    int first = STRIDE * bones[entry];
    float firstWeight = weights[entry];
    FloatVector x = FloatVector.fromArray(COLUMN, matrices, first).mul(firstWeight);
    FloatVector y = FloatVector.fromArray(COLUMN, matrices, first + 4).mul(firstWeight);
    FloatVector z = FloatVector.fromArray(COLUMN, matrices, first + 8).mul(firstWeight);
    FloatVector shift = FloatVector.fromArray(COLUMN, matrices, first + 12).mul(firstWeight);
    for (entry++; entry < end; entry++) {
      int bone = STRIDE * bones[entry];
      FloatVector weight = FloatVector.broadcast(COLUMN, weights[entry]);
      x = FloatVector.fromArray(COLUMN, matrices, bone).fma(weight, x);
      y = FloatVector.fromArray(COLUMN, matrices, bone + 4).fma(weight, y);
      z = FloatVector.fromArray(COLUMN, matrices, bone + 8).fma(weight, z);
      shift = FloatVector.fromArray(COLUMN, matrices, bone + 12).fma(weight, shift);
    }
    int point = 3 * vertex;
    return x.fma(FloatVector.broadcast(COLUMN, rest[point]), shift)
        .add(y.mul(rest[point + 1]))
        .add(z.mul(rest[point + 2]));
  }
}
