package org.fitterbench.fitter.regression;

import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Rotations;
import org.fitterbench.fitter.skinning.Skinning;

/**
 * A fit in progress. Rotations are held as rotation vectors and written into the body's pose from
 * them, so that they never drift away from being rotations and a body that is saved by its rotation
 * vectors is this body to the last bit.
 */
final class FitState {
  private final BodyModel model;
  private final Skinning skinning;
  private final BodyParameters body;
  private final BodyWorkspace workspace;
  private final double[] rotationVectors;
  private final double[] quaternion = new double[4];
  private FitTarget target;

  /** A neutral body; its forward pass has not run. */
  FitState(BodyModel model, Skinning skinning, FitTarget target) {
    this.model = model;
    this.skinning = skinning;
    this.target = target;
    body = model.neutral();
    workspace = model.newWorkspace();
    rotationVectors = new double[3 * model.boneCount()];
  }

  /** Begins another fit with a body, whose forward pass has not run. */
  void begin(FitTarget other, BodyParameters first) {
    target = other;
    take(first);
    for (int bone = 1; bone < model.boneCount(); bone++) {
      for (int row = 3; row < RigidTransforms.STRIDE; row += 4) {
        body.pose()[RigidTransforms.STRIDE * bone + row] = 0;
      }
    }
  }

  FitTarget target() {
    return target;
  }

  /** How far the body so far is from the target. */
  VertexError error() {
    return VertexError.between(workspace.vertices(), target.vertices(), target.weights());
  }

  /** The body so far. */
  BodyParameters body() {
    return body;
  }

  /** The forward pass of the body so far. */
  BodyWorkspace workspace() {
    return workspace;
  }

  /** [B·3] the rotation of every bone. */
  double[] rotationVectors() {
    return rotationVectors;
  }

  /** Computes the body so far, in a stage {@code forward-pass}. */
  void forward(StageTrace trace) {
    try (Stage _ = trace.stage("forward-pass")) {
      model.forward(body, skinning, workspace, trace);
    }
  }

  /** Takes a bone's rotation from the body's pose, by its nearest rotation vector. */
  void takeRotation(int bone) {
    int at = RigidTransforms.STRIDE * bone;
    Rotations.toVector(body.pose(), at, quaternion, rotationVectors, 3 * bone);
    Rotations.fromVector(
        rotationVectors[3 * bone],
        rotationVectors[3 * bone + 1],
        rotationVectors[3 * bone + 2],
        body.pose(),
        at);
  }

  /** Takes shape and pose of another body of the model. */
  void take(BodyParameters other) {
    body.set(other);
    for (int bone = 0; bone < model.boneCount(); bone++) {
      takeRotation(bone);
    }
  }

  /** Gives a bone no rotation and no translation. */
  void hold(int bone) {
    RigidTransforms.identity(body.pose(), RigidTransforms.STRIDE * bone);
    rotationVectors[3 * bone] = 0;
    rotationVectors[3 * bone + 1] = 0;
    rotationVectors[3 * bone + 2] = 0;
  }
}
