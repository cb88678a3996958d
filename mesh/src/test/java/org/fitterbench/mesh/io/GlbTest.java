package org.fitterbench.mesh.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.model.Mesh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlbTest {
  /** A quad whose first vertex lies on a texture seam, and a triangle that shares it. */
  private static final Mesh SEAM =
      new Mesh(
          new float[] {0, 0, 2, 1, 0, 0, 1, 3, 0, 0, 3, 0},
          new int[] {0, 4, 7},
          new int[] {0, 1, 2, 3, 0, 1, 2},
          new float[] {0, 0, 1, 0, 1, 1, 0, 1, 0.25f, 0.5f},
          new int[] {0, 1, 2, 3, 4, 1, 2});

  @Test
  void theFileHoldsWhatGltfDemands() throws IOException {
    byte[] file = encode(SEAM);
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals("glTF", new String(file, 0, 4, StandardCharsets.US_ASCII));
    assertEquals(2, bytes.getInt(4));
    assertEquals(file.length, bytes.getInt(8));
    int jsonLength = bytes.getInt(12);
    assertEquals(0, jsonLength % 4);
    JsonNode json = new ObjectMapper().readTree(file, 20, jsonLength);
    assertEquals("2.0", json.path("asset").path("version").asText());
    JsonNode positions = json.path("accessors").path(0);
    assertEquals(5, positions.path("count").asInt(), "one more for the seam");
    assertEquals("[0.0,0.0,-3.0]", positions.path("min").toString());
    assertEquals("[1.0,2.0,0.0]", positions.path("max").toString());
    int binary = 20 + jsonLength + 8;
    assertEquals(file.length - binary, json.path("buffers").path(0).path("byteLength").asInt());
    // Z up (0, 0, 2) is Y up (0, 2, 0).
    assertEquals(2f, bytes.getFloat(binary + 4));
  }

  @Test
  void seamVerticesBecomeOneAgain() throws IOException {
    Mesh back = MeshFormat.GLB.decode("seam.glb", encode(SEAM));
    assertArrayEquals(SEAM.positions(), back.positions());
    assertArrayEquals(new int[] {0, 1, 2, 0, 2, 3, 0, 1, 2}, back.faceVertices());
    assertArrayEquals(
        new float[] {0, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0.25f, 0.5f, 1, 0, 1, 1},
        Meshes.cornerTexture(back));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"mesh\":0 | \"mesh\":0,\"scale\":[2,2,2] | transforms",
        "\"mode\":4 | \"mode\":5 | mode 5",
        "\"scene\":0 | \"extensionsRequired\":[\"KHR_draco_mesh_compression\"] | DRACO",
        "\"byteLength\":156} | \"uri\":\"a.bin\",\"byteLength\":156} | outside the file",
        "\"count\":5 | \"count\":2000000000 | truncated",
        "\"count\":5 | \"count\":-1 | truncated",
        "\"componentType\":5126 | \"componentType\":5123 | 32-bit floats",
        "\"POSITION\":0 | \"POSITION\":77 | lacks the accessor",
      })
  void whatIsNotSupportedIsRefusedAndSaid(String from, String to, String what) throws IOException {
    byte[] changed = withJson(encode(SEAM), from, to);
    String line =
        assertThrows(UserInputException.class, () -> MeshFormat.GLB.decode("x.glb", changed))
            .oneLine();
    assertTrue(
        line.toLowerCase(java.util.Locale.ROOT).contains(what.toLowerCase(java.util.Locale.ROOT)),
        line);
  }

  private static byte[] withJson(byte[] file, String from, String to) {
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
    String json = new String(file, 20, length, StandardCharsets.UTF_8);
    assertTrue(json.contains(from), json);
    String changed = json.strip().replace(from, to);
    byte[] text = changed.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(text, (text.length + 3) / 4 * 4);
    Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    ByteBuffer out =
        ByteBuffer.allocate(file.length - length + padded.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(file, 0, 8).putInt(out.capacity()).putInt(padded.length).put(file, 16, 4).put(padded);
    return out.put(file, 20 + length, file.length - 20 - length).array();
  }

  private static byte[] encode(Mesh mesh) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MeshFormat.GLB.encode(mesh, out);
    return out.toByteArray();
  }
}
