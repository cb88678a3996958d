package org.fitterbench.fitter.solver;

import java.util.List;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyTangent;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.ShapeParameter;
import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Rotations;

/**
 * One damped Gauss-Newton step of shape and pose together, on the exact derivatives of linear blend
 * skinning. Rotations are solved for as small turns about the world's axes and then multiplied onto
 * each bone's own rotation, so no pose is singular. Reused from one step to the next; for one
 * thread at a time.
 */
public final class GaussNewtonStep {
  /**
   * The lever arm in metres, for each vertex, with which every turn is held back: far less than the
   * data say of any bone that moves a vertex, and enough for one that moves none.
   */
  private static final double HELD_METRES = 1e-6;

  private final BodyModel model;
  private final List<ShapeParameter> shape;
  private final VertexChains chains;
  private final NormalSystem system;
  private final SystemAssembler assembler;
  private final double[] factor;
  private final double[] step;
  private final double[] turn = new double[RigidTransforms.STRIDE];
  private final double[] frame = new double[RigidTransforms.STRIDE];
  private final BodyTangent tangent;
  private final float[][] shapeDerivatives;
  private final float[] residuals;
  private double held;

  /**
   * @param model the vertices that are fitted
   * @param shape the parameters of the shape that are free; the pose always is
   */
  public GaussNewtonStep(BodyModel model, List<ShapeParameter> shape) {
    this.model = model;
    this.shape = List.copyOf(shape);
    chains = VertexChains.of(model.skeleton(), model.influences());
    system = new NormalSystem(model.boneCount(), shape.size());
    assembler = new SystemAssembler(model.boneCount(), shape.size());
    factor = new double[system.matrix.length];
    step = new double[system.size];
    tangent = model.newTangent();
    shapeDerivatives = new float[shape.size()][3 * model.vertexCount()];
    residuals = new float[3 * model.vertexCount()];
  }

  /**
   * Sets up the normal equations at a body, in the stages {@code jacobian} and {@code
   * normal-equations}.
   *
   * @param body posed {@link PoseParameterisation#ROOT_RELATIVE_WORLD}
   * @param at its forward pass with linear blend skinning
   * @param target [V·3] metres
   * @param weights [V] weight of each vertex, 0 for one that is missing
   */
  public void linearise(
      BodyParameters body, BodyWorkspace at, float[] target, float[] weights, StageTrace trace) {
    if (body.parameterisation() != PoseParameterisation.ROOT_RELATIVE_WORLD) {
      throw new IllegalArgumentException("A step needs a pose in root_relative_world");
    }
    try (Stage _ = trace.stage("jacobian")) {
      for (int index = 0; index < shape.size(); index++) {
        tangent.differentiate(body, shape.get(index), at, shapeDerivatives[index]);
      }
      float[] vertices = at.vertices();
      for (int entry = 0; entry < residuals.length; entry++) {
        residuals[entry] = target[entry] - vertices[entry];
      }
    }
    try (Stage _ = trace.stage("normal-equations")) {
      system.clear();
      for (VertexChains.Chain chain : chains.chains()) {
        assembler.add(
            chain,
            model.influences(),
            at.boneTransforms(),
            at.bonePoses(),
            at.restVertices(),
            shapeDerivatives,
            residuals,
            weights,
            system);
      }
      double total = 0;
      for (float weight : weights) {
        total += weight;
      }
      held = total * HELD_METRES * HELD_METRES;
    }
  }

  /**
   * Solves for the step.
   *
   * @param damping Levenberg–Marquardt damping, as a share of the diagonal
   * @param lower [S] least values of the shape's parameters; one that is there does not go lower
   * @param upper [S] largest values, likewise
   * @return whether there is a step; a larger damping helps when there is none
   */
  public boolean solve(BodyParameters body, double damping, double[] lower, double[] upper) {
    System.arraycopy(system.matrix, 0, factor, 0, factor.length);
    System.arraycopy(system.right, 0, step, 0, step.length);
    for (int unknown = 0; unknown < system.size; unknown++) {
      int at = unknown * system.size + unknown;
      factor[at] = factor[at] * (1 + damping) + held;
    }
    for (int index = 0; index < shape.size(); index++) {
      double value = shape.get(index).value(body);
      int unknown = system.shape(index);
      if ((value <= lower[index] && step[unknown] < 0)
          || (value >= upper[index] && step[unknown] > 0)) {
        hold(unknown);
      }
    }
    if (!SparseCholesky.factor(factor, system.size)) {
      return false;
    }
    SparseCholesky.solve(factor, system.size, step);
    return true;
  }

  /** Takes an unknown out of the step. */
  private void hold(int unknown) {
    for (int row = 0; row < unknown; row++) {
      factor[row * system.size + unknown] = 0;
    }
    for (int column = unknown + 1; column < system.size; column++) {
      factor[unknown * system.size + column] = 0;
    }
    factor[unknown * system.size + unknown] = 1;
    step[unknown] = 0;
  }

  /** By how much the step lowers the weighted sum of squares if the linear model is right, m². */
  public double predictedGain(double damping) {
    double gain = 0;
    for (int unknown = 0; unknown < system.size; unknown++) {
      double resistance = damping * system.diagonal(unknown) + held;
      gain += step[unknown] * (resistance * step[unknown] + system.right[unknown]);
    }
    return gain;
  }

  /**
   * Moves a body by the step.
   *
   * @param at its forward pass
   * @param lower [S] least values of the shape's parameters
   * @param upper [S] largest values
   * @param moved the moved body
   */
  public void apply(
      BodyParameters body, BodyWorkspace at, double[] lower, double[] upper, BodyParameters moved) {
    for (int index = 0; index < shape.size(); index++) {
      double value = shape.get(index).value(body) + step[system.shape(index)];
      shape.get(index).setValue(moved, Math.clamp(value, lower[index], upper[index]));
    }
    for (int bone = 0; bone < model.boneCount(); bone++) {
      int unknown = system.bone(bone);
      int pose = RigidTransforms.STRIDE * bone;
      double x = step[unknown];
      double y = step[unknown + 1];
      double z = step[unknown + 2];
      if (bone > 0) {
        // Δ' = exp(Gᵀδ)·Δ with G the rotation of the bone before its own Δ: pose = G·Δ.
        RigidTransforms.multiplyByInverse(at.bonePoses(), pose, body.pose(), pose, frame, 0);
        double localX = frame[0] * x + frame[4] * y + frame[8] * z;
        double localY = frame[1] * x + frame[5] * y + frame[9] * z;
        z = frame[2] * x + frame[6] * y + frame[10] * z;
        x = localX;
        y = localY;
      }
      Rotations.fromVector(x, y, z, turn, 0);
      RigidTransforms.multiply(turn, 0, body.pose(), pose, moved.pose(), pose);
      for (int row = pose + 3; row < pose + RigidTransforms.STRIDE; row += 4) {
        moved.pose()[row] = body.pose()[row];
      }
    }
    for (int axis = 0; axis < 3; axis++) {
      moved.pose()[4 * axis + 3] += step[system.translation() + axis];
    }
  }
}
