package org.fitterbench.mesh.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.model.Mesh;

/**
 * Reads binary glTF 2.0 that holds one mesh of triangles or points: 32-bit float positions and
 * texture coordinates, indices of any width, Y up turned back to Z up. Vertices that {@code
 * _VERTEX_ID} names as one become one again. The texture is that of the base colour. Several
 * meshes, moved nodes, sparse or compressed data and data outside the file are refused.
 */
final class GlbReader {
  private final MeshSource source;
  private final GlbDocument document;

  private GlbReader(MeshSource source) {
    this.source = source;
    this.document = GlbDocument.read(source);
  }

  static DecodedMesh decode(MeshSource source) {
    return new GlbReader(source).decode();
  }

  /** Whether the file holds no more than one mesh of one material at its place. */
  static boolean reads(MeshSource source) {
    return new GlbReader(source).refusal().isEmpty();
  }

  private DecodedMesh decode() {
    Optional<UserInputException> refusal = refusal();
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    JsonNode meshes = document.json().path("meshes");
    if (meshes.isEmpty()) {
      return DecodedMesh.untextured(Mesh.uniform(new float[0], new int[0], 3));
    }
    JsonNode primitive = meshes.path(0).path("primitives").path(0);
    GlbTexture texture = GlbTexture.of(document, primitive);
    return DecodedMesh.of(
        primitive(primitive, "TEXCOORD_" + texture.coordinateSet()), texture.reference());
  }

  /** What the file has that this reader does not know; empty when there is nothing. */
  private Optional<UserInputException> refusal() {
    JsonNode json = document.json();
    if (!json.path("extensionsRequired").isEmpty()) {
      return Optional.of(
          source.refused(
              "it needs the glTF extensions " + json.path("extensionsRequired"),
              "export it without compression"));
    }
    for (JsonNode node : json.path("nodes")) {
      if (moves(node)) {
        return Optional.of(
            source.refused(
                "a node that moves or turns its mesh", "apply all transforms before exporting"));
      }
    }
    JsonNode meshes = json.path("meshes");
    boolean single = meshes.size() == 1 && meshes.path(0).path("primitives").size() == 1;
    return meshes.isEmpty() || single
        ? Optional.empty()
        : Optional.of(
            source.refused("more than one mesh or material", "export one mesh with one material"));
  }

  private Mesh primitive(JsonNode primitive, String textureSet) {
    JsonNode attributes = primitive.path("attributes");
    float[] positions = zUp(document.floats(attributes.path("POSITION"), "VEC3", 3));
    int mode = primitive.path("mode").asInt(GlbWriter.MODE_TRIANGLES);
    int[] corners;
    if (mode == GlbWriter.MODE_POINTS) {
      corners = new int[0];
    } else if (mode == GlbWriter.MODE_TRIANGLES) {
      corners =
          primitive.has("indices")
              ? document.indices(primitive.path("indices"))
              : identity(positions.length / 3);
    } else {
      throw source.refused("primitives of mode " + mode, "export triangles");
    }
    if (corners.length % 3 != 0) {
      throw source.damaged(corners.length + " corners are no triangles");
    }
    for (int corner : corners) {
      if (corner < 0 || corner >= positions.length / 3) {
        throw source.damaged(
            "a triangle names vertex %s of %d"
                .formatted(Integer.toUnsignedString(corner), positions.length / 3));
      }
    }
    float[] uv = new float[0];
    if (attributes.has(textureSet) && corners.length > 0) {
      uv = fromUpperLeft(document.floats(attributes.path(textureSet), "VEC2", 2));
      if (uv.length / 2 != positions.length / 3) {
        throw source.damaged(
            "%d texture coordinates for %d vertices"
                .formatted(uv.length / 2, positions.length / 3));
      }
    }
    int[] ids =
        attributes.has(GlbWriter.VERTEX_ID)
            ? vertexIds(attributes.path(GlbWriter.VERTEX_ID), positions.length / 3)
            : identity(positions.length / 3);
    return merged(positions, corners, uv, ids);
  }

  /** Gives each vertex of the file its place in the mesh. */
  private Mesh merged(float[] positions, int[] corners, float[] uv, int[] ids) {
    int vertexCount = Arrays.stream(ids).max().orElse(-1) + 1;
    float[] own = new float[3 * vertexCount];
    boolean[] seen = new boolean[vertexCount];
    for (int i = 0; i < ids.length; i++) {
      System.arraycopy(positions, 3 * i, own, 3 * ids[i], 3);
      seen[ids[i]] = true;
    }
    for (int vertex = 0; vertex < vertexCount; vertex++) {
      if (!seen[vertex]) {
        throw source.damaged("its " + GlbWriter.VERTEX_ID + " lacks vertex " + vertex);
      }
    }
    int[] faceVertices = new int[corners.length];
    int[] offsets = new int[corners.length / 3 + 1];
    for (int corner = 0; corner < corners.length; corner++) {
      faceVertices[corner] = ids[corners[corner]];
      offsets[corner / 3 + 1] = 3 * (corner / 3 + 1);
    }
    return new Mesh(own, offsets, faceVertices, uv, uv.length == 0 ? new int[0] : corners);
  }

  private int[] vertexIds(JsonNode accessor, int count) {
    float[] values = document.floats(accessor, "SCALAR", 1);
    int[] ids = new int[values.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = (int) values[i];
      if (ids[i] != values[i] || ids[i] < 0 || ids[i] >= count) {
        throw source.damaged("a " + GlbWriter.VERTEX_ID + " of " + values[i]);
      }
    }
    if (ids.length != count) {
      throw source.damaged(
          "%d of %s for %d vertices".formatted(ids.length, GlbWriter.VERTEX_ID, count));
    }
    return ids;
  }

  private static boolean moves(JsonNode node) {
    return differs(node.path("matrix"), 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)
        || differs(node.path("translation"), 0, 0, 0)
        || differs(node.path("rotation"), 0, 0, 0, 1)
        || differs(node.path("scale"), 1, 1, 1);
  }

  private static boolean differs(JsonNode values, double... identity) {
    for (int i = 0; i < values.size(); i++) {
      if (i >= identity.length || values.get(i).asDouble() != identity[i]) {
        return true;
      }
    }
    return false;
  }

  /** (x, y, z) with Y up → (x, −z, y) with Z up. */
  private static float[] zUp(float[] positions) {
    for (int i = 0; i < positions.length; i += 3) {
      float y = positions[i + 1];
      positions[i + 1] = 0f - positions[i + 2];
      positions[i + 2] = y;
    }
    return positions;
  }

  private static float[] fromUpperLeft(float[] uv) {
    for (int i = 1; i < uv.length; i += 2) {
      uv[i] = 1 - uv[i];
    }
    return uv;
  }

  private static int[] identity(int count) {
    int[] indices = new int[count];
    for (int i = 0; i < count; i++) {
      indices[i] = i;
    }
    return indices;
  }
}
