package org.fitterbench.fitter.model;

import java.util.Arrays;
import org.fitterbench.mesh.model.Mesh;

/**
 * The faces of a body, the same for every body of a model.
 *
 * @param baseVertices [V] the vertex of the base mesh that each vertex was, ascending
 * @param quads [Q·4] vertex indices
 * @param textureCoordinates [T·2] u, v, origin at the lower left
 * @param quadTextureCoordinates [Q·4] texture coordinate indices; empty when there are none
 */
public record MeshTopology(
    int[] baseVertices, int[] quads, float[] textureCoordinates, int[] quadTextureCoordinates) {
  public MeshTopology {
    boolean textured = quadTextureCoordinates.length != 0;
    if (quads.length % 4 != 0 || (textured && quadTextureCoordinates.length != quads.length)) {
      throw new IllegalArgumentException("Quads and their texture coordinates differ in count");
    }
  }

  /** Some of the vertices, ascending, and no face. */
  MeshTopology withoutFaces(int[] vertices) {
    int[] kept = Arrays.stream(vertices).map(vertex -> baseVertices[vertex]).toArray();
    return new MeshTopology(kept, new int[0], new float[0], new int[0]);
  }

  public int vertexCount() {
    return baseVertices.length;
  }

  public int quadCount() {
    return quads.length / 4;
  }

  /** [vertices of the base mesh] index of each vertex in the body, −1 when it is left out. */
  int[] indexOfBase(int baseVertexCount) {
    int[] indices = new int[baseVertexCount];
    Arrays.fill(indices, -1);
    for (int vertex = 0; vertex < baseVertices.length; vertex++) {
      indices[baseVertices[vertex]] = vertex;
    }
    return indices;
  }

  /** The faces with these positions [V·3], in quads, with texture coordinates. */
  public Mesh mesh(float[] positions) {
    int[] offsets = new int[quadCount() + 1];
    Arrays.setAll(offsets, face -> 4 * face);
    return new Mesh(positions, offsets, quads, textureCoordinates, quadTextureCoordinates);
  }

  /** The same in triangles: each quad a fan about its first corner. */
  public Mesh triangleMesh(float[] positions) {
    int[] offsets = new int[2 * quadCount() + 1];
    Arrays.setAll(offsets, face -> 3 * face);
    return new Mesh(
        positions, offsets, triangles(), textureCoordinates, fan(quadTextureCoordinates));
  }

  /** The triangles [Q·2·3]: each quad a fan about its first corner. */
  public int[] triangles() {
    return fan(quads);
  }

  private static int[] fan(int[] corners) {
    int[] triangles = new int[corners.length / 4 * 6];
    for (int quad = 0; quad < corners.length / 4; quad++) {
      int from = 4 * quad;
      int to = 6 * quad;
      triangles[to] = corners[from];
      triangles[to + 1] = corners[from + 1];
      triangles[to + 2] = corners[from + 2];
      triangles[to + 3] = corners[from];
      triangles[to + 4] = corners[from + 2];
      triangles[to + 5] = corners[from + 3];
    }
    return triangles;
  }

  /** Bytes of the arrays. */
  long memoryBytes() {
    return (long) Integer.BYTES
            * (baseVertices.length + quads.length + quadTextureCoordinates.length)
        + (long) Float.BYTES * textureCoordinates.length;
  }
}
