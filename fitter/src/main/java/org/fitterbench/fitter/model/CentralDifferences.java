package org.fitterbench.fitter.model;

import java.util.List;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.skinning.Skinning;

/**
 * Central differences that stay between two anchors, where the blend is linear in a phenotype: one
 * forward pass for the body and two for each parameter, one at a time. On an anchor the result is
 * the mean of the one-sided derivatives, on an outermost one the derivative inside.
 *
 * @param step how far each parameter goes at most; a small one loses digits, because vertices are
 *     in single precision
 */
public record CentralDifferences(double step) implements JacobianStrategy {
  /** A step whose truncation and rounding errors are about equal. */
  public static final double DEFAULT_STEP = 0.02;

  /** Nearer to an anchor than this share of the step, the difference becomes a one-sided one. */
  private static final double NARROWEST = 0.125;

  private static final double ON_ANCHOR = 1e-9;

  public CentralDifferences {
    ForwardDifferences.checkStep(step);
  }

  @Override
  public String label() {
    return "central-difference";
  }

  @Override
  public JacobianComputation prepare(
      BodyModel model, Skinning skinning, List<ShapeParameter> parameters, int[] vertices) {
    JacobianBase base = new JacobianBase(model, skinning, parameters, vertices);
    BodyWorkspace below = base.points().newWorkspace();
    BodyWorkspace above = base.points().newWorkspace();
    return (body, trace) -> {
      base.compute(body, trace);
      for (int column = 0; column < base.columnCount(); column++) {
        difference(body, base, column, below, above, trace);
      }
      return base.jacobian();
    };
  }

  private void difference(
      BodyParameters body,
      JacobianBase base,
      int column,
      BodyWorkspace below,
      BodyWorkspace above,
      StageTrace trace) {
    ShapeParameter parameter = base.jacobian().parameters().get(column);
    try (Stage _ = trace.stage(parameter.label())) {
      double value = parameter.value(body);
      double from = from(parameter, value);
      double to = to(parameter, value);
      parameter.setValue(body, from);
      base.points().forward(body, base.skinning(), below, trace);
      parameter.setValue(body, to);
      base.points().forward(body, base.skinning(), above, trace);
      parameter.setValue(body, value);
      base.writeDifference(column, below.vertices(), above.vertices(), to - from);
    }
  }

  double from(ShapeParameter parameter, double value) {
    return value - reach(parameter, value, -1);
  }

  double to(ShapeParameter parameter, double value) {
    return value + reach(parameter, value, 1);
  }

  /** How far a parameter may go in one direction. */
  private double reach(ShapeParameter parameter, double value, int direction) {
    double ahead = step;
    double behind = step;
    for (int index = 0; index < parameter.kinkCount(); index++) {
      double distance = direction * (parameter.kink(index) - value);
      if (Math.abs(distance) < ON_ANCHOR) {
        if (!parameter.movesOnBothSides(index) && leads(parameter, index, direction)) {
          return 0;
        }
      } else if (distance > 0) {
        ahead = Math.min(ahead, distance);
      } else {
        behind = Math.min(behind, -distance);
      }
    }
    double both = Math.min(ahead, behind);
    return both < NARROWEST * step ? ahead : both;
  }

  /** Whether a step in this direction leaves the anchors through an outermost one. */
  private static boolean leads(ShapeParameter parameter, int kink, int direction) {
    return direction < 0 ? kink == 0 : kink == parameter.kinkCount() - 1 && kink > 0;
  }
}
