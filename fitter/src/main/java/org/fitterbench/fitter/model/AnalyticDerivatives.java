package org.fitterbench.fitter.model;

import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.fitter.skinning.Skinning;

/**
 * The exact derivative of the whole chain, {@link BodyTangent}, for linear blend skinning; its
 * columns are shared out among threads. Where the derivative jumps it is the mean of both sides.
 *
 * @param workers threads at most, at least 1
 */
public record AnalyticDerivatives(int workers) implements JacobianStrategy {
  public AnalyticDerivatives {
    ColumnWorkers.checkCount(workers);
  }

  @Override
  public String label() {
    return "analytic";
  }

  @Override
  public JacobianComputation prepare(
      BodyModel model, Skinning skinning, List<ShapeParameter> parameters, int[] vertices) {
    if (skinning != Skinning.LBS) {
      throw new UserInputException(
          "The analytic Jacobian knows linear blend skinning only",
          "choose linear blend skinning, or a Jacobian by differences");
    }
    JacobianBase base = new JacobianBase(model, skinning, parameters, vertices);
    ColumnWorkers<Tangent> threads =
        new ColumnWorkers<>(workers, parameters.size(), () -> new Tangent(base.points()));
    return (body, trace) -> {
      base.compute(body, trace);
      try (Stage _ = trace.stage("columns")) {
        threads.compute(base.columnCount(), (tangent, column) -> tangent.write(body, base, column));
      }
      return base.jacobian();
    };
  }

  /** A worker's derivative and the column that it fills. */
  private static final class Tangent {
    private final BodyTangent tangent;
    private final float[] derivative;

    Tangent(BodyModel points) {
      tangent = points.newTangent();
      derivative = new float[3 * points.vertexCount()];
    }

    void write(BodyParameters body, JacobianBase base, int column) {
      Jacobian jacobian = base.jacobian();
      tangent.differentiate(body, jacobian.parameters().get(column), base.workspace(), derivative);
      int rows = jacobian.rowCount();
      System.arraycopy(derivative, 0, jacobian.values(), column * rows, rows);
    }
  }
}
