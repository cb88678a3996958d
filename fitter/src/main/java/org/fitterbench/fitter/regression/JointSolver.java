package org.fitterbench.fitter.regression;

import java.util.Optional;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.solver.GaussNewtonStep;

/**
 * Fits shape and pose together: the first pose by a rigid registration of each bone, as in the
 * reference fit, then a {@link Descent}, which goes on across a kink of the model's where it would
 * end beside one. The mean square distance of the sampled vertices never rises.
 */
final class JointSolver implements FitSolver {
  /** How often a fit goes to the other side of a kink. */
  private static final int MOST_CROSSINGS = 6;

  /** The share of the squares that a descent without a kink is far below after an iteration. */
  private static final double SLOW = 0.25;

  /** The share of the squares that a crossing has to leave while the descent still goes on. */
  private static final double WORTH_A_DETOUR = 0.5;

  /** Multiple of the exact distance from which on it is worth looking across kinks. */
  private static final double FAR = 10;

  private final JointPlan plan;
  private final PoseEstimation poseEstimation;
  private final GaussNewtonStep step;
  private final FittedPoints points;
  private final Descent descent;
  private final KinkCrossing crossing;
  private boolean posed;
  private boolean evaluated;
  private boolean nothingAcross;
  private int crossings;

  JointSolver(JointPlan plan) {
    this.plan = plan;
    poseEstimation = new PoseEstimation(plan.model, plan.options);
    step = new GaussNewtonStep(plan.plan, plan.regularisation, plan.options.threads());
    points = new FittedPoints(plan);
    descent = new Descent(plan, points, step);
    crossing = new KinkCrossing(plan, new Descent(plan, points, step));
  }

  @Override
  public void begin(FitState state, boolean alreadyPosed) {
    posed = alreadyPosed;
    evaluated = false;
    nothingAcross = false;
    crossings = 0;
    points.take(state.target());
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
      descent.begin(state.body(), trace);
      evaluated = true;
    }
    double before = descent.squares();
    boolean better = descent.descend(plan.lower, plan.upper, trace);
    Optional<StopReason> stop = arrived(before, better);
    double worthIt =
        stop.isPresent() ? 1 - plan.options.tolerances().relativeGain() : WORTH_A_DETOUR;
    if (mayBeBesideAKink(before, stop) && crosses(worthIt, trace)) {
      stop = Optional.empty();
    }
    try (Stage _ = trace.stage("update")) {
      state.take(descent.body());
      state.forward(trace);
    }
    return stop;
  }

  private Optional<StopReason> arrived(double before, boolean better) {
    FitTolerances tolerances = plan.options.tolerances();
    if (points.millimetres(descent.squares()) < tolerances.exactMillimetres()) {
      return Optional.of(StopReason.EXACT);
    }
    if (!better) {
      return Optional.of(descent.nothingToWin() ? StopReason.SMALL_GAIN : StopReason.NO_DESCENT);
    }
    if (before - descent.squares() < tolerances.relativeGain() * before) {
      return Optional.of(StopReason.SMALL_GAIN);
    }
    return step.largest() < tolerances.step()
        ? Optional.of(StopReason.SMALL_STEP)
        : Optional.empty();
  }

  /**
   * Whether the descent has ended or become slow though the body is not yet the target. Towards a
   * body of the model, with no kink between, it becomes ever faster.
   */
  private boolean mayBeBesideAKink(double before, Optional<StopReason> stop) {
    double far = FAR * plan.options.tolerances().exactMillimetres();
    boolean slow = descent.squares() > SLOW * before && !nothingAcross;
    return crossings < MOST_CROSSINGS
        && points.millimetres(descent.squares()) > far
        && (stop.isPresent() || slow);
  }

  /** Goes to the other side of a kink if that leads nearer. */
  private boolean crosses(double share, StageTrace trace) {
    nothingAcross = !crossing.cross(descent.body(), share * descent.squares(), trace);
    if (!nothingAcross) {
      crossings++;
      descent.begin(crossing.body(), trace);
    }
    return !nothingAcross;
  }
}
