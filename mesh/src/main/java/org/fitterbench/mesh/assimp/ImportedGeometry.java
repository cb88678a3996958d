package org.fitterbench.mesh.assimp;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lwjgl.assimp.AIFace;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIVector3D;
import org.lwjgl.system.MemoryUtil;

/** Collects the parts of a mesh, which Assimp cuts up by material, one behind the other. */
final class ImportedGeometry {
  private final List<float[]> positions = new ArrayList<>();
  private final List<float[]> textureCoordinates = new ArrayList<>();
  private final IntStream.Builder offsets = IntStream.builder();
  private final IntStream.Builder corners = IntStream.builder();
  private int vertexCount;
  private int cornerCount;
  private boolean textured = true;

  ImportedGeometry() {
    offsets.add(0);
  }

  /** Adds a part; faces of fewer than three corners are left out. */
  void add(AIMesh part) {
    int count = part.mNumVertices();
    positions.add(vectors(part.mVertices()));
    AIVector3D.Buffer uv = part.mTextureCoords(0);
    if (uv == null) {
      textured = false;
    } else {
      textureCoordinates.add(vectors(uv));
    }
    AIFace.Buffer faces = part.mFaces();
    for (int i = 0; i < part.mNumFaces(); i++) {
      IntBuffer indices = faces.get(i).mIndices();
      if (indices.remaining() >= 3) {
        while (indices.hasRemaining()) {
          corners.add(vertexCount + indices.get());
          cornerCount++;
        }
        offsets.add(cornerCount);
      }
    }
    vertexCount = Math.addExact(vertexCount, count);
  }

  ImportedMesh mesh(
      String node, int otherNodes, double[] toWorld, Optional<ImportedTexture> texture) {
    float[] points = joined(positions);
    float[] pairs = new float[0];
    if (textured) {
      float[] triples = joined(textureCoordinates);
      pairs = new float[2 * vertexCount];
      for (int i = 0; i < pairs.length; i++) {
        pairs[i] = triples[3 * (i / 2) + i % 2];
      }
    }
    return new ImportedMesh(
        node,
        otherNodes,
        points,
        offsets.build().toArray(),
        corners.build().toArray(),
        pairs,
        toWorld,
        texture);
  }

  private static float[] vectors(AIVector3D.Buffer vectors) {
    float[] values = new float[Math.multiplyExact(3, vectors.remaining())];
    FloatBuffer floats = MemoryUtil.memFloatBuffer(vectors.address(), values.length);
    floats.get(values);
    return values;
  }

  private static float[] joined(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
