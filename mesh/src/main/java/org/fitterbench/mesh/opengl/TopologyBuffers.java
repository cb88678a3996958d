package org.fitterbench.mesh.opengl;

import org.fitterbench.mesh.render.TriangleMesh;
import org.lwjgl.opengl.GL45C;

/** The corners and texture coordinates of a topology, which never change. */
final class TopologyBuffers implements DeviceCopy {
  private final int corners = GL45C.glCreateBuffers();
  private final int coordinates = GL45C.glCreateBuffers();
  private final int cornerCount;

  TopologyBuffers(TriangleMesh triangles, Transfers transfers) {
    cornerCount = triangles.corners().length;
    if (cornerCount > 0) {
      GL45C.glNamedBufferStorage(corners, triangles.corners(), 0);
      transfers.add();
    }
    if (triangles.hasTextureCoordinates()) {
      GL45C.glNamedBufferStorage(coordinates, triangles.textureCoordinates(), 0);
      transfers.add();
    }
  }

  /** The buffer of the corners' vertices. */
  int corners() {
    return corners;
  }

  /** The buffer of two numbers for each vertex. */
  int coordinates() {
    return coordinates;
  }

  int cornerCount() {
    return cornerCount;
  }

  @Override
  public void close() {
    GL45C.glDeleteBuffers(corners);
    GL45C.glDeleteBuffers(coordinates);
  }
}
