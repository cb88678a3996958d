package org.fitterbench.mesh.model;

/**
 * A polygon mesh as plain arrays; the arrays are not copied and must not be changed.
 *
 * @param positions [V·3] x, y, z of each vertex, metres, Z up
 * @param faceOffsets [F+1] where each face starts in {@code faceVertices}; the last entry is its
 *     length
 * @param faceVertices vertex index of each corner
 * @param textureCoordinates [T·2] u, v, origin at the lower left; empty when there are none
 * @param faceTextureCoordinates texture coordinate index of each corner, as long as {@code
 *     faceVertices}; empty when there are none
 */
public record Mesh(
    float[] positions,
    int[] faceOffsets,
    int[] faceVertices,
    float[] textureCoordinates,
    int[] faceTextureCoordinates) {
  public Mesh {
    if (positions.length % 3 != 0) {
      throw new IllegalArgumentException("Positions come in threes: " + positions.length);
    }
    if (textureCoordinates.length % 2 != 0) {
      throw new IllegalArgumentException(
          "Texture coordinates come in twos: " + textureCoordinates.length);
    }
    if (faceOffsets.length == 0
        || faceOffsets[0] != 0
        || faceOffsets[faceOffsets.length - 1] != faceVertices.length) {
      throw new IllegalArgumentException("Face offsets go from 0 to the number of corners");
    }
    for (int face = 1; face < faceOffsets.length; face++) {
      if (faceOffsets[face] < faceOffsets[face - 1]) {
        throw new IllegalArgumentException("Face " + (face - 1) + " ends before it starts");
      }
    }
    if (faceTextureCoordinates.length != 0
        && faceTextureCoordinates.length != faceVertices.length) {
      throw new IllegalArgumentException("Every corner has a texture coordinate or none has");
    }
    requireIndices("vertex", faceVertices, positions.length / 3);
    requireIndices("texture coordinate", faceTextureCoordinates, textureCoordinates.length / 2);
  }

  private static void requireIndices(String what, int[] indices, int count) {
    for (int index : indices) {
      if (index < 0 || index >= count) {
        throw new IllegalArgumentException("A face names " + what + " " + index + " of " + count);
      }
    }
  }

  /** A mesh whose faces all have the same number of corners, without texture coordinates. */
  public static Mesh uniform(float[] positions, int[] faceVertices, int cornersPerFace) {
    int faceCount = faceVertices.length / cornersPerFace;
    int[] offsets = new int[faceCount + 1];
    for (int face = 0; face <= faceCount; face++) {
      offsets[face] = face * cornersPerFace;
    }
    return new Mesh(positions, offsets, faceVertices, new float[0], new int[0]);
  }

  /** The same faces and texture coordinates with other positions. */
  public Mesh withPositions(float[] others) {
    return new Mesh(others, faceOffsets, faceVertices, textureCoordinates, faceTextureCoordinates);
  }

  public int vertexCount() {
    return positions.length / 3;
  }

  public int faceCount() {
    return faceOffsets.length - 1;
  }

  public boolean hasTextureCoordinates() {
    return faceTextureCoordinates.length != 0;
  }
}
