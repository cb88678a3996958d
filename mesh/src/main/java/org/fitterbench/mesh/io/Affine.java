package org.fitterbench.mesh.io;

/**
 * An affine map of space.
 *
 * @param m [12] the rows of a 3×4 matrix that is applied to columns (x, y, z, 1)
 */
record Affine(double[] m) {
  static final Affine IDENTITY = new Affine(new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0});

  /** Exporters round angles; nearer to a quarter turn than this, in degrees, it is one. */
  private static final double QUARTER_TURN_TOLERANCE = 1e-4;

  static Affine translation(double[] by) {
    return new Affine(new double[] {1, 0, 0, by[0], 0, 1, 0, by[1], 0, 0, 1, by[2]});
  }

  static Affine scaling(double[] by) {
    return new Affine(new double[] {by[0], 0, 0, 0, 0, by[1], 0, 0, 0, 0, by[2], 0});
  }

  /** The rotation about one axis, 0 to 2, by an angle in degrees; exact for quarter turns. */
  static Affine rotation(int axis, double degrees) {
    double quarters = Math.rint(degrees / 90);
    double cosine;
    double sine;
    if (Math.abs(degrees - 90 * quarters) < QUARTER_TURN_TOLERANCE) {
      int quarter = Math.floorMod((long) quarters, 4);
      cosine = quarter == 0 ? 1 : quarter == 2 ? -1 : 0;
      sine = quarter == 1 ? 1 : quarter == 3 ? -1 : 0;
    } else {
      cosine = Math.cos(Math.toRadians(degrees));
      sine = Math.sin(Math.toRadians(degrees));
    }
    double[] matrix = IDENTITY.m.clone();
    int b = (axis + 1) % 3;
    int c = (axis + 2) % 3;
    matrix[4 * b + b] = cosine;
    matrix[4 * b + c] = -sine;
    matrix[4 * c + b] = sine;
    matrix[4 * c + c] = cosine;
    return new Affine(matrix);
  }

  /** First the other map, then this one. */
  Affine after(Affine other) {
    double[] product = new double[12];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 4; column++) {
        double sum = column == 3 ? m[4 * row + 3] : 0;
        for (int k = 0; k < 3; k++) {
          sum += m[4 * row + k] * other.m[4 * k + column];
        }
        product[4 * row + column] = sum;
      }
    }
    return new Affine(product);
  }

  /** Whether it turns right hands into left ones. */
  boolean mirrors() {
    double determinant =
        m[0] * (m[5] * m[10] - m[6] * m[9])
            - m[1] * (m[4] * m[10] - m[6] * m[8])
            + m[2] * (m[4] * m[9] - m[5] * m[8]);
    return determinant < 0;
  }

  /** Points [V·3], mapped and rounded to floats. */
  float[] apply(double[] points) {
    float[] mapped = new float[points.length];
    for (int i = 0; i < points.length; i += 3) {
      double x = points[i];
      double y = points[i + 1];
      double z = points[i + 2];
      for (int row = 0; row < 3; row++) {
        double value = m[4 * row] * x + m[4 * row + 1] * y + m[4 * row + 2] * z;
        mapped[i + row] = (float) (value + m[4 * row + 3]);
      }
    }
    return mapped;
  }
}
