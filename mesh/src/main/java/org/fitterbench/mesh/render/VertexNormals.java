package org.fitterbench.mesh.render;

import java.util.Arrays;
import org.fitterbench.mesh.model.Mesh;

/** Smooth normals: the normals of the faces around a vertex, weighted by their areas. */
public final class VertexNormals {
  private VertexNormals() {}

  /** Normals [V·3] of a mesh, see {@link #compute(Mesh, float[], float[])}. */
  public static float[] of(Mesh mesh) {
    float[] normals = new float[mesh.positions().length];
    compute(mesh, mesh.positions(), normals);
    return normals;
  }

  /**
   * Computes the normals of one shape of a mesh. The area vector of a polygon is half the sum of
   * the cross products of its edges (Newell), so the result does not depend on how faces are cut
   * into triangles.
   *
   * @param mesh the faces; its own positions are not read
   * @param positions [V·3] metres
   * @param normals [V·3] filled with vectors of length 1; 0 where a vertex has no face with an area
   */
  public static void compute(Mesh mesh, float[] positions, float[] normals) {
    Arrays.fill(normals, 0);
    int[] offsets = mesh.faceOffsets();
    int[] corners = mesh.faceVertices();
    for (int face = 0; face + 1 < offsets.length; face++) {
      int first = offsets[face];
      int end = offsets[face + 1];
      if (end - first == 4) {
        addQuad(positions, normals, corners, first);
      } else {
        addPolygon(positions, normals, corners, first, end);
      }
    }
    normalise(normals);
  }

  /** The area vector of a quad is half the cross product of its diagonals. */
  private static void addQuad(float[] positions, float[] normals, int[] corners, int first) {
    int a = 3 * corners[first];
    int b = 3 * corners[first + 1];
    int c = 3 * corners[first + 2];
    int d = 3 * corners[first + 3];
    float ux = positions[c] - positions[a];
    float uy = positions[c + 1] - positions[a + 1];
    float uz = positions[c + 2] - positions[a + 2];
    float vx = positions[d] - positions[b];
    float vy = positions[d + 1] - positions[b + 1];
    float vz = positions[d + 2] - positions[b + 2];
    float x = uy * vz - uz * vy;
    float y = uz * vx - ux * vz;
    float z = ux * vy - uy * vx;
    add(normals, a, x, y, z);
    add(normals, b, x, y, z);
    add(normals, c, x, y, z);
    add(normals, d, x, y, z);
  }

  private static void addPolygon(
      float[] positions, float[] normals, int[] corners, int first, int end) {
    float x = 0;
    float y = 0;
    float z = 0;
    int origin = end > first ? 3 * corners[first] : 0;
    for (int corner = first + 1; corner + 1 < end; corner++) {
      int b = 3 * corners[corner];
      int c = 3 * corners[corner + 1];
      float ux = positions[b] - positions[origin];
      float uy = positions[b + 1] - positions[origin + 1];
      float uz = positions[b + 2] - positions[origin + 2];
      float vx = positions[c] - positions[origin];
      float vy = positions[c + 1] - positions[origin + 1];
      float vz = positions[c + 2] - positions[origin + 2];
      x += uy * vz - uz * vy;
      y += uz * vx - ux * vz;
      z += ux * vy - uy * vx;
    }
    for (int corner = first; corner < end; corner++) {
      add(normals, 3 * corners[corner], x, y, z);
    }
  }

  private static void add(float[] normals, int at, float x, float y, float z) {
    normals[at] += x;
    normals[at + 1] += y;
    normals[at + 2] += z;
  }

  private static void normalise(float[] normals) {
    for (int i = 0; i < normals.length; i += 3) {
      float x = normals[i];
      float y = normals[i + 1];
      float z = normals[i + 2];
      float length = (float) Math.sqrt(x * x + y * y + z * z);
      float factor = length > 0 ? 1 / length : 0;
      normals[i] = x * factor;
      normals[i + 1] = y * factor;
      normals[i + 2] = z * factor;
    }
  }
}
