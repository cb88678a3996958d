package org.fitterbench.fitter.skinning;

import org.fitterbench.fitter.skeleton.Rotations;

/**
 * The scalar kernel of dual-quaternion skinning (Kavan et al., Geometric Skinning with Approximate
 * Dual Quaternion Blending, ACM TOG 2008).
 */
public final class DualQuaternionSkinning {
  /** Floats of one bone's dual quaternion: real part x, y, z, w, then dual part x, y, z, w. */
  public static final int STRIDE = 8;

  private static final int TRANSFORM_STRIDE = 12;

  private DualQuaternionSkinning() {}

  /**
   * Turns the bones' transforms into unit dual quaternions: q and ½·t⊗q.
   *
   * @param transforms [B·12] X of every bone, rigid, row-major 3×4, metres
   * @param scratch [4] overwritten
   * @param out [B·8]
   */
  public static void prepare(double[] transforms, double[] scratch, float[] out) {
    for (int bone = 0; bone < transforms.length / TRANSFORM_STRIDE; bone++) {
      int from = TRANSFORM_STRIDE * bone;
      int to = STRIDE * bone;
      Rotations.toQuaternion(transforms, from, scratch, 0);
      double w = scratch[0];
      double x = scratch[1];
      double y = scratch[2];
      double z = scratch[3];
      double tx = transforms[from + 3];
      double ty = transforms[from + 7];
      double tz = transforms[from + 11];
      out[to] = (float) x;
      out[to + 1] = (float) y;
      out[to + 2] = (float) z;
      out[to + 3] = (float) w;
      out[to + 4] = (float) (0.5 * (tx * w + ty * z - tz * y));
      out[to + 5] = (float) (0.5 * (ty * w + tz * x - tx * z));
      out[to + 6] = (float) (0.5 * (tz * w + tx * y - ty * x));
      out[to + 7] = (float) (-0.5 * (tx * x + ty * y + tz * z));
    }
  }

  /**
   * Finds which dual quaternions change sign: those whose dot product (both parts summed) with the
   * vertex's first one is negative.
   *
   * @param dualQuaternions [B·8] from {@link #prepare}
   * @param out [P] −1 for the pairs that change sign, 1 for the others
   */
  public static void signs(FirstBonePairs pairs, float[] dualQuaternions, float[] out) {
    for (int pair = 0; pair < pairs.count(); pair++) {
      int first = STRIDE * pairs.firsts()[pair];
      int other = STRIDE * pairs.others()[pair];
      out[pair] = dot(dualQuaternions, first, other) < 0 ? -1 : 1;
    }
  }

  /**
   * Moves the vertices {@code from} to {@code to} (exclusive). The blend is divided by the norm of
   * its real part.
   *
   * @param dualQuaternions [B·8] from {@link #prepare}
   * @param signs [P] from {@link #signs}
   * @param rest [V·3] rest vertices, metres
   * @param out [V·3] moved vertices, metres; not the same array as {@code rest}
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
      float w = 0;
      float x = 0;
      float y = 0;
      float z = 0;
      float dw = 0;
      float dx = 0;
      float dy = 0;
      float dz = 0;
      for (int entry = offsets[vertex]; entry < offsets[vertex + 1]; entry++) {
        int bone = STRIDE * bones[entry];
        float weight = weights[entry] * signs[pairOfEntry[entry]];
        x += weight * dualQuaternions[bone];
        y += weight * dualQuaternions[bone + 1];
        z += weight * dualQuaternions[bone + 2];
        w += weight * dualQuaternions[bone + 3];
        dx += weight * dualQuaternions[bone + 4];
        dy += weight * dualQuaternions[bone + 5];
        dz += weight * dualQuaternions[bone + 6];
        dw += weight * dualQuaternions[bone + 7];
      }
      // Rotation and translation are quadratic in the blend, so both are divided by the square.
      float inverse = 2 / (w * w + x * x + y * y + z * z);
      float px = rest[3 * vertex];
      float py = rest[3 * vertex + 1];
      float pz = rest[3 * vertex + 2];
      // v + 2 r × (r × v + w v), with r the vector part.
      float cx = y * pz - z * py + w * px;
      float cy = z * px - x * pz + w * py;
      float cz = x * py - y * px + w * pz;
      // The vector part of 2·d⊗q*.
      float tx = w * dx - dw * x + y * dz - z * dy;
      float ty = w * dy - dw * y + z * dx - x * dz;
      float tz = w * dz - dw * z + x * dy - y * dx;
      out[3 * vertex] = px + inverse * (y * cz - z * cy + tx);
      out[3 * vertex + 1] = py + inverse * (z * cx - x * cz + ty);
      out[3 * vertex + 2] = pz + inverse * (x * cy - y * cx + tz);
    }
  }

  private static float dot(float[] values, int a, int b) {
    float sum = 0;
    for (int entry = 0; entry < STRIDE; entry++) {
      sum += values[a + entry] * values[b + entry];
    }
    return sum;
  }
}
