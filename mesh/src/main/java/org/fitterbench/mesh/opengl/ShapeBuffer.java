package org.fitterbench.mesh.opengl;

import java.util.Arrays;
import org.fitterbench.mesh.render.TriangleMesh;
import org.lwjgl.opengl.GL45C;

/**
 * Positions and normals of a shape, six numbers a vertex. They may change between pictures, so they
 * are compared with what was copied last, and copied again when they differ.
 */
final class ShapeBuffer implements DeviceCopy {
  /** Numbers of a vertex. */
  static final int VERTEX = 6;

  private final Transfers transfers;
  private final TriangleMesh triangles;
  private final int buffer = GL45C.glCreateBuffers();
  private final float[] vertices;
  private float[] lastPositions = new float[0];
  private float[] lastNormals = new float[0];

  /**
   * @param triangles the topology
   * @param positions [V·3] of the mesh's vertices
   * @param normals [V·3] of the mesh's vertices
   */
  record Key(TriangleMesh triangles, float[] positions, float[] normals) {}

  ShapeBuffer(TriangleMesh triangles, Transfers transfers) {
    this.transfers = transfers;
    this.triangles = triangles;
    vertices = new float[VERTEX * triangles.vertexCount()];
    if (vertices.length > 0) {
      GL45C.glNamedBufferStorage(
          buffer, (long) vertices.length * Float.BYTES, GL45C.GL_DYNAMIC_STORAGE_BIT);
    }
  }

  /** The buffer, holding these numbers. */
  int with(float[] positions, float[] normals) {
    if (!Arrays.equals(positions, lastPositions) || !Arrays.equals(normals, lastNormals)) {
      int[] meshVertices = triangles.meshVertices();
      for (int vertex = 0; vertex < meshVertices.length; vertex++) {
        int from = 3 * meshVertices[vertex];
        int to = VERTEX * vertex;
        vertices[to] = positions[from];
        vertices[to + 1] = positions[from + 1];
        vertices[to + 2] = positions[from + 2];
        vertices[to + 3] = normals[from];
        vertices[to + 4] = normals[from + 1];
        vertices[to + 5] = normals[from + 2];
      }
      GL45C.glNamedBufferSubData(buffer, 0, vertices);
      transfers.add();
      lastPositions = copy(positions, lastPositions);
      lastNormals = copy(normals, lastNormals);
    }
    return buffer;
  }

  private static float[] copy(float[] from, float[] to) {
    float[] result = to.length == from.length ? to : new float[from.length];
    System.arraycopy(from, 0, result, 0, from.length);
    return result;
  }

  @Override
  public void close() {
    GL45C.glDeleteBuffers(buffer);
  }
}
