package org.fitterbench.facemorph.pipeline;

import org.fitterbench.mesh.model.Mesh;

/** Areas and volumes of meshes. */
final class FaceArea {
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
   * Whether most of the surface looks away from the middle of the mesh: six times the volume
   * between the middle and all faces, by the divergence theorem, is not negative.
   */
  static boolean looksOutwards(Mesh mesh) {
    double[] middle = new double[3];
    for (int i = 0; i < mesh.positions().length; i++) {
      middle[i % 3] += mesh.positions()[i] / (double) mesh.vertexCount();
    }
    double volume = 0;
    for (int face = 0; face < mesh.faceCount(); face++) {
      int first = mesh.faceOffsets()[face];
      for (int corner = first + 2; corner < mesh.faceOffsets()[face + 1]; corner++) {
        double[] area = cross(mesh, first, corner - 1, corner);
        int at = 3 * mesh.faceVertices()[first];
        for (int axis = 0; axis < 3; axis++) {
          volume += area[axis] * (mesh.positions()[at + axis] - middle[axis]);
        }
      }
    }
    return volume >= 0;
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
