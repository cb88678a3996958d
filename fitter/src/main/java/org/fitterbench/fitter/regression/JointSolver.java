package org.fitterbench.fitter.regression;

import java.util.Optional;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.solver.GaussNewtonStep;

/**
 * Fits shape and pose together: the first pose by a rigid registration of each bone, as in the
 * reference fit, then Levenberg–Marquardt steps (Marquardt 1963; damping after Nielsen,
 * IMM-REP-1999-05) on exact derivatives of linear blend skinning. The mean square distance of the
 * sampled vertices never rises.
 */
final class JointSolver implements FitSolver {
  private static final double MM_PER_METRE = 1000;
  private static final double FIRST_DAMPING = 1e-4;
  private static final double LEAST_DAMPING = 1e-12;

  /** A refused step is tried again with 2, 2·4, 2·4·8 … times the damping. */
  private static final int TRIES = 8;

  private final JointPlan plan;
  private final PoseEstimation poseEstimation;
  private final GaussNewtonStep step;
  private final BodyParameters moved;
  private final float[] target;
  private final float[] weights;
  private BodyWorkspace here;
  private BodyWorkspace there;
  private double totalWeight;
  private double squares;
  private double damping;
  private boolean nothingToWin;
  private boolean posed;
  private boolean evaluated;

  JointSolver(JointPlan plan) {
    this.plan = plan;
    poseEstimation = new PoseEstimation(plan.model, plan.options);
    step = new GaussNewtonStep(plan.plan, plan.regularisation, plan.options.threads());
    here = plan.plan.points().newWorkspace();
    there = plan.plan.points().newWorkspace();
    moved = plan.model.neutral();
    target = new float[3 * plan.vertices.length];
    weights = new float[plan.vertices.length];
  }

  @Override
  public void begin(FitState state, boolean alreadyPosed) {
    posed = alreadyPosed;
    evaluated = false;
    damping = FIRST_DAMPING;
    totalWeight = 0;
    int[] vertices = plan.vertices;
    for (int index = 0; index < vertices.length; index++) {
      System.arraycopy(state.target().vertices(), 3 * vertices[index], target, 3 * index, 3);
      weights[index] = state.target().weights()[vertices[index]];
      totalWeight += weights[index];
    }
  }

  @Override
  public Optional<StopReason> iterate(FitState state, StageTrace trace) {
    if (!posed) {
      try (Stage _ = trace.stage("pose-estimation")) {
        poseEstimation.estimate(state, trace);
      }
      posed = true;
    }
    if (!evaluated) {
      try (Stage _ = trace.stage("forward-pass")) {
        squares = forward(state.body(), here);
      }
      evaluated = true;
    }
    step.linearise(state.body(), here, target, weights, trace);
    double before = squares;
    boolean better = descend(state, trace);
    try (Stage _ = trace.stage("update")) {
      if (better) {
        state.take(moved);
      }
      state.forward(trace);
    }
    return arrived(before, better);
  }

  /** Looks for a damping with which a step lowers the squares, and takes it into {@code moved}. */
  private boolean descend(FitState state, StageTrace trace) {
    double growth = 2;
    nothingToWin = false;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      boolean solved;
      try (Stage _ = trace.stage("linear-solve")) {
        solved = step.solve(state.body(), damping, plan.lower, plan.upper);
      }
      double next = Double.POSITIVE_INFINITY;
      double predicted = Double.POSITIVE_INFINITY;
      if (solved) {
        predicted = step.predictedGain(damping);
        try (Stage _ = trace.stage("update")) {
          moved.set(state.body());
          step.apply(state.body(), here, plan.lower, plan.upper, moved);
        }
        try (Stage _ = trace.stage("forward-pass")) {
          next = forward(moved, there);
        }
      }
      if (next < squares) {
        double ratio = (squares - next) / predicted;
        damping *= Math.max(0.1, 1 - Math.pow(2 * ratio - 1, 3));
        damping = Math.max(damping, LEAST_DAMPING);
        squares = next;
        BodyWorkspace left = here;
        here = there;
        there = left;
        return true;
      }
      damping *= growth;
      growth *= 2;
      // A more careful step would win even less.
      nothingToWin = predicted <= plan.options.tolerances().relativeGain() * squares;
      if (nothingToWin) {
        return false;
      }
    }
    return false;
  }

  private Optional<StopReason> arrived(double before, boolean better) {
    FitTolerances tolerances = plan.options.tolerances();
    if (MM_PER_METRE * Math.sqrt(squares / totalWeight) < tolerances.exactMillimetres()) {
      return Optional.of(StopReason.EXACT);
    }
    if (!better) {
      return Optional.of(nothingToWin ? StopReason.SMALL_GAIN : StopReason.NO_DESCENT);
    }
    if (before - squares < tolerances.relativeGain() * before) {
      return Optional.of(StopReason.SMALL_GAIN);
    }
    return step.largest() < tolerances.step()
        ? Optional.of(StopReason.SMALL_STEP)
        : Optional.empty();
  }

  /** Computes the vertices and returns the sum of their squared distances to the target, m². */
  private double forward(BodyParameters candidate, BodyWorkspace into) {
    plan.plan.points().forward(candidate, plan.options.skinning(), into, StageTrace.off());
    float[] at = into.vertices();
    double sum = 0;
    for (int vertex = 0; vertex < weights.length; vertex++) {
      double x = target[3 * vertex] - at[3 * vertex];
      double y = target[3 * vertex + 1] - at[3 * vertex + 1];
      double z = target[3 * vertex + 2] - at[3 * vertex + 2];
      sum += weights[vertex] * (x * x + y * y + z * z);
    }
    return sum;
  }
}
