package org.fitterbench.fitter.skinning;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API kernel of dual-quaternion skinning, twin of {@link DualQuaternionSkinning} and
 * with the same input. The two parts of a dual quaternion are a 128-bit register each; so is a
 * point.
 */
public final class VectorDualQuaternionSkinning {
  private static final VectorSpecies<Float> QUATERNION = FloatVector.SPECIES_128;
  private static final int STRIDE = DualQuaternionSkinning.STRIDE;

  /** (x, y, z, w) → (y, z, x, w), the step of a cross product. */
  private static final VectorShuffle<Float> TURN = VectorShuffle.fromValues(QUATERNION, 1, 2, 0, 3);

  private static final VectorShuffle<Float> W = VectorShuffle.fromValues(QUATERNION, 3, 3, 3, 3);

  private static final VectorShuffle<Float> OTHER_OF_PAIR =
      VectorShuffle.fromValues(QUATERNION, 1, 0, 3, 2);

  private static final VectorShuffle<Float> OTHER_PAIR =
      VectorShuffle.fromValues(QUATERNION, 2, 3, 0, 1);

  private static final VectorMask<Float> XYZ =
      VectorMask.fromArray(QUATERNION, new boolean[] {true, true, true, false}, 0);

  private VectorDualQuaternionSkinning() {}

  /**
   * Moves the vertices {@code from} to {@code to} (exclusive); see {@link
   * DualQuaternionSkinning#skin}.
   */
  public static void skin(
      Influences influences,
      FirstBonePairs pairs,
      float[] dualQuaternions,
      float[] signs,
      float[] rest,
      float[] out,
      int from,
      int to) {
    int[] offsets = influences.offsets();
    short[] bones = influences.bones();
    float[] weights = influences.weights();
    char[] pairOfEntry = pairs.pairs();
    for (int vertex = from; vertex < to; vertex++) {
      int entry = offsets[vertex];
      int end = offsets[vertex + 1];
      int first = STRIDE * bones[entry];
      FloatVector real =
          FloatVector.fromArray(QUATERNION, dualQuaternions, first).mul(weights[entry]);
      FloatVector dual =
          FloatVector.fromArray(QUATERNION, dualQuaternions, first + 4).mul(weights[entry]);
      for (entry++; entry < end; entry++) {
        int bone = STRIDE * bones[entry];
        FloatVector weight =
            FloatVector.broadcast(QUATERNION, weights[entry] * signs[pairOfEntry[entry]]);
        real = FloatVector.fromArray(QUATERNION, dualQuaternions, bone).fma(weight, real);
        dual = FloatVector.fromArray(QUATERNION, dualQuaternions, bone + 4).fma(weight, dual);
      }
      FloatVector point = FloatVector.fromArray(QUATERNION, rest, 3 * vertex, XYZ);
      FloatVector turned = real.rearrange(TURN);
      FloatVector w = real.rearrange(W);
      // a × b is a · turn(b) − turn(a) · b, turned. With r the vector part of the real part and d
      // the dual part, v moves by 2 (r × (r × v + w v + d) + w d − d_w r).
      FloatVector cross = real.mul(point.rearrange(TURN)).sub(turned.mul(point)).rearrange(TURN);
      FloatVector inner = point.fma(w, cross).add(dual);
      FloatVector outer = real.mul(inner.rearrange(TURN)).sub(turned.mul(inner)).rearrange(TURN);
      FloatVector shift = dual.mul(w).sub(real.mul(dual.rearrange(W)));
      // Summed in a fixed order, so that compiled and interpreted code agree.
      FloatVector squares = real.mul(real);
      FloatVector sums = squares.add(squares.rearrange(OTHER_OF_PAIR));
      FloatVector squaredNorm = sums.add(sums.rearrange(OTHER_PAIR));
      // Rotation and translation are quadratic in the blend, so both are divided by the square.
      FloatVector inverse = FloatVector.broadcast(QUATERNION, 2).div(squaredNorm);
      outer.add(shift).fma(inverse, point).intoArray(out, 3 * vertex, XYZ);
    }
  }
}
