package org.fitterbench.fitter.solver;

import java.util.Arrays;
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

  private final FitPlan plan;
  private final BodyModel model;
  private final List<ShapeParameter> shape;
  private final double[] regularisation;
  private final int threads;
  private final NormalSystem system;
  private final BoneMoments[] moments = new BoneMoments[FitPlan.PARTS];
  private final BodyTangent[] tangents;
  private final double[] factor;
  private final double[] step;
  private final double[] turn = new double[RigidTransforms.STRIDE];
  private final double[] frame = new double[RigidTransforms.STRIDE];

  /** [S+1][V·3] derivatives by the shape's parameters, then the residual. */
  private final float[][] columns;

  private double held;

  /**
   * @param regularisation [S] how strongly a step holds each parameter of the shape, m²
   * @param threads on which to set up the equations, at least 1; the result is the same to the last
   *     bit
   */
  public GaussNewtonStep(FitPlan plan, double[] regularisation, int threads) {
    this.plan = plan;
    this.regularisation = regularisation.clone();
    this.threads = threads;
    model = plan.points;
    shape = plan.shape;
    system = new NormalSystem(plan.pairs, plan.pattern, model.boneCount(), shape.size());
    int mostInfluences = model.influences().maximumPerVertex();
    for (int part = 0; part < moments.length; part++) {
      moments[part] = new BoneMoments(plan.pairs, model.boneCount(), shape.size(), mostInfluences);
    }
    tangents = new BodyTangent[Math.max(1, Math.min(threads, shape.size()))];
    Arrays.setAll(tangents, _ -> model.newTangent());
    factor = new double[system.blocks.length];
    step = new double[system.size()];
    columns = new float[shape.size() + 1][3 * model.vertexCount()];
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
      differentiate(body, at, target);
    }
    try (Stage _ = trace.stage("normal-equations")) {
      sum(at, weights);
      system.set(moments[0], at.bonePoses());
      held = moments[0].total * HELD_METRES * HELD_METRES;
    }
  }

  private void differentiate(BodyParameters body, BodyWorkspace at, float[] target) {
    int stride = tangents.length;
    Threads.run(
        stride,
        stride,
        first -> {
          for (int index = first; index < shape.size(); index += stride) {
            tangents[first].differentiate(body, shape.get(index), at, columns[index]);
          }
        });
    float[] residuals = columns[shape.size()];
    float[] vertices = at.vertices();
    for (int entry = 0; entry < residuals.length; entry++) {
      residuals[entry] = target[entry] - vertices[entry];
    }
  }

  /** Sums each part of the vertices by itself, then the parts in their order. */
  private void sum(BodyWorkspace at, float[] weights) {
    Threads.run(
        threads,
        FitPlan.PARTS,
        part -> {
          moments[part].clear();
          moments[part].add(
              model.influences(),
              at.boneTransforms(),
              at.restVertices(),
              columns,
              weights,
              plan.pairs.vertexSlots(),
              plan.firstSlot[part],
              plan.firstVertex[part],
              plan.firstVertex[part + 1]);
        });
    for (int part = 1; part < moments.length; part++) {
      moments[0].add(moments[part]);
    }
    moments[0].sumSubtrees(plan.pairs, model.skeleton().parents());
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
    System.arraycopy(system.blocks, 0, factor, 0, factor.length);
    System.arraycopy(system.right, 0, step, 0, step.length);
    for (int unknown = 0; unknown < system.size(); unknown++) {
      int at = system.diagonal(unknown);
      factor[at] += resistance(unknown, damping);
    }
    for (int index = 0; index < shape.size(); index++) {
      double value = shape.get(index).value(body);
      int unknown = system.shape(index);
      if ((value <= lower[index] && step[unknown] < 0)
          || (value >= upper[index] && step[unknown] > 0)) {
        system.hold(unknown, factor);
        step[unknown] = 0;
      }
    }
    if (!BlockCholesky.factor(plan.pattern, factor)) {
      return false;
    }
    BlockCholesky.solve(plan.pattern, factor, step);
    return true;
  }

  /** What is added to an unknown's diagonal. */
  private double resistance(int unknown, double damping) {
    int index = unknown - system.shape(0);
    double own = index >= 0 && index < regularisation.length ? regularisation[index] : 0;
    return damping * system.blocks[system.diagonal(unknown)] + held + own;
  }

  /**
   * The largest change in the step: of a parameter, an angle in radians, a coordinate in metres.
   */
  public double largest() {
    double largest = 0;
    for (double change : step) {
      largest = Math.max(largest, Math.abs(change));
    }
    return largest;
  }

  /** By how much the step lowers the weighted sum of squares if the linear model is right, m². */
  public double predictedGain(double damping) {
    double gain = 0;
    for (int unknown = 0; unknown < system.size(); unknown++) {
      gain +=
          step[unknown] * (resistance(unknown, damping) * step[unknown] + system.right[unknown]);
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
