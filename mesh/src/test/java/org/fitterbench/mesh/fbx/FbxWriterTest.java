package org.fitterbench.mesh.fbx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FbxWriterTest {
  @Test
  void whatIsWrittenIsRead() {
    FbxWriter out = new FbxWriter().fileIdentity("test");
    out.begin("A").whole(-1).whole(1L << 40).real(0.1).text("ü").objectName("n", "Model");
    out.begin("B").raw(new byte[] {9}).end();
    out.begin("C").array(new int[] {1, ~2}).end();
    out.begin("D").end();
    out.end();
    out.begin("E").array(new float[] {0.1f, -2}).end();
    FbxDocument document = FbxDocument.read("w.fbx", out.finish());
    assertEquals(7400, document.version());
    FbxNode a = document.root().child("A").orElseThrow();
    assertEquals(-1, a.whole(0).orElseThrow());
    assertEquals(1L << 40, a.whole(1).orElseThrow());
    assertEquals(0.1, a.real(2).orElseThrow());
    assertEquals("ü", a.text(3).orElseThrow());
    assertEquals("n\0\u0001Model", a.text(4).orElseThrow());
    assertArrayEquals(
        new int[] {1, ~2}, a.child("C").flatMap(FbxNode::array).orElseThrow().integers());
    assertEquals(3, a.children().size());
    assertArrayEquals(
        new double[] {0.1f, -2},
        document.root().child("E").flatMap(FbxNode::array).orElseThrow().reals());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 13, 4098})
  void anOpenArrayIsFilledInACopy(int count) {
    FbxWriter out = new FbxWriter();
    out.begin("Vertices");
    int start = out.openArray(count);
    byte[] file = out.end().finish();
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i + 0.1f;
    }
    byte[] copy = file.clone();
    FbxWriter.fill(ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN), start, numbers);
    double[] read =
        FbxDocument.read("w.fbx", copy).root().children().getFirst().array().orElseThrow().reals();
    for (int i = 0; i < count; i++) {
      assertEquals(numbers[i], read[i]);
    }
    assertArrayEquals(
        new double[count],
        FbxDocument.read("w.fbx", file).root().children().getFirst().array().orElseThrow().reals());
  }

  @Test
  void theFooterIsThatOfTheFormatAndAlignedTo16Bytes() {
    for (int length = 0; length < 40; length++) {
      byte[] file = new FbxWriter().begin("N").raw(new byte[length]).end().finish();
      String end = HexFormat.of().formatHex(file, file.length - 16, file.length);
      assertEquals("f85a8c6adef5d97eece90ce3758f290b", end);
      int version = file.length - 16 - 120 - 4;
      assertEquals(0, version % 16, "the version's place in the file");
      assertEquals(7400, ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(version));
      assertArrayEquals(new byte[120], Arrays.copyOfRange(file, version + 4, version + 124));
    }
  }

  @Test
  void aNodeThatIsOpenIsAMistake() {
    FbxWriter out = new FbxWriter().begin("N");
    assertThrows(IllegalStateException.class, out::finish);
  }
}
