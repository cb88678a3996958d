package org.fitterbench.fitter.regression;

import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.solver.GaussNewtonStep;

/**
 * A descent by Levenberg–Marquardt steps (Marquardt 1963; damping after Nielsen, IMM-REP-1999-05)
 * on exact derivatives of linear blend skinning. The weighted sum of squared distances of the
 * sampled vertices never rises.
 */
final class Descent {
  private static final double FIRST_DAMPING = 1e-4;
  private static final double LEAST_DAMPING = 1e-12;

  /** A refused step is tried again with 2, 2·4, 2·4·8 … times the damping. */
  private static final int TRIES = 8;

  private final FittedPoints points;
  private final GaussNewtonStep step;
  private final double relativeGain;
  private BodyParameters body;
  private BodyParameters moved;
  private BodyWorkspace here;
  private BodyWorkspace there;
  private double squares;
  private double damping;
  private boolean nothingToWin;

  /**
   * @param step of which several descents may make use in turn
   */
  Descent(JointPlan plan, FittedPoints points, GaussNewtonStep step) {
    this.points = points;
    this.step = step;
    relativeGain = plan.options.tolerances().relativeGain();
    body = plan.model.neutral();
    moved = plan.model.neutral();
    here = plan.plan.points().newWorkspace();
    there = plan.plan.points().newWorkspace();
  }

  /** Begins with a copy of a body. */
  void begin(BodyParameters first, StageTrace trace) {
    body.set(first);
    damping = FIRST_DAMPING;
    squares = points.squares(body, here, trace);
  }

  /** The body so far. */
  BodyParameters body() {
    return body;
  }

  /** Its weighted sum of squared distances, m². */
  double squares() {
    return squares;
  }

  /** Whether the last refused step was as good as the end: it promised next to nothing. */
  boolean nothingToWin() {
    return nothingToWin;
  }

  /**
   * Looks for a damping with which a step lowers the squares, and makes that step.
   *
   * @param lower [S] least values of the shape's parameters
   * @param upper [S] largest values
   * @return whether there was such a step
   */
  boolean descend(double[] lower, double[] upper, StageTrace trace) {
    step.linearise(body, here, points.target, points.weights, trace);
    double growth = 2;
    nothingToWin = false;
    for (int attempt = 0; attempt < TRIES && !nothingToWin; attempt++) {
      boolean solved;
      try (Stage _ = trace.stage("linear-solve")) {
        solved = step.solve(body, damping, lower, upper);
      }
      double next = Double.POSITIVE_INFINITY;
      double predicted = Double.POSITIVE_INFINITY;
      if (solved) {
        predicted = step.predictedGain(damping);
        try (Stage _ = trace.stage("update")) {
          moved.set(body);
          step.apply(body, here, lower, upper, moved);
        }
        next = points.squares(moved, there, trace);
      }
      if (next < squares) {
        double ratio = (squares - next) / predicted;
        damping *= Math.max(0.1, 1 - Math.pow(2 * ratio - 1, 3));
        damping = Math.max(damping, LEAST_DAMPING);
        squares = next;
        swap();
        return true;
      }
      damping *= growth;
      growth *= 2;
      // A more careful step would win even less.
      nothingToWin = predicted <= relativeGain * squares;
    }
    return false;
  }

  private void swap() {
    BodyParameters left = body;
    body = moved;
    moved = left;
    BodyWorkspace workspace = here;
    here = there;
    there = workspace;
  }
}
