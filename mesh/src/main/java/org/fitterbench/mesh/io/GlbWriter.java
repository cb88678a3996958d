package org.fitterbench.mesh.io;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fitterbench.mesh.model.Mesh;

/**
 * Writes binary glTF 2.0 (Khronos specification): one mesh of triangles, a fan for each polygon,
 * metres, turned to glTF's Y up, texture coordinates with their origin at the upper left. A vertex
 * on a texture seam appears several times; the application-specific attribute {@code _VERTEX_ID}
 * says which vertex of the mesh each is, so that reading the file restores the mesh's vertices. A
 * mesh without faces is a set of points; one without vertices an empty scene.
 */
final class GlbWriter implements ShapeEncoder {
  static final int MAGIC = 0x46546C67;
  static final int VERSION = 2;
  static final int JSON_CHUNK = 0x4E4F534A;
  static final int BINARY_CHUNK = 0x004E4942;
  static final int HEADER_BYTES = 12;
  static final int CHUNK_HEADER_BYTES = 8;
  static final int COMPONENT_FLOAT = 5126;
  static final int COMPONENT_UNSIGNED_INT = 5125;
  static final int MODE_POINTS = 0;
  static final int MODE_TRIANGLES = 4;
  static final String VERTEX_ID = "_VERTEX_ID";

  /** The largest integer up to which a float holds every one. */
  private static final int MAX_VERTEX_ID = 1 << 24;

  private static final int TARGET_VERTICES = 34962;
  private static final int TARGET_INDICES = 34963;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final GlbVertices vertices;

  /** The JSON chunk without the bounds of the positions, which each shape has of its own. */
  private final ObjectNode template = JSON.createObjectNode();

  private final ArrayNode views = template.putArray("bufferViews");
  private final ArrayNode accessors = template.putArray("accessors");

  /** Texture coordinates, vertex numbers and triangles. */
  private final byte[] shared;

  private int binaryBytes;

  GlbWriter(Mesh topology, boolean normals, Optional<EncodedTexture> texture) {
    if (topology.hasTextureCoordinates() && topology.vertexCount() > MAX_VERTEX_ID) {
      throw new IllegalArgumentException(
          "A textured glTF mesh has at most " + MAX_VERTEX_ID + " vertices");
    }
    vertices = GlbVertices.of(topology);
    int[] triangles = triangulate(topology, vertices);
    byte[] png = texture.map(skin -> padded(skin.png(), 0)).orElse(new byte[0]);
    describe(topology, normals, triangles.length);
    if (vertices.count() > 0) {
      texture.ifPresent(skin -> describe(skin, png.length));
      template.putArray("buffers").addObject().put("byteLength", binaryBytes);
    }
    shared =
        ShapeEncoder.bytes(stream -> {
          shared(topology, triangles, stream);
          stream.write(png);
        });
  }

  @Override
  public void encode(float[] positions, float[] normals, OutputStream stream) throws IOException {
    ObjectNode root = template.deepCopy();
    if (positions.length > 0) {
      bounds(positions, (ObjectNode) root.path("accessors").get(0));
    }
    byte[] json = padded(JSON.writeValueAsBytes(root), ' ');
    boolean binary = binaryBytes > 0;
    LittleEndianWriter out = new LittleEndianWriter(stream);
    int total = HEADER_BYTES + CHUNK_HEADER_BYTES + json.length;
    total += binary ? CHUNK_HEADER_BYTES + binaryBytes : 0;
    out.number(MAGIC).number(VERSION).number(total);
    out.number(json.length).number(JSON_CHUNK);
    out.flush();
    stream.write(json);
    if (binary) {
      out.number(binaryBytes).number(BINARY_CHUNK);
      vectors(positions, out);
      if (normals.length != 0) {
        vectors(normals, out);
      }
    }
    out.flush();
    stream.write(shared);
  }

  private void describe(Mesh mesh, boolean normals, int indexCount) {
    ObjectNode asset = template.putObject("asset").put("version", "2.0");
    asset.put("generator", "fitter-bench");
    template.put("scene", 0);
    ObjectNode scene = template.putArray("scenes").addObject();
    if (vertices.count() == 0) {
      template.remove(List.of("bufferViews", "accessors"));
      return;
    }
    scene.putArray("nodes").add(0);
    template.putArray("nodes").addObject().put("name", "body").put("mesh", 0);
    ObjectNode primitive =
        template
            .putArray("meshes")
            .addObject()
            .put("name", "body")
            .putArray("primitives")
            .addObject();
    ObjectNode attributes = primitive.putObject("attributes");
    attributes.put("POSITION", accessor(vertices.count(), 3, COMPONENT_FLOAT, TARGET_VERTICES));
    if (normals) {
      attributes.put("NORMAL", accessor(vertices.count(), 3, COMPONENT_FLOAT, TARGET_VERTICES));
    }
    if (mesh.hasTextureCoordinates()) {
      attributes.put("TEXCOORD_0", accessor(vertices.count(), 2, COMPONENT_FLOAT, TARGET_VERTICES));
      attributes.put(VERTEX_ID, accessor(vertices.count(), 1, COMPONENT_FLOAT, TARGET_VERTICES));
    }
    if (indexCount > 0) {
      primitive.put("indices", accessor(indexCount, 1, COMPONENT_UNSIGNED_INT, TARGET_INDICES));
    }
    primitive.put("mode", indexCount > 0 ? MODE_TRIANGLES : MODE_POINTS);
  }

