package org.fitterbench.fitter.model;

import java.util.List;

/**
 * The derivative of chosen vertices with respect to chosen shape parameters, and the vertices
 * themselves.
 */
public final class Jacobian {
  private final List<ShapeParameter> parameters;
  private final int[] vertices;
  private final float[] positions;
  private final float[] values;

  /**
   * Space for a Jacobian.
   *
   * @param parameters D parameters
   * @param vertices [N] the vertices to differentiate
   */
  Jacobian(List<ShapeParameter> parameters, int[] vertices) {
    this.parameters = List.copyOf(parameters);
    this.vertices = vertices.clone();
    positions = new float[3 * vertices.length];
    values = new float[3 * vertices.length * parameters.size()];
  }

  /** The D parameters. */
  public List<ShapeParameter> parameters() {
    return parameters;
  }

  /** [N] the vertices; not to be changed. */
  public int[] vertices() {
    return vertices;
  }

  /** 3·N, the length of a column. */
  public int rowCount() {
    return positions.length;
  }

  /** [N·3] where the vertices are, metres. */
  public float[] positions() {
    return positions;
  }

  /** [D·N·3] column after column: ∂x, ∂y, ∂z of each vertex in metres per unit of the parameter. */
  public float[] values() {
    return values;
  }
}
