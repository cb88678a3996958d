package org.fitterbench.facemorph.displacement;

/** Splits displacements into what goes along a normal and what goes along the surface. */
public final class DisplacementComponents {
  private DisplacementComponents() {}

  /**
   * With d the way of a vertex and n its normal: the normal component is d·n, the tangent component
   * |d − (d·n) n|, the total |d|. The tangent component is measured, not derived from the other
   * two, so that small ones keep their digits.
   *
   * @param from [V·3] metres
   * @param normals [V·3] of length 1, or 0
   * @param to [V·3] metres
   * @param normal [V] gets the signed normal components
   * @param tangent [V] gets the tangent components
   * @param total [V] gets the lengths
   */
  public static void compute(
      float[] from, float[] normals, float[] to, float[] normal, float[] tangent, float[] total) {
    if (normals.length != from.length || to.length != from.length) {
      throw new IllegalArgumentException(
          "Two shapes and normals of "
              + from.length
              + ", "
              + to.length
              + " and "
              + normals.length
              + " numbers have no displacement");
    }
    for (int vertex = 0; vertex < total.length; vertex++) {
      int i = 3 * vertex;
      float x = to[i] - from[i];
      float y = to[i + 1] - from[i + 1];
      float z = to[i + 2] - from[i + 2];
      float along = x * normals[i] + y * normals[i + 1] + z * normals[i + 2];
      float u = x - along * normals[i];
      float v = y - along * normals[i + 1];
      float w = z - along * normals[i + 2];
      normal[vertex] = along;
      tangent[vertex] = (float) Math.sqrt(u * u + v * v + w * w);
      total[vertex] = (float) Math.sqrt(x * x + y * y + z * z);
    }
  }
}
