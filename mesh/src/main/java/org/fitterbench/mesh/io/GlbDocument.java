package org.fitterbench.mesh.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The container of binary glTF 2.0: a JSON chunk and a binary one, and the numbers that the JSON's
 * accessors find in it.
 */
final class GlbDocument {
  private static final int UNSIGNED_BYTE = 5121;
  private static final int UNSIGNED_SHORT = 5123;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MeshSource source;
  private final ByteBuffer bytes;
  private final JsonNode json;
  private final int binaryStart;
  private final int binaryLength;

  private GlbDocument(
      MeshSource source, ByteBuffer bytes, JsonNode json, int binaryStart, int binaryLength) {
    this.source = source;
    this.bytes = bytes;
    this.json = json;
    this.binaryStart = binaryStart;
    this.binaryLength = binaryLength;
  }

  static GlbDocument read(MeshSource source) {
    ByteBuffer bytes = ByteBuffer.wrap(source.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    if (source.length() < Integer.BYTES || bytes.getInt(0) != GlbWriter.MAGIC) {
      throw source.damaged("no binary glTF file, its first bytes are not 'glTF'");
    }
    source.requireBytes("its header", 0, GlbWriter.HEADER_BYTES);
    int version = bytes.getInt(4);
    if (version != GlbWriter.VERSION) {
      throw source.refused("glTF version " + version, "export glTF 2.0");
    }
    long total = Integer.toUnsignedLong(bytes.getInt(8));
    source.requireBytes("the whole file", 0, total);
    int jsonStart = GlbWriter.HEADER_BYTES + GlbWriter.CHUNK_HEADER_BYTES;
    int jsonLength =
        chunk(source, bytes, GlbWriter.HEADER_BYTES, GlbWriter.JSON_CHUNK, "its JSON chunk");
    JsonNode json;
    try {
      json = JSON.readTree(source.bytes(), jsonStart, jsonLength);
    } catch (IOException broken) {
      throw source.damaged("its JSON chunk is no JSON");
    }
    int binaryHeader = jsonStart + jsonLength;
    int binaryLength =
        binaryHeader >= total
            ? 0
            : chunk(source, bytes, binaryHeader, GlbWriter.BINARY_CHUNK, "its binary chunk");
    return new GlbDocument(
        source, bytes, json, binaryHeader + GlbWriter.CHUNK_HEADER_BYTES, binaryLength);
  }

  private static int chunk(MeshSource source, ByteBuffer bytes, int at, int type, String what) {
    source.requireBytes(what, at, GlbWriter.CHUNK_HEADER_BYTES);
    if (bytes.getInt(at + 4) != type) {
      throw source.damaged(what + " has another type");
    }
    long length = Integer.toUnsignedLong(bytes.getInt(at));
    source.requireBytes(what, at + (long) GlbWriter.CHUNK_HEADER_BYTES, length);
    return (int) length;
  }

  JsonNode json() {
    return json;
  }

  MeshSource source() {
    return source;
  }

  /** The bytes of a whole buffer view, such as a picture. */
  ByteBuffer bytes(JsonNode view) {
    long start = view.path("byteOffset").asLong(0);
    long length = view.path("byteLength").asLong(-1);
    boolean inside =
        view.path("buffer").asInt(-1) == 0
            && start >= 0
            && length >= 0
            && start <= binaryLength
            && length <= binaryLength - start;
    if (!inside) {
      throw source.damaged(
          "truncated: %d bytes of a picture lie beyond the %d bytes of its binary chunk"
              .formatted(length, binaryLength));
    }
    return bytes.slice(binaryStart + (int) start, (int) length);
  }

  /**
   * The numbers of an accessor of 32-bit floats.
   *
   * @param accessor its index, as the JSON has it
   * @param type for example {@code VEC3}
   * @param components how many numbers that is
   */
  float[] floats(JsonNode accessor, String type, int components) {
    View view = view(accessor, type, components, Float.BYTES);
    if (view.componentType != GlbWriter.COMPONENT_FLOAT) {
      throw source.refused(
          "%s of component type %d".formatted(type, view.componentType), "export 32-bit floats");
    }
    float[] values = new float[view.count * components];
    for (int i = 0; i < values.length; i++) {
      int offset = view.start + i / components * view.stride + i % components * Float.BYTES;
      values[i] = bytes.getFloat(offset);
    }
    return values;
  }

  /** The numbers of an accessor of indices. */
  int[] indices(JsonNode accessor) {
    int componentType =
        json.path("accessors").path(accessor.asInt(-1)).path("componentType").asInt();
    int width =
        switch (componentType) {
          case UNSIGNED_BYTE -> Byte.BYTES;
          case UNSIGNED_SHORT -> Short.BYTES;
          case GlbWriter.COMPONENT_UNSIGNED_INT -> Integer.BYTES;
          default -> throw source.damaged("indices of component type " + componentType);
        };
    View view = view(accessor, "SCALAR", 1, width);
    int[] values = new int[view.count];
    for (int i = 0; i < values.length; i++) {
      int offset = view.start + i * view.stride;
      values[i] =
          switch (width) {
            case Byte.BYTES -> Byte.toUnsignedInt(bytes.get(offset));
            case Short.BYTES -> Short.toUnsignedInt(bytes.getShort(offset));
            default -> bytes.getInt(offset);
          };
    }
    return values;
  }

  /** Where an accessor's elements lie, checked against the file. */
  private View view(JsonNode index, String type, int components, int width) {
    JsonNode accessor = json.path("accessors").path(index.asInt(-1));
    JsonNode view = json.path("bufferViews").path(accessor.path("bufferView").asInt(-1));
    if (!index.isInt() || accessor.isMissingNode() || view.isMissingNode()) {
      if (accessor.has("sparse")) {
        throw source.refused("a sparse accessor", "export plain data");
      }
      throw source.damaged("it lacks the accessor or buffer view of " + type + " data");
    }
    if (accessor.has("sparse")) {
      throw source.refused("a sparse accessor", "export plain data");
    }
    JsonNode buffer = json.path("buffers").path(view.path("buffer").asInt(-1));
    if (view.path("buffer").asInt(-1) != 0 || buffer.has("uri")) {
      throw source.refused("data outside the file", "export everything into one .glb");
    }
    if (!accessor.path("type").asText().equals(type)) {
      throw source.damaged("an accessor of type %s for %s".formatted(accessor.path("type"), type));
    }
    long count = accessor.path("count").asLong(-1);
    long stride = view.path("byteStride").asLong((long) components * width);
    long viewOffset = view.path("byteOffset").asLong(0);
    long accessorOffset = accessor.path("byteOffset").asLong(0);
    long start = viewOffset + accessorOffset;
    long elementBytes = (long) components * width;
    boolean sane =
        count >= 1
            && count <= source.length()
            && stride >= elementBytes
            && stride <= source.length()
            && viewOffset >= 0
            && viewOffset <= source.length()
            && accessorOffset >= 0
            && accessorOffset <= source.length();
    if (!sane || start + (count - 1) * stride + elementBytes > binaryLength) {
      throw source.damaged(
          "truncated: %d elements of %s lie beyond the %d bytes of its binary chunk"
              .formatted(count, type, binaryLength));
    }
    return new View(
        binaryStart + (int) start,
        (int) count,
        (int) stride,
        accessor.path("componentType").asInt());
  }

  private record View(int start, int count, int stride, int componentType) {}
}
