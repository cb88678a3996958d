package org.fitterbench.facemorph.displacement;

/**
 * How each vertex moves from one shape to another, split by the normal of the first shape. The
 * arrays are not copied and must not be changed.
 *
 * @param normal [V] metres along the normal, positive outwards
 * @param tangent [V] metres along the surface, 0 or more
 * @param total [V] metres in all, 0 or more; {@code normal² + tangent² = total²}
 */
public record Displacement(float[] normal, float[] tangent, float[] total) {
  /** How far the sum of squares may be off, as a share of the square of the total. */
  public static final double TOLERANCE = 1e-4;

  public Displacement {
    if (normal.length != total.length || tangent.length != total.length) {
      throw new IllegalArgumentException(
          "Every vertex has three components: "
              + normal.length
              + ", "
              + tangent.length
              + ", "
              + total.length);
    }
    for (int i = 0; i < total.length; i++) {
      float rest = normal[i] * normal[i] + tangent[i] * tangent[i] - total[i] * total[i];
      if (!(Math.abs(rest) <= TOLERANCE * total[i] * total[i] + Float.MIN_NORMAL)) {
        throw new IllegalArgumentException(
            "The components of vertex " + i + " do not make up its displacement");
      }
    }
  }

  /**
   * Measures the way from one shape to another.
   *
   * @param from [V·3] metres
   * @param normals [V·3] of the first shape, of length 1, or 0 where a vertex has no face with an
   *     area: such a vertex has no normal component, and all its way counts as tangent
   * @param to [V·3] metres
   */
  public static Displacement between(float[] from, float[] normals, float[] to) {
    int vertices = from.length / 3;
    float[] normal = new float[vertices];
    float[] tangent = new float[vertices];
    float[] total = new float[vertices];
    DisplacementComponents.compute(from, normals, to, normal, tangent, total);
    return new Displacement(normal, tangent, total);
  }

  public int vertexCount() {
    return total.length;
  }
}
