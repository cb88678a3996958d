package org.fitterbench.fitter.skeleton;

/**
 * The kernel that carries a derivative of the rest poses through a pose: how X = pose · rest⁻¹ of
 * every bone changes while the pose's parameters stay. A derivative of a transform is the
 * derivative of its twelve entries, in the layout of {@link RigidTransforms}; it is not rigid.
 */
public final class PoseTangents {
  private static final int STRIDE = RigidTransforms.STRIDE;

  private PoseTangents() {}

  /**
   * Computes the derivative of the transforms.
   *
   * @param restPoses [B·12] rest poses, rigid
   * @param parameters [B·12] what the parameterisation calls a pose
   * @param transforms [B·12] X of {@link PoseParameterisation#toPoses}
   * @param restTangents [B·12] derivative of the rest poses
   * @param scratch [48] overwritten
   * @param tangents [B·12] out, derivative of X
   */
  public static void transformTangents(
      PoseParameterisation parameterisation,
      Skeleton skeleton,
      double[] restPoses,
      double[] parameters,
      double[] transforms,
      double[] restTangents,
      double[] scratch,
      double[] tangents) {
    int[] parents = skeleton.parents();
    for (int bone = 0; bone < parents.length; bone++) {
      int at = STRIDE * bone;
      switch (parameterisation) {
        case ABSOLUTE -> absolute(restPoses, parameters, transforms, restTangents, at, tangents);
        case ROOT_RELATIVE_WORLD -> {
          if (bone == 0) {
            // X = Δ · [I | −head]: only the translation depends on the rest pose.
            rootTranslation(parameters, restTangents, tangents);
          } else {
            relative(
                restPoses,
                parameters,
                transforms,
                restTangents,
                at,
                STRIDE * parents[bone],
                scratch,
                tangents);
          }
        }
        case REST_RELATIVE -> {
          if (bone == 0) {
            conjugate(restPoses, parameters, restTangents, 0, scratch);
            System.arraycopy(scratch, STRIDE, tangents, 0, STRIDE);
          } else {
            relative(
                restPoses,
                parameters,
                transforms,
                restTangents,
                at,
                STRIDE * parents[bone],
                scratch,
                tangents);
          }
        }
      }
    }
  }

  private static void rootTranslation(double[] parameters, double[] restTangents, double[] out) {
    for (int row = 0; row < STRIDE; row += 4) {
      out[row] = 0;
      out[row + 1] = 0;
      out[row + 2] = 0;
      out[row + 3] =
          -(parameters[row] * restTangents[3]
              + parameters[row + 1] * restTangents[7]
              + parameters[row + 2] * restTangents[11]);
    }
  }

  /** X = pose · rest⁻¹ with a fixed pose: d = pose · d(rest⁻¹). */
  private static void absolute(
      double[] restPoses,
      double[] poses,
      double[] transforms,
      double[] restTangents,
      int at,
      double[] out) {
    for (int row = at; row < at + STRIDE; row += 4) {
      double shift = 0;
      for (int column = 0; column < 3; column++) {
        int rest = at + 4 * column;
        double entry =
            poses[row] * restTangents[rest]
                + poses[row + 1] * restTangents[rest + 1]
                + poses[row + 2] * restTangents[rest + 2];
        out[row + column] = entry;
        shift += entry * restPoses[rest + 3] + transforms[row + column] * restTangents[rest + 3];
      }
      out[row + 3] = -shift;
    }
  }

  /** X = X_parent · L with L = rest · Δ · rest⁻¹: d = dX_parent · L + X_parent · dL. */
  private static void relative(
      double[] restPoses,
      double[] parameters,
      double[] transforms,
      double[] restTangents,
      int at,
      int parent,
      double[] scratch,
      double[] out) {
    if (isIdentity(parameters, at)) {
      System.arraycopy(out, parent, out, at, STRIDE);
      return;
    }
    conjugate(restPoses, parameters, restTangents, at, scratch);
    for (int row = 0; row < STRIDE; row += 4) {
      int from = parent + row;
      for (int column = 0; column < 4; column++) {
        double sum = column == 3 ? out[from + 3] : 0;
        for (int inner = 0; inner < 3; inner++) {
          sum +=
              out[from + inner] * scratch[4 * inner + column]
                  + transforms[from + inner] * scratch[STRIDE + 4 * inner + column];
        }
        out[at + row + column] = sum;
      }
    }
  }

  private static boolean isIdentity(double[] parameters, int at) {
    for (int entry = 0; entry < STRIDE; entry++) {
      if (parameters[at + entry] != (entry % 5 == 0 ? 1 : 0)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Writes L = rest · Δ · rest⁻¹ to scratch [0..12) and its derivative to [12..24). With rest = [R
   * | h] and Δ = [D | d]: Q = R·D·Rᵀ and t = h + R·d − Q·h.
   */
  private static void conjugate(
      double[] rest, double[] delta, double[] restTangent, int at, double[] scratch) {
    int turned = 2 * STRIDE;
    int turnedTangent = 3 * STRIDE;
    for (int row = 0; row < STRIDE; row += 4) {
      for (int column = 0; column < 4; column++) {
        double product = 0;
        double tangent = 0;
        for (int inner = 0; inner < 3; inner++) {
          double entry = delta[at + 4 * inner + column];
          product += rest[at + row + inner] * entry;
          tangent += restTangent[at + row + inner] * entry;
        }
        scratch[turned + row + column] = product;
        scratch[turnedTangent + row + column] = tangent;
      }
    }
    for (int row = 0; row < STRIDE; row += 4) {
      double shift = rest[at + row + 3] + scratch[turned + row + 3];
      double shiftTangent = restTangent[at + row + 3] + scratch[turnedTangent + row + 3];
      for (int column = 0; column < 3; column++) {
        double entry = 0;
        double tangent = 0;
        for (int inner = 0; inner < 3; inner++) {
          int other = at + 4 * column + inner;
          entry += scratch[turned + row + inner] * rest[other];
          tangent +=
              scratch[turnedTangent + row + inner] * rest[other]
                  + scratch[turned + row + inner] * restTangent[other];
        }
        scratch[row + column] = entry;
        scratch[STRIDE + row + column] = tangent;
        int head = at + 4 * column + 3;
        shift -= entry * rest[head];
        shiftTangent -= tangent * rest[head] + entry * restTangent[head];
      }
      scratch[row + 3] = shift;
      scratch[STRIDE + row + 3] = shiftTangent;
    }
  }
}
