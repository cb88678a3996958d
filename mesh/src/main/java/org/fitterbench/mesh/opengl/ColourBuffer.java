package org.fitterbench.mesh.opengl;

import java.util.Arrays;
import org.fitterbench.mesh.render.TriangleMesh;
import org.lwjgl.opengl.GL45C;

/**
 * Colours of vertices, one whole number each. They may change between pictures, so they are
 * compared with what was copied last, and copied again when they differ.
 */
final class ColourBuffer implements DeviceCopy {
  private final Transfers transfers;
  private final TriangleMesh triangles;
  private final int buffer = GL45C.glCreateBuffers();
  private final int[] vertices;
  private int[] last = new int[0];

  /**
   * @param triangles the topology
   * @param colours [V] of the mesh's vertices
   */
  record Key(TriangleMesh triangles, int[] colours) {}

  ColourBuffer(TriangleMesh triangles, Transfers transfers) {
    this.transfers = transfers;
    this.triangles = triangles;
    vertices = new int[triangles.vertexCount()];
    if (vertices.length > 0) {
      GL45C.glNamedBufferStorage(
          buffer, (long) vertices.length * Integer.BYTES, GL45C.GL_DYNAMIC_STORAGE_BIT);
    }
  }

  /** The buffer, holding these colours. */
  int with(int[] colours) {
    if (!Arrays.equals(colours, last)) {
      int[] meshVertices = triangles.meshVertices();
      for (int vertex = 0; vertex < meshVertices.length; vertex++) {
        vertices[vertex] = colours[meshVertices[vertex]];
      }
      GL45C.glNamedBufferSubData(buffer, 0, vertices);
      transfers.add();
      last = colours.clone();
    }
    return buffer;
  }

  @Override
  public void close() {
    GL45C.glDeleteBuffers(buffer);
  }
}
