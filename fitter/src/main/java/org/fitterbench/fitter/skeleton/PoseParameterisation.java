package org.fitterbench.fitter.skeleton;

/**
 * What the transforms that pose a body mean. Parameters, poses and rest poses are [B·12], one
 * {@link RigidTransforms} a bone. Below, rest is a bone's rest pose, X = pose · rest⁻¹ what moves a
 * vertex, and Δ a bone's parameter.
 */
public enum PoseParameterisation {
  /**
   * A change in the bone's own rest frame, pose = X_parent · rest · Δ; for the root its place in
   * the world: the translation is the root joint's position and the rotation is applied on the left
   * of the root's rest orientation, pose = Δ · [R_rest | 0].
   */
  ROOT_RELATIVE_WORLD("root_relative_world"),
  /** A change in the bone's own rest frame for every bone; for the root pose = rest · Δ. */
  REST_RELATIVE("rest_relative"),
  /** The poses themselves. */
  ABSOLUTE("absolute");

  private static final int STRIDE = RigidTransforms.STRIDE;

  private final String label;

  PoseParameterisation(String label) {
    this.label = label;
  }

  /** The name in files, for example {@code root_relative_world}. */
  public String label() {
    return label;
  }

  /**
   * Poses the bones, parents first.
   *
   * @param restPoses [B·12] rest poses, rigid
   * @param parameters [B·12] what this parameterisation calls a pose
   * @param poses [B·12] out, the bones in the world
   * @param transforms [B·12] out, X = pose · rest⁻¹ of every bone
   */
  public void toPoses(
      Skeleton skeleton,
      double[] restPoses,
      double[] parameters,
      double[] poses,
      double[] transforms) {
    int[] parents = skeleton.parents();
    for (int bone = 0; bone < parents.length; bone++) {
      int at = STRIDE * bone;
      switch (this) {
        case ABSOLUTE -> RigidTransforms.copy(parameters, at, poses, at);
        case ROOT_RELATIVE_WORLD, REST_RELATIVE -> {
          if (bone == 0) {
            poseRoot(restPoses, parameters, poses);
          } else {
            RigidTransforms.multiply(transforms, STRIDE * parents[bone], restPoses, at, poses, at);
            RigidTransforms.multiply(poses, at, parameters, at, poses, at);
          }
        }
      }
      RigidTransforms.multiplyByInverse(poses, at, restPoses, at, transforms, at);
    }
  }

  private void poseRoot(double[] restPoses, double[] parameters, double[] poses) {
    switch (this) {
      case ROOT_RELATIVE_WORLD -> {
        RigidTransforms.copy(restPoses, 0, poses, 0);
        poses[3] = 0;
        poses[7] = 0;
        poses[11] = 0;
        RigidTransforms.multiply(parameters, 0, poses, 0, poses, 0);
      }
      case REST_RELATIVE -> RigidTransforms.multiply(restPoses, 0, parameters, 0, poses, 0);
      case ABSOLUTE -> RigidTransforms.copy(parameters, 0, poses, 0);
    }
  }

  /**
   * Finds the parameters of given poses; the inverse of {@link #toPoses}.
   *
   * @param restPoses [B·12] rest poses, rigid
   * @param poses [B·12] the bones in the world, rigid
   * @param parameters [B·12] out; not the same array as {@code poses}
   */
  public void toParameters(
      Skeleton skeleton, double[] restPoses, double[] poses, double[] parameters) {
    int[] parents = skeleton.parents();
    for (int bone = 0; bone < parents.length; bone++) {
      int at = STRIDE * bone;
      switch (this) {
        case ABSOLUTE -> RigidTransforms.copy(poses, at, parameters, at);
        case ROOT_RELATIVE_WORLD, REST_RELATIVE -> {
          if (bone == 0) {
            rootParameter(restPoses, poses, parameters);
          } else {
            // Δ = (X_parent · rest)⁻¹ · pose
            int parent = STRIDE * parents[bone];
            RigidTransforms.multiplyByInverse(poses, parent, restPoses, parent, parameters, at);
            RigidTransforms.multiply(parameters, at, restPoses, at, parameters, at);
            RigidTransforms.invert(parameters, at, parameters, at);
            RigidTransforms.multiply(parameters, at, poses, at, parameters, at);
          }
        }
      }
    }
  }

  private void rootParameter(double[] restPoses, double[] poses, double[] parameters) {
    switch (this) {
      case ROOT_RELATIVE_WORLD -> {
        RigidTransforms.multiplyByInverse(poses, 0, restPoses, 0, parameters, 0);
        parameters[3] = poses[3];
        parameters[7] = poses[7];
        parameters[11] = poses[11];
      }
      case REST_RELATIVE -> {
        RigidTransforms.invert(restPoses, 0, parameters, 0);
        RigidTransforms.multiply(parameters, 0, poses, 0, parameters, 0);
      }
      case ABSOLUTE -> RigidTransforms.copy(poses, 0, parameters, 0);
    }
  }
}
