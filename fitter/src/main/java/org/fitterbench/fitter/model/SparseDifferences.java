package org.fitterbench.fitter.model;

import java.util.List;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.fitter.skinning.Skinning;

/**
 * Forward differences of the chosen parameters alone, one at a time, each of which costs what it
 * changes: shapes whose coefficients change are blended, and vertices that these shapes or the
 * bones move are skinned. A local change of a hand costs the hand.
 *
 * @param step how far each parameter goes
 */
public record SparseDifferences(double step) implements JacobianStrategy {
  public SparseDifferences {
    ForwardDifferences.checkStep(step);
  }

  @Override
  public String label() {
    return "sparse";
  }

  @Override
  public JacobianComputation prepare(
      BodyModel model, Skinning skinning, List<ShapeParameter> parameters, int[] vertices) {
    JacobianBase base = new JacobianBase(model, skinning, parameters, vertices);
    PerturbedBody perturbed = new PerturbedBody(base.points(), skinning);
    return (body, trace) -> {
      base.compute(body, trace);
      for (int column = 0; column < base.columnCount(); column++) {
        ShapeParameter parameter = base.jacobian().parameters().get(column);
        try (Stage _ = trace.stage(parameter.label())) {
          perturbed.moveSparsely(body, base.workspace(), parameter, step);
          base.writeDifference(column, base.workspace().vertices(), perturbed.vertices(), step);
        }
      }
      return base.jacobian();
    };
  }
}