  /** Adds a material with a picture behind everything else. */
  private void describe(EncodedTexture texture, int pngBytes) {
    ((ObjectNode) template.at("/meshes/0/primitives/0")).put("material", 0);
    ObjectNode material = template.putArray("materials").addObject();
    ObjectNode surface =
        material.put("name", EncodedTexture.MATERIAL).putObject("pbrMetallicRoughness");
    surface.put("metallicFactor", 0).putObject("baseColorTexture").put("index", 0);
    template.putArray("textures").addObject().put("source", 0);
    ObjectNode image = template.putArray("images").addObject();
    image.put("name", texture.stem()).put("mimeType", "image/png").put("bufferView", views.size());
    views
        .addObject()
        .put("buffer", 0)
        .put("byteOffset", binaryBytes)
        .put("byteLength", texture.png().length);
    binaryBytes = Math.addExact(binaryBytes, pngBytes);
  }

  /** Adds an accessor with a buffer view of its own; every element takes 4 bytes a component. */
  private int accessor(int count, int components, int componentType, int target) {
    int bytes = Math.multiplyExact(count, components * Float.BYTES);
    views
        .addObject()
        .put("buffer", 0)
        .put("byteOffset", binaryBytes)
        .put("byteLength", bytes)
        .put("target", target);
    binaryBytes = Math.addExact(binaryBytes, bytes);
    accessors
        .addObject()
        .put("bufferView", accessors.size() - 1)
        .put("componentType", componentType)
        .put("count", count)
        .put("type", components == 1 ? "SCALAR" : "VEC" + components);
    return accessors.size() - 1;
  }

  private static void bounds(float[] positions, ObjectNode accessor) {
    float[] least = new float[3];
    float[] most = new float[3];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    Arrays.fill(most, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < positions.length; i += 3) {
      for (int axis = 0; axis < 3; axis++) {
        float value = yUp(positions, i, axis);
        least[axis] = Math.min(least[axis], value);
        most[axis] = Math.max(most[axis], value);
      }
    }
    ArrayNode min = accessor.putArray("min");
    ArrayNode max = accessor.putArray("max");
    for (int axis = 0; axis < 3; axis++) {
      min.add(least[axis]);
      max.add(most[axis]);
    }
  }

  /** Positions or normals of all vertices, turned to Y up. */
  private void vectors(float[] values, LittleEndianWriter out) throws IOException {
    for (int source : vertices.sources()) {
      for (int axis = 0; axis < 3; axis++) {
        out.number(yUp(values, 3 * source, axis));
      }
    }
  }

  private void shared(Mesh mesh, int[] triangles, OutputStream stream) throws IOException {
    LittleEndianWriter out = new LittleEndianWriter(stream);
    if (mesh.hasTextureCoordinates()) {
      for (int uv : vertices.textureSources()) {
        out.number(uv < 0 ? 0 : mesh.textureCoordinates()[2 * uv]);
        out.number(uv < 0 ? 0 : 1 - mesh.textureCoordinates()[2 * uv + 1]);
      }
      for (int source : vertices.sources()) {
        out.number((float) source);
      }
    }
    for (int index : triangles) {
      out.number(index);
    }
    out.flush();
  }

  /** Component of a Z-up vertex in glTF's frame: (x, y, z) → (x, z, −y). */
  private static float yUp(float[] positions, int offset, int axis) {
    return switch (axis) {
      case 0 -> positions[offset];
      case 1 -> positions[offset + 2];
      // Adding zero turns −0 into 0.
      default -> 0f - positions[offset + 1];
    };
  }

  private static int[] triangulate(Mesh mesh, GlbVertices vertices) {
    IntBuilder triangles = new IntBuilder();
    for (int face = 0; face < mesh.faceCount(); face++) {
      int start = mesh.faceOffsets()[face];
      for (int corner = start + 2; corner < mesh.faceOffsets()[face + 1]; corner++) {
        triangles.add(vertices.corners()[start]);
        triangles.add(vertices.corners()[corner - 1]);
        triangles.add(vertices.corners()[corner]);
      }
    }
    return triangles.toArray();
  }

  /** Chunks are filled up to a multiple of four bytes, JSON with spaces and the others with 0. */
  private static byte[] padded(byte[] bytes, int filler) {
    byte[] padded = Arrays.copyOf(bytes, Math.ceilDiv(bytes.length, Integer.BYTES) * Integer.BYTES);
    Arrays.fill(padded, bytes.length, padded.length, (byte) filler);
    return padded;
  }
}
