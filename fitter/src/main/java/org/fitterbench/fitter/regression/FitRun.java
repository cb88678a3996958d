package org.fitterbench.fitter.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.jspecify.annotations.Nullable;

/** Runs the iterations of one fit at a time, in work space that the next fit uses again. */
final class FitRun {
  /**
   * Where the iterations led.
   *
   * @param errors after each iteration
   * @param stop why there are no more
   * @param best the iteration with the least mean error
   */
  record Path(List<VertexError> errors, StopReason stop, Snapshot best) {}

  /** A copy of what an iteration reached. */
  record Snapshot(
      VertexError error,
      int iteration,
      BodyParameters body,
      double[] rotationVectors,
      float[] vertices) {}

  private final FitState state;
  private final FitSolver solver;

  FitRun(BodyModel model, FitOptions options, FitSolver solver, FitTarget target) {
    this.solver = solver;
    state = new FitState(model, options.skinning(), target);
  }

  /**
   * Fits from a body on.
   *
   * @param posed whether that body already has a pose like the target's
   */
  Path run(
      FitTarget target, BodyParameters first, boolean posed, int iterations, StageTrace trace) {
    try (Stage _ = trace.stage("start")) {
      state.begin(target, first);
      state.forward(trace);
      solver.begin(state, posed);
    }
    List<VertexError> errors = new ArrayList<>();
    @Nullable Snapshot best = null;
    Optional<StopReason> stop = Optional.empty();
    while (stop.isEmpty() && errors.size() < iterations) {
      stop = solver.iterate(state, trace);
      try (Stage _ = trace.stage("error")) {
        VertexError error = state.error();
        if (error.isFinite()) {
          errors.add(error);
          if (best == null || error.meanMm() < best.error.meanMm()) {
            best = snapshot(error, errors.size(), best);
          }
        } else {
          stop = Optional.of(StopReason.NOT_FINITE);
        }
      }
    }
    if (best == null) {
      throw new IllegalStateException("The first iteration made a body that is not finite");
    }
    return new Path(errors, stop.orElse(StopReason.ITERATION_LIMIT), best);
  }

  /** Copies the state, into the arrays of what it replaces. */
  private Snapshot snapshot(VertexError error, int iteration, @Nullable Snapshot replaced) {
    if (replaced == null) {
      return new Snapshot(
          error,
          iteration,
          state.body().copy(),
          state.rotationVectors().clone(),
          state.workspace().vertices().clone());
    }
    replaced.body.set(state.body());
    copy(state.rotationVectors(), replaced.rotationVectors);
    float[] vertices = state.workspace().vertices();
    System.arraycopy(vertices, 0, replaced.vertices, 0, vertices.length);
    return new Snapshot(
        error, iteration, replaced.body, replaced.rotationVectors, replaced.vertices);
  }

  private static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, from.length);
  }
}
