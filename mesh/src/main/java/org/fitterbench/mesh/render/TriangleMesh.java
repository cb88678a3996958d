package org.fitterbench.mesh.render;

import java.util.Arrays;
import org.fitterbench.mesh.model.Mesh;

/**
 * The triangles of a mesh, made once per topology and shared by all its shapes: faces are cut as
 * fans, and a vertex is repeated for each of its texture coordinates, so that every corner has one
 * number. The arrays must not be changed.
 *
 * @param meshVertexCount vertices of the mesh it was made from
 * @param corners [T·3] indices into {@code meshVertices}
 * @param meshVertices [U] vertex of the mesh that each of ours repeats
 * @param textureCoordinates [U·2] u, v of each, or empty
 */
public record TriangleMesh(
    int meshVertexCount, int[] corners, int[] meshVertices, float[] textureCoordinates) {
  public TriangleMesh {
    if (corners.length % 3 != 0) {
      throw new IllegalArgumentException("Corners come in threes: " + corners.length);
    }
    if (textureCoordinates.length != 0 && textureCoordinates.length != 2 * meshVertices.length) {
      throw new IllegalArgumentException("Every vertex has a texture coordinate or none has");
    }
  }

  /** The triangles of a polygon mesh; faces of fewer than three corners are left out. */
  public static TriangleMesh of(Mesh mesh) {
    return new Builder(mesh).build();
  }

  public int vertexCount() {
    return meshVertices.length;
  }

  public int triangleCount() {
    return corners.length / 3;
  }

  public boolean hasTextureCoordinates() {
    return textureCoordinates.length != 0;
  }

  /** Gives a number to each pair of a vertex and a texture coordinate, in order of appearance. */
  private static final class Builder {
    private final Mesh mesh;
    private final int[] firstOfVertex;
    private int[] nextOfVertex;
    private int[] meshVertices;
    private int[] coordinates;
    private int count;

    Builder(Mesh mesh) {
      this.mesh = mesh;
      firstOfVertex = new int[mesh.vertexCount()];
      Arrays.fill(firstOfVertex, -1);
      int capacity = mesh.vertexCount() + 16;
      nextOfVertex = new int[capacity];
      meshVertices = new int[capacity];
      coordinates = new int[capacity];
    }

    TriangleMesh build() {
      int[] offsets = mesh.faceOffsets();
      int triangles = 0;
      for (int face = 0; face < mesh.faceCount(); face++) {
        triangles += Math.max(0, offsets[face + 1] - offsets[face] - 2);
      }
      int[] corners = new int[3 * triangles];
      int at = 0;
      for (int face = 0; face < mesh.faceCount(); face++) {
        for (int corner = offsets[face] + 2; corner < offsets[face + 1]; corner++) {
          corners[at++] = number(offsets[face]);
          corners[at++] = number(corner - 1);
          corners[at++] = number(corner);
        }
      }
      return new TriangleMesh(
          mesh.vertexCount(), corners, Arrays.copyOf(meshVertices, count), coordinatesOfAll());
    }

    private int number(int corner) {
      int vertex = mesh.faceVertices()[corner];
      int coordinate = mesh.hasTextureCoordinates() ? mesh.faceTextureCoordinates()[corner] : -1;
      for (int i = firstOfVertex[vertex]; i >= 0; i = nextOfVertex[i]) {
        if (coordinates[i] == coordinate) {
          return i;
        }
      }
      if (count == meshVertices.length) {
        nextOfVertex = Arrays.copyOf(nextOfVertex, 2 * count);
        meshVertices = Arrays.copyOf(meshVertices, 2 * count);
        coordinates = Arrays.copyOf(coordinates, 2 * count);
      }
      nextOfVertex[count] = firstOfVertex[vertex];
      firstOfVertex[vertex] = count;
      meshVertices[count] = vertex;
      coordinates[count] = coordinate;
      return count++;
    }

    private float[] coordinatesOfAll() {
      if (!mesh.hasTextureCoordinates()) {
        return new float[0];
      }
      float[] result = new float[2 * count];
      for (int i = 0; i < count; i++) {
        System.arraycopy(mesh.textureCoordinates(), 2 * coordinates[i], result, 2 * i, 2);
      }
      return result;
    }
  }
}
