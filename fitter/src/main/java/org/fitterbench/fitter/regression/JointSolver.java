package org.fitterbench.fitter.regression;

import java.util.Arrays;
import java.util.List;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.ShapeParameter;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.fitter.solver.GaussNewtonStep;

/**
 * Fits shape and pose together: the first pose by a rigid registration of each bone, as in the
 * reference fit, then Levenberg–Marquardt steps (Marquardt 1963; damping after Nielsen,
 * IMM-REP-1999-05) on exact derivatives. The error never rises.
 */
final class JointSolver implements FitSolver {
  private static final double FIRST_DAMPING = 1e-4;
  private static final double LEAST_DAMPING = 1e-12;
  private static final int TRIES = 8;

  private final BodyModel points;
  private final int[] vertices;
  private final PoseEstimation poseEstimation;
  private final GaussNewtonStep step;
  private final BodyWorkspace here;
  private final BodyWorkspace there;
  private final BodyParameters moved;
  private final float[] target;
  private final float[] weights;
  private final double[] lower;
  private final double[] upper;
  private double damping = FIRST_DAMPING;
  private boolean posed;

  JointSolver(BodyModel model, FitOptions options) {
    vertices = ReferenceSolver.evenlySpaced(model.vertexCount(), options.jacobianVertices());
    points = model.restrictedTo(vertices);
    poseEstimation = new PoseEstimation(model, options);
    List<ShapeParameter> shape =
        options.phenotypes().stream().<ShapeParameter>map(ShapeParameter.OfPhenotype::new).toList();
    step = new GaussNewtonStep(points, shape);
    here = points.newWorkspace();
    there = points.newWorkspace();
    moved = points.neutral();
    target = new float[3 * vertices.length];
    weights = new float[vertices.length];
    Arrays.fill(weights, 1);
    lower = new double[shape.size()];
    upper = new double[shape.size()];
    Arrays.fill(upper, 1);
  }

  @Override
  public void iterate(FitState state, StageTrace trace) {
    if (!posed) {
      try (Stage _ = trace.stage("pose-estimation")) {
        poseEstimation.estimate(state, trace);
        for (int index = 0; index < vertices.length; index++) {
          System.arraycopy(state.target(), 3 * vertices[index], target, 3 * index, 3);
        }
      }
      posed = true;
    }
    double squares;
    try (Stage _ = trace.stage("forward-pass")) {
      squares = forward(state.body(), here);
    }
    step.linearise(state.body(), here, target, weights, trace);
    double growth = 2;
    boolean better = false;
    for (int attempt = 0; attempt < TRIES && !better; attempt++) {
      boolean solved;
      try (Stage _ = trace.stage("linear-solve")) {
        solved = step.solve(state.body(), damping, lower, upper);
      }
      double next = Double.POSITIVE_INFINITY;
      if (solved) {
        try (Stage _ = trace.stage("update")) {
          moved.set(state.body());
          step.apply(state.body(), here, lower, upper, moved);
        }
        try (Stage _ = trace.stage("forward-pass")) {
          next = forward(moved, there);
        }
      }
      better = next < squares;
      if (better) {
        double ratio = (squares - next) / step.predictedGain(damping);
        damping *= Math.max(0.1, 1 - Math.pow(2 * ratio - 1, 3));
        damping = Math.max(damping, LEAST_DAMPING);
      } else {
        damping *= growth;
        growth *= 2;
      }
    }
    try (Stage _ = trace.stage("update")) {
      if (better) {
        state.take(moved);
      }
      state.forward(trace);
    }
  }

  /** Computes the vertices and returns the sum of their squared distances to the target, m². */
  private double forward(BodyParameters candidate, BodyWorkspace into) {
    points.forward(candidate, Skinning.LBS, into, StageTrace.off());
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
