package org.fitterbench.fitter.measure;

/** The volume inside a closed surface. */
public final class Volume {
  private Volume() {}

  /**
   * Sums the signed volumes of the tetrahedra between each triangle and the first vertex
   * (divergence theorem).
   *
   * @param vertices [V·3] metres
   * @param triangles [T·3] a closed surface, counter-clockwise seen from outside
   * @return cubic metres; negative when the triangles face inwards
   */
  public static double enclosed(float[] vertices, int[] triangles) {
    double sum = 0;
    for (int corner = 0; corner < triangles.length; corner += 3) {
      int a = 3 * triangles[corner];
      int b = 3 * triangles[corner + 1];
      int c = 3 * triangles[corner + 2];
      double ax = vertices[a] - (double) vertices[0];
      double ay = vertices[a + 1] - (double) vertices[1];
      double az = vertices[a + 2] - (double) vertices[2];
      double bx = vertices[b] - (double) vertices[0];
      double by = vertices[b + 1] - (double) vertices[1];
      double bz = vertices[b + 2] - (double) vertices[2];
      double cx = vertices[c] - (double) vertices[0];
      double cy = vertices[c + 1] - (double) vertices[1];
      double cz = vertices[c + 2] - (double) vertices[2];
      sum += ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
    }
    return sum / 6;
  }
}
