package org.fitterbench.mesh.io;

import java.util.Arrays;
import org.fitterbench.mesh.model.Mesh;

/**
 * The vertices of a mesh as glTF has them, one texture coordinate each: a vertex on a texture seam
 * appears once for each of its texture coordinates. The first V vertices are the mesh's own in
 * their order, further appearances follow.
 *
 * @param sources [N] the mesh's vertex of each
 * @param textureSources [N] the mesh's texture coordinate of each; −1 for a vertex without a face;
 *     empty when the mesh has none
 * @param corners index of each corner of the mesh's faces
 */
record GlbVertices(int[] sources, int[] textureSources, int[] corners) {
  private static final int UNSEEN = -1;

  static GlbVertices of(Mesh mesh) {
    int vertexCount = mesh.vertexCount();
    IntBuilder extra = new IntBuilder();
    if (!mesh.hasTextureCoordinates()) {
      return new GlbVertices(identity(vertexCount), new int[0], mesh.faceVertices());
    }
    int[] faceVertices = mesh.faceVertices();
    int[] faceTexture = mesh.faceTextureCoordinates();
    int cornerCount = faceVertices.length;
    // Worst case: every corner is an appearance of its own.
    int[] texture = new int[vertexCount + cornerCount];
    int[] next = new int[vertexCount + cornerCount];
    Arrays.fill(texture, UNSEEN);
    Arrays.fill(next, UNSEEN);
    int[] corners = new int[cornerCount];
    for (int corner = 0; corner < cornerCount; corner++) {
      int appearance = faceVertices[corner];
      while (texture[appearance] != UNSEEN
          && texture[appearance] != faceTexture[corner]
          && next[appearance] != UNSEEN) {
        appearance = next[appearance];
      }
      if (texture[appearance] != UNSEEN && texture[appearance] != faceTexture[corner]) {
        int added = vertexCount + extra.size();
        extra.add(faceVertices[corner]);
        next[appearance] = added;
        appearance = added;
      }
      texture[appearance] = faceTexture[corner];
      corners[corner] = appearance;
    }
    int[] sources = Arrays.copyOf(identity(vertexCount), vertexCount + extra.size());
    System.arraycopy(extra.toArray(), 0, sources, vertexCount, extra.size());
    return new GlbVertices(sources, Arrays.copyOf(texture, sources.length), corners);
  }

  private static int[] identity(int count) {
    int[] indices = new int[count];
    for (int i = 0; i < count; i++) {
      indices[i] = i;
    }
    return indices;
  }

  int count() {
    return sources.length;
  }
}
