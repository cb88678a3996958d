package org.fitterbench.fitter.regression;

import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Skeleton;
import org.fitterbench.fitter.skinning.Skinning;

/**
 * The pose step of the reference fit: the vertices of each bone are registered to the target, and
 * the moved bones become a pose that a skeleton can have.
 */
final class PoseEstimation {
  private static final int STRIDE = RigidTransforms.STRIDE;

  private final BodyModel model;
  private final Skinning skinning;
  private final BonePartition partition;
  private final BoneRegistration bones;
  private final RigidRegistration whole = new RigidRegistration();
  private final double[] transforms;
  private final double[] absolutePose;
  private final float[] absoluteVertices;

  PoseEstimation(BodyModel model, FitOptions options) {
    this.model = model;
    skinning = options.skinning();
    partition = BonePartition.of(model.influences(), options.minimumWeight());
    bones = new BoneRegistration(partition);
    transforms = new double[STRIDE * model.boneCount()];
    absolutePose = new double[STRIDE * model.boneCount()];
    absoluteVertices = new float[3 * model.vertexCount()];
  }

  /**
   * Poses the body like the target, in the stages {@code partition}, {@code joint-positions},
   * {@code rigid-registration} and {@code conversion}. The forward pass of the new pose is left to
   * the next stage.
   */
  void estimate(FitState state, StageTrace trace) {
    try (Stage _ = trace.stage("partition")) {
      bones.gather(state.workspace().vertices(), state.target().vertices());
      if (!state.target().isComplete()) {
        bones.weigh(state.target().weights());
      }
    }
    try (Stage _ = trace.stage("joint-positions")) {
      bones.placeJoints();
    }
    try (Stage _ = trace.stage("rigid-registration")) {
      bones.register(transforms);
    }
    try (Stage _ = trace.stage("conversion")) {
      convert(state, trace);
    }
  }

  private void convert(FitState state, StageTrace trace) {
    BodyParameters body = state.body();
    BodyWorkspace workspace = state.workspace();
    Skeleton skeleton = model.skeleton();
    for (int at = 0; at < absolutePose.length; at += STRIDE) {
      RigidTransforms.multiply(transforms, at, workspace.bonePoses(), at, absolutePose, at);
    }
    BodyParameters tornApart =
        new BodyParameters(
            body.phenotypes(), body.localChanges(), PoseParameterisation.ABSOLUTE, absolutePose);
    try (Stage _ = trace.stage("forward-pass")) {
      model.forward(tornApart, skinning, workspace, trace);
    }
    System.arraycopy(workspace.vertices(), 0, absoluteVertices, 0, absoluteVertices.length);
    PoseParameterisation.ROOT_RELATIVE_WORLD.toParameters(
        skeleton, workspace.restPoses(), absolutePose, body.pose());
    state.hold(0);
    for (int bone = 1; bone < skeleton.boneCount(); bone++) {
      if (!bones.hasPoints(bone) || HeldBones.contains(skeleton.names().get(bone))) {
        state.hold(bone);
      } else {
        state.takeRotation(bone);
        clearTranslation(body.pose(), STRIDE * bone);
      }
    }
    state.forward(trace);
    whole.register(workspace.vertices(), absoluteVertices, body.pose(), 0);
    state.takeRotation(0);
  }

  private static void clearTranslation(double[] pose, int offset) {
    pose[offset + 3] = 0;
    pose[offset + 7] = 0;
    pose[offset + 11] = 0;
  }
}
