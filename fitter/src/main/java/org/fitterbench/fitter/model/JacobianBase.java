package org.fitterbench.fitter.model;

import java.util.List;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.skinning.Skinning;

/** What every way to a Jacobian starts from: the chosen vertices of the body as it is. */
final class JacobianBase {
  private final BodyModel points;
  private final Skinning skinning;
  private final BodyWorkspace workspace;
  private final Jacobian jacobian;

  JacobianBase(
      BodyModel model, Skinning skinning, List<ShapeParameter> parameters, int[] vertices) {
    points = vertices.length == model.vertexCount() ? model : model.restrictedTo(vertices);
    this.skinning = skinning;
    workspace = points.newWorkspace();
    jacobian = new Jacobian(parameters, vertices);
  }

  /** The model with the chosen vertices alone. */
  BodyModel points() {
    return points;
  }

  Skinning skinning() {
    return skinning;
  }

  /** The body's forward pass, after {@link #compute}. */
  BodyWorkspace workspace() {
    return workspace;
  }

  Jacobian jacobian() {
    return jacobian;
  }

  int columnCount() {
    return jacobian.parameters().size();
  }

  /** Computes the body in the stage {@code base} and takes its positions. */
  void compute(BodyParameters body, StageTrace trace) {
    try (Stage _ = trace.stage("base")) {
      points.forward(body, skinning, workspace, trace);
      System.arraycopy(workspace.vertices(), 0, jacobian.positions(), 0, jacobian.rowCount());
    }
  }

  /** Writes a column of differences: (to − from) / width. */
  void writeDifference(int column, float[] from, float[] to, double width) {
    float[] values = jacobian.values();
    int start = column * jacobian.rowCount();
    for (int row = 0; row < jacobian.rowCount(); row++) {
      values[start + row] = (float) ((to[row] - from[row]) / width);
    }
  }
}
