package org.fitterbench.fitter.model;

import java.util.List;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.fitter.skinning.Skinning;

/**
 * Forward differences of all parameters in one batch: the body is computed once, each perturbed
 * body from what it changes in that one, and the perturbed bodies are shared out among threads. The
 * result does not depend on how many threads there are.
 *
 * @param step how far each parameter goes
 * @param workers threads at most, at least 1
 */
public record BatchedDifferences(double step, int workers) implements JacobianStrategy {
  public BatchedDifferences {
    ForwardDifferences.checkStep(step);
    ColumnWorkers.checkCount(workers);
  }

  @Override
  public String label() {
    return "batched";
  }

  @Override
  public JacobianComputation prepare(
      BodyModel model, Skinning skinning, List<ShapeParameter> parameters, int[] vertices) {
    JacobianBase base = new JacobianBase(model, skinning, parameters, vertices);
    ColumnWorkers<PerturbedBody> threads =
        new ColumnWorkers<>(
            workers, parameters.size(), () -> new PerturbedBody(base.points(), skinning));
    return (body, trace) -> {
      base.compute(body, trace);
      try (Stage _ = trace.stage("columns")) {
        threads.compute(
            base.columnCount(),
            (perturbed, column) -> {
              ShapeParameter parameter = base.jacobian().parameters().get(column);
              perturbed.move(body, base.workspace(), parameter, step);
              base.writeDifference(column, base.workspace().vertices(), perturbed.vertices(), step);
            });
      }
      return base.jacobian();
    };
  }
}
