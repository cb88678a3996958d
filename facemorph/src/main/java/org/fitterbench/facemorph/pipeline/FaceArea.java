package org.fitterbench.facemorph.pipeline;

import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.render.Vector3;

/** Areas and volumes of meshes. */
final class FaceArea {
  /** From this share of the area on, the mean area vector tells which way a surface looks. */
  private static final double OPEN = 0.05;

  private FaceArea() {}

  /** Twice the area of a face, squared; the face is cut as a fan. */
  static double ofFace(Mesh mesh, int face) {
    int first = mesh.faceOffsets()[face];
    double[] sum = new double[3];
    for (int corner = first + 2; corner < mesh.faceOffsets()[face + 1]; corner++) {
      double[] area = cross(mesh, first, corner - 1, corner);
      for (int axis = 0; axis < 3; axis++) {
        sum[axis] += area[axis];
      }
    }
    return sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2];
  }

  /**
   * Whether the front of the surface is what a viewer should see. An open surface, such as the scan
   * of a face, looks towards the viewer by its mean area vector. A closed one has none; it looks
   * outwards when six times the volume between its middle and all faces is not negative (divergence
   * theorem).
   *
   * @param view the direction in which the viewer looks
   */
  static boolean looksOutwards(Mesh mesh, Vector3 view) {
    double[] middle = new double[3];
    for (int i = 0; i < mesh.positions().length; i++) {
      middle[i % 3] += mesh.positions()[i] / (double) mesh.vertexCount();
    }
    double volume = 0;
    double whole = 0;
    Vector3 sum = new Vector3(0, 0, 0);
    for (int face = 0; face < mesh.faceCount(); face++) {
      int first = mesh.faceOffsets()[face];
      for (int corner = first + 2; corner < mesh.faceOffsets()[face + 1]; corner++) {
        double[] area = cross(mesh, first, corner - 1, corner);
        int at = 3 * mesh.faceVertices()[first];
        Vector3 vector = new Vector3(area[0], area[1], area[2]);
        sum = sum.plus(vector);
        whole += vector.length();
        for (int axis = 0; axis < 3; axis++) {
          volume += area[axis] * (mesh.positions()[at + axis] - middle[axis]);
        }
      }
    }
    double towardsViewer = -sum.dot(view.unit()) / whole;
    return Math.abs(towardsViewer) > OPEN ? towardsViewer > 0 : volume >= 0;
  }

  /** The cross product of two edges of a triangle, given by corners. */
  private static double[] cross(Mesh mesh, int a, int b, int c) {
    float[] p = mesh.positions();
    int i = 3 * mesh.faceVertices()[a];
    int j = 3 * mesh.faceVertices()[b];
    int k = 3 * mesh.faceVertices()[c];
    double ux = (double) p[j] - p[i];
    double uy = (double) p[j + 1] - p[i + 1];
    double uz = (double) p[j + 2] - p[i + 2];
    double vx = (double) p[k] - p[i];
    double vy = (double) p[k + 1] - p[i + 1];
    double vz = (double) p[k + 2] - p[i + 2];
    return new double[] {uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx};
  }
}
