package org.fitterbench.benchmarks.fitter;

import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Rotations;
import org.fitterbench.fitter.skinning.Influences;
import org.fitterbench.fitter.skinning.Skinning;

/**
 * Both skinnings straight from their definitions, in double precision: what the fast kernels are
 * checked against.
 */
final class PlainSkinning {
  private PlainSkinning() {}

  /**
   * @param transforms [B·12] X of every bone, {@link RigidTransforms}
   * @param rest [V·3] rest vertices, metres
   * @return [V·3] moved vertices, metres
   */
  static float[] skin(Skinning skinning, Influences influences, double[] transforms, float[] rest) {
    float[] out = new float[rest.length];
    for (int vertex = 0; vertex < influences.vertexCount(); vertex++) {
      double[] point = {rest[3 * vertex], rest[3 * vertex + 1], rest[3 * vertex + 2]};
      double[] moved =
          switch (skinning) {
            case LBS -> linearBlend(influences, vertex, transforms, point);
            case DQS -> dualQuaternionBlend(influences, vertex, transforms, point);
          };
      for (int axis = 0; axis < 3; axis++) {
        out[3 * vertex + axis] = (float) moved[axis];
      }
    }
    return out;
  }

  /** v' = Σ wⱼ Xⱼ v. */
  private static double[] linearBlend(
      Influences influences, int vertex, double[] transforms, double[] point) {
    double[] sum = new double[3];
    for (int entry = influences.offsets()[vertex];
        entry < influences.offsets()[vertex + 1];
        entry++) {
      int bone = RigidTransforms.STRIDE * influences.bones()[entry];
      for (int row = 0; row < 3; row++) {
        int at = bone + 4 * row;
        sum[row] +=
            influences.weights()[entry]
                * (transforms[at] * point[0]
                    + transforms[at + 1] * point[1]
                    + transforms[at + 2] * point[2]
                    + transforms[at + 3]);
      }
    }
    return sum;
  }

  /** v' = q v q* + 2 d q*, with q + εd the blend divided by the norm of q. */
  private static double[] dualQuaternionBlend(
      Influences influences, int vertex, double[] transforms, double[] point) {
    double[] real = new double[4];
    double[] dual = new double[4];
    double[] firstReal = new double[4];
    double[] firstDual = new double[4];
    double[] boneReal = new double[4];
    int first = influences.offsets()[vertex];
    for (int entry = first; entry < influences.offsets()[vertex + 1]; entry++) {
      int bone = RigidTransforms.STRIDE * influences.bones()[entry];
      Rotations.toQuaternion(transforms, bone, boneReal, 0);
      double[] translation = {
        0, transforms[bone + 3] / 2, transforms[bone + 7] / 2, transforms[bone + 11] / 2
      };
      double[] boneDual = product(translation, boneReal);
      if (entry == first) {
        System.arraycopy(boneReal, 0, firstReal, 0, 4);
        System.arraycopy(boneDual, 0, firstDual, 0, 4);
      }
      double side = dot(firstReal, boneReal) + dot(firstDual, boneDual);
      double weight = side < 0 ? -influences.weights()[entry] : influences.weights()[entry];
      for (int part = 0; part < 4; part++) {
        real[part] += weight * boneReal[part];
        dual[part] += weight * boneDual[part];
      }
    }
    double norm = Math.sqrt(dot(real, real));
    for (int part = 0; part < 4; part++) {
      real[part] /= norm;
      dual[part] /= norm;
    }
    double[] conjugate = {real[0], -real[1], -real[2], -real[3]};
    double[] turned =
        product(product(real, new double[] {0, point[0], point[1], point[2]}), conjugate);
    double[] shift = product(dual, conjugate);
    return new double[] {
      turned[1] + 2 * shift[1], turned[2] + 2 * shift[2], turned[3] + 2 * shift[3]
    };
  }

  /** Hamilton's product of two quaternions w, x, y, z. */
  private static double[] product(double[] a, double[] b) {
    return new double[] {
      a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3],
      a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2],
      a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1],
      a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0]
    };
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
  }
}
