package org.fitterbench.fitter.regression;

import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.ShapeParameter;

/**
 * Looks for a nearer body on the other side of a kink. A body depends on its phenotypes piece by
 * piece: at an inner anchor the derivative jumps, and a descent that comes to one from the wrong
 * side may end beside it, in a minimum that is none of the whole. So every parameter that is near a
 * kink is put just across it in turn, and a few steps that stay on that side tell whether they lead
 * below where the descent ended.
 */
final class KinkCrossing {
  /** How near a kink a parameter has to be. */
  private static final double REACH = 0.15;

  /** How far across a parameter is put: far enough that it does not count as on the kink. */
  private static final double NUDGE = 1e-4;

  /** Steps on the other side at most. */
  private static final int STEPS = 4;

  private final JointPlan plan;
  private final Descent descent;
  private final BodyParameters start;
  private final double[] lower;
  private final double[] upper;

  /**
   * @param descent another than the one that ended
   */
  KinkCrossing(JointPlan plan, Descent descent) {
    this.plan = plan;
    this.descent = descent;
    start = plan.model.neutral();
    lower = plan.lower.clone();
    upper = plan.upper.clone();
  }

  /**
   * Looks across every kink that a body is near.
   *
   * @param squares the weighted sum of squared distances that is worth it, m²
   * @return whether {@link #body} now has a smaller sum
   */
  boolean cross(BodyParameters body, double squares, StageTrace trace) {
    for (int index = 0; index < plan.shape.size(); index++) {
      ShapeParameter parameter = plan.shape.get(index);
      double value = parameter.value(body);
      for (int kink = 0; kink < parameter.kinkCount(); kink++) {
        double at = parameter.kink(kink);
        if (parameter.movesOnBothSides(kink)
            && Math.abs(value - at) <= REACH
            && ((value >= at && descendsBelow(body, index, at - NUDGE, squares, trace))
                || (value <= at && descendsAbove(body, index, at + NUDGE, squares, trace)))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The body that was found across a kink. */
  BodyParameters body() {
    return descent.body();
  }

  private boolean descendsBelow(
      BodyParameters body, int index, double value, double squares, StageTrace trace) {
    double whole = upper[index];
    upper[index] = value;
    boolean better = value > lower[index] && descends(body, index, value, squares, trace);
    upper[index] = whole;
    return better;
  }

  private boolean descendsAbove(
      BodyParameters body, int index, double value, double squares, StageTrace trace) {
    double whole = lower[index];
    lower[index] = value;
    boolean better = value < upper[index] && descends(body, index, value, squares, trace);
    lower[index] = whole;
    return better;
  }

  /** Descends from a body with another value of a parameter, between the bounds of its side. */
  private boolean descends(
      BodyParameters body, int index, double value, double squares, StageTrace trace) {
    start.set(body);
    plan.shape.get(index).setValue(start, value);
    descent.begin(start, trace);
    boolean goesOn = true;
    for (int count = 0; count < STEPS && goesOn && descent.squares() >= squares; count++) {
      goesOn = descent.descend(lower, upper, trace);
    }
    return descent.squares() < squares;
  }
}
