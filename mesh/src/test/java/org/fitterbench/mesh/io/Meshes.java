package org.fitterbench.mesh.io;

import java.util.Random;
import org.fitterbench.mesh.model.Mesh;

/** Meshes to write and read back. */
final class Meshes {
  private Meshes() {}

  /**
   * Random vertices of awkward magnitudes with triangles, quads and pentagons among them.
   *
   * @param textured whether corners have texture coordinates, several for one vertex
   */
  static Mesh random(int vertexCount, boolean textured, long seed) {
    Random random = new Random(seed);
    float[] positions = new float[3 * vertexCount];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(12) - 8));
    }
    int faceCount = vertexCount < 5 ? 0 : vertexCount;
    int[] offsets = new int[faceCount + 1];
    for (int face = 0; face < faceCount; face++) {
      offsets[face + 1] = offsets[face] + 3 + face % 3;
    }
    int[] corners = new int[offsets[faceCount]];
    int[] uvCorners = new int[textured ? corners.length : 0];
    float[] uv = new float[textured && faceCount > 0 ? 2 * (vertexCount + 3) : 0];
    for (int i = 0; i < uv.length; i++) {
      uv[i] = random.nextFloat();
    }
    for (int face = 0; face < faceCount; face++) {
      for (int i = offsets[face]; i < offsets[face + 1]; i++) {
        corners[i] = (face + i - offsets[face]) % vertexCount;
        if (textured) {
          uvCorners[i] = random.nextInt(uv.length / 2);
        }
      }
    }
    return new Mesh(positions, offsets, corners, uv, uvCorners);
  }

  /** The texture coordinates of every corner, one after the other. */
  static float[] cornerTexture(Mesh mesh) {
    float[] values = new float[2 * mesh.faceTextureCoordinates().length];
    for (int i = 0; i < mesh.faceTextureCoordinates().length; i++) {
      int uv = mesh.faceTextureCoordinates()[i];
      values[2 * i] = mesh.textureCoordinates()[2 * uv];
      values[2 * i + 1] = mesh.textureCoordinates()[2 * uv + 1];
    }
    return values;
  }
}
