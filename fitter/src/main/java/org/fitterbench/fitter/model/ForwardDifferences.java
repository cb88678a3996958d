package org.fitterbench.fitter.model;

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
    if (!(step > 0) || !Double.isFinite(step)) {
      throw new IllegalArgumentException("A step is above 0: " + step);
    }
  }

  @Override
  public String label() {
    return "finite-difference";
  }

  @Override
  public void compute(
      BodyModel model,
      BodyParameters body,
      Skinning skinning,
      BodyWorkspace workspace,
      Jacobian jacobian,
      StageTrace trace) {
    float[] base = jacobian.positions();
    float[] values = jacobian.values();
    try (Stage _ = trace.stage("base")) {
      model.forward(body, skinning, workspace, trace);
      jacobian.gather(workspace.vertices(), base, 0);
    }
    int rows = jacobian.rowCount();
    for (int column = 0; column < jacobian.parameters().size(); column++) {
      ShapeParameter parameter = jacobian.parameters().get(column);
      try (Stage _ = trace.stage(parameter.label())) {
        double value = parameter.value(body);
        parameter.setValue(body, value + step);
        model.forward(body, skinning, workspace, trace);
        parameter.setValue(body, value);
        int start = column * rows;
        jacobian.gather(workspace.vertices(), values, start);
        for (int row = 0; row < rows; row++) {
          values[start + row] = (float) ((values[start + row] - base[row]) / step);
        }
      }
    }
  }
}
