package org.fitterbench.mesh.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitterbench.core.failure.UserInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NpyArrayTest {
  @TempDir private Path folder;

  @Test
  void floatsAndDoublesComeBackBitForBit() {
    Path file = folder.resolve("a.npy");
    float[] floats = {1, -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, 1 / 3f};
    NpyArray.of(floats, 2, 3).write(file);
    assertArrayEquals(floats, NpyArray.read(file).toFloats());
    double[] doubles = {1, -0.0, Double.MIN_VALUE, Double.NaN, 1 / 3.0};
    NpyArray.of(doubles, 5).write(file);
    NpyArray back = NpyArray.read(file);
    assertArrayEquals(doubles, back.toDoubles());
    assertArrayEquals(new int[] {5}, back.shape());
    assertEquals(NpyType.FLOAT64, back.type());
  }

  @Test
  void theElementsStartAtAMultipleOf64Bytes() throws IOException {
    Path file = folder.resolve("a.npy");
    for (int count : new int[] {0, 1, 1000, 1_000_000}) {
      NpyArray.of(new float[count], count).write(file);
      assertEquals(0, (Files.size(file) - 4L * count) % 64);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, <", "2, <", "3, <", "1, >", "2, >"})
  void everyVersionAndByteOrderIsRead(int version, char order) throws IOException {
    ByteBuffer ints = buffer(order, 8).putInt(7).putInt(-2);
    assertArrayEquals(new int[] {7, -2}, write(version, order + "i4", "2,", ints).toInts());
    ByteBuffer longs = buffer(order, 16).putLong(7).putLong(-2);
    assertArrayEquals(new int[] {7, -2}, write(version, order + "i8", "2,", longs).toInts());
    ByteBuffer floats = buffer(order, 8).putFloat(0.1f).putFloat(-2);
    assertArrayEquals(
        new float[] {0.1f, -2}, write(version, order + "f4", "1, 2", floats).toFloats());
    ByteBuffer doubles = buffer(order, 8).putDouble(0.1);
    assertArrayEquals(new double[] {0.1}, write(version, order + "f8", "", doubles).toDoubles());
  }

  @Test
  void aTruncatedFileIsRefusedWithItsLengths() throws IOException {
    Path file = folder.resolve("cut.npy");
    NpyArray.of(new float[300], 100, 3).write(file);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 5));
    String message = assertThrows(UserInputException.class, () -> NpyArray.read(file)).oneLine();
    assertTrue(message.contains("cut.npy"), message);
    assertTrue(message.contains("truncated"), message);
    assertTrue(message.contains("300 elements of 4 bytes"), message);
    assertTrue(message.contains("has 1195 bytes"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2000000000, 3",
        "99999999999, 3",
        "2000000000, 2000000000, 2000000000",
        "4611686018427387904, 4"
      })
  void aHugeClaimIsRefusedBeforeItIsAllocated(String shape) {
    assertThrows(UserInputException.class, () -> write(1, "<f4", shape, ByteBuffer.allocate(12)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<f2", "<c8", "|b1", "<U4", "|O"})
  void anotherElementTypeIsRefusedWithTheOnesThatWork(String descr) {
    String line =
        assertThrows(UserInputException.class, () -> write(1, descr, "1,", ByteBuffer.allocate(4)))
            .oneLine();
    assertTrue(line.contains("float32"), line);
  }

  @Test
  void fortranOrderAndStructuredArraysAreRefused() throws IOException {
    Path file = folder.resolve("f.npy");
    Files.write(file, bytes(1, "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }", 24));
    String line = assertThrows(UserInputException.class, () -> NpyArray.read(file)).oneLine();
    assertTrue(line.contains("ascontiguousarray"), line);
    Files.write(
        file, bytes(1, "{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,), }", 4));
    line = assertThrows(UserInputException.class, () -> NpyArray.read(file)).oneLine();
    assertTrue(line.contains("structured"), line);
  }

  @Test
  void verticesMustBeRowsOfThree() {
    Path file = folder.resolve("v.npy");
    NpyArray.of(new float[8], 4, 2).write(file);
    String line = assertThrows(UserInputException.class, () -> MeshFormat.NPY.read(file)).oneLine();
    assertTrue(line.contains("[4, 2]"), line);
    NpyArray.of(new float[12], 1, 4, 3).write(file);
    assertEquals(4, MeshFormat.NPY.read(file).vertexCount());
  }

  private NpyArray write(int version, String descr, String shape, ByteBuffer data)
      throws IOException {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(descr, shape);
    byte[] file = bytes(version, header, data.capacity());
    data.get(0, file, file.length - data.capacity(), data.capacity());
    return NpyArray.read(Files.write(folder.resolve("made.npy"), file));
  }

  private static byte[] bytes(int version, String header, int dataBytes) {
    byte[] text = (header + "\n").getBytes(StandardCharsets.ISO_8859_1);
    int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
    ByteBuffer file =
        ByteBuffer.allocate(8 + lengthBytes + text.length + dataBytes)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put(NpyReader.MAGIC).put((byte) version).put((byte) 0);
    if (version == 1) {
      file.putShort((short) text.length);
    } else {
      file.putInt(text.length);
    }
    return file.put(text).array();
  }

  private static ByteBuffer buffer(char order, int size) {
    return ByteBuffer.allocate(size)
        .order(order == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }
}
