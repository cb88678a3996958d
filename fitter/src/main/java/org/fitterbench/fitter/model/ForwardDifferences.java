package org.fitterbench.fitter.model;

import java.util.List;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.skinning.Skinning;

/**
 * Forward differences: one forward pass for the body and one for each parameter, one at a time.
 *
 * @param step how far each parameter goes
 */
public record ForwardDifferences(double step) implements JacobianStrategy {
  /** The step of Anny's own fit. */
  public static final double REFERENCE_STEP = 0.1;

  public ForwardDifferences {
    checkStep(step);
  }

  /** Refuses a step that is no step forward. */
  static void checkStep(double step) {
    if (!(step > 0) || !Double.isFinite(step)) {
      throw new IllegalArgumentException("A step is above 0: " + step);
    }
  }

  @Override
  public String label() {
    return "finite-difference";
  }

  @Override
  public JacobianComputation prepare(
      BodyModel model, Skinning skinning, List<ShapeParameter> parameters, int[] vertices) {
    JacobianBase base = new JacobianBase(model, skinning, parameters, vertices);
    BodyWorkspace moved = base.points().newWorkspace();
    return (body, trace) -> {
      base.compute(body, trace);
      for (int column = 0; column < base.columnCount(); column++) {
        difference(body, base, column, moved, trace);
      }
      return base.jacobian();
    };
  }

  private void difference(
      BodyParameters body, JacobianBase base, int column, BodyWorkspace moved, StageTrace trace) {
    ShapeParameter parameter = base.jacobian().parameters().get(column);
    try (Stage _ = trace.stage(parameter.label())) {
      double value = parameter.value(body);
      parameter.setValue(body, value + step);
      base.points().forward(body, base.skinning(), moved, trace);
      parameter.setValue(body, value);
      base.writeDifference(column, base.workspace().vertices(), moved.vertices(), step);
    }
  }
}
