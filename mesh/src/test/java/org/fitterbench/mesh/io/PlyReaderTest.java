package org.fitterbench.mesh.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.model.Mesh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlyReaderTest {
  private static final String HEADER =
      """
      ply
      format %s 1.0
      comment made by a test
      obj_info nothing
      element camera 1
      property uchar id
      element vertex 3
      property double z
      property uchar red
      property double x
      property list uchar short tags
      property double y
      element face 1
      property int flags
      property list uchar %s vertex_index
      end_header
      """;

  @Test
  void textIsReadWithPropertiesInAnyOrder() {
    String data = "9\n3 255 1 0 2\n6 255 4 2 7 8 5\n9 0 7 0 8\n0 3 2 1 0\n";
    assertSquare(
        read((HEADER.formatted("ascii", "int") + data).getBytes(StandardCharsets.US_ASCII)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"binary_little_endian", "binary_big_endian"})
  void bothByteOrdersAreRead(String format) {
    ByteBuffer data =
        ByteBuffer.allocate(1024)
            .order(format.contains("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    data.put((byte) 9);
    data.putDouble(3).put((byte) 1).putDouble(1).put((byte) 0).putDouble(2);
    data.putDouble(6).put((byte) 1).putDouble(4).put((byte) 2).putShort((short) 7);
    data.putShort((short) 8).putDouble(5);
    data.putDouble(9).put((byte) 1).putDouble(7).put((byte) 0).putDouble(8);
    data.putInt(0).put((byte) 3).putShort((short) 2).putShort((short) 1).putShort((short) 0);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(HEADER.formatted(format, "ushort").getBytes(StandardCharsets.US_ASCII));
    file.write(data.array(), 0, data.position());
    assertSquare(read(file.toByteArray()));
  }

  @ParameterizedTest
  @CsvSource({
    "element vertex 2000000000, need at least",
    "element vertex -1, -1 rows",
    "element vertex many, line 3: 'many' is not an index",
    "format utf9 1.0, line 3: unknown format",
    "property decimal x, before any element",
    "widget, line 3: 'widget' is no statement",
  })
  void aBadHeaderIsRefusedBeforeAnythingIsAllocated(String line, String what) {
    String text =
        "ply\nformat ascii 1.0\n%s\nproperty float x\nproperty float y\nproperty float z\nend_header\n"
            .formatted(line);
    String message =
        assertThrows(UserInputException.class, () -> read(text.getBytes(StandardCharsets.US_ASCII)))
            .oneLine();
    assertTrue(message.contains(what), message);
  }

  @Test
  void aFaceThatNamesAMissingVertexIsRefused() {
    String data = "9\n3 255 1 0 2\n6 255 4 0 5\n9 0 7 0 8\n0 3 2 1 3\n";
    String text = HEADER.formatted("ascii", "int") + data;
    String message =
        assertThrows(UserInputException.class, () -> read(text.getBytes(StandardCharsets.US_ASCII)))
            .oneLine();
    assertTrue(message.contains("vertex 3, the file has 3"), message);
  }

  private static void assertSquare(Mesh mesh) {
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, mesh.positions());
    assertArrayEquals(new int[] {2, 1, 0}, mesh.faceVertices());
  }

  private static Mesh read(byte[] bytes) {
    return MeshFormat.PLY.decode("test.ply", bytes);
  }
}
