package org.fitterbench.mesh.fbx;

import static org.fitterbench.mesh.fbx.FbxBytes.node;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.fbx.FbxBytes.Deflated;
import org.fitterbench.mesh.fbx.FbxBytes.Node;
import org.fitterbench.mesh.fbx.FbxBytes.Verbatim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FbxDocumentTest {
  private static FbxNode read(byte[] file) {
    return FbxDocument.read("a.fbx", file).root();
  }

  private static FbxNode readFirst(Object... values) {
    return read(FbxBytes.file(7400, node("N", values))).children().getFirst();
  }

  private static String refusal(byte[] file) {
    String line = assertThrows(UserInputException.class, () -> read(file)).oneLine();
    assertTrue(line.startsWith("'a.fbx': "), line);
    assertEquals(1, line.lines().count());
    return line;
  }

  @ParameterizedTest
  @ValueSource(ints = {7100, 7400, 7500, 7700})
  void everyValueIsReadUnderHeadersOf32And64Bits(int version) {
    byte[] file =
        FbxBytes.file(
            version,
            node(
                "Outer",
                true,
                (short) -2,
                -3,
                -4L,
                0.5f,
                0.25,
                "grün\0\u0001Model",
                new byte[] {1, 2},
                node("Inner", 7, node("Deep", "x")),
                node("Inner", 8)),
            node("Second"));
    FbxDocument document = FbxDocument.read("a.fbx", file);
    assertEquals(version, document.version());
    FbxNode outer = document.root().child("Outer").orElseThrow();
    assertEquals(1, outer.whole(0).orElseThrow());
    assertEquals(-2, outer.whole(1).orElseThrow());
    assertEquals(-3, outer.whole(2).orElseThrow());
    assertEquals(-4, outer.whole(3).orElseThrow());
    assertEquals(0.5, outer.real(4).orElseThrow());
    assertEquals(0.25, outer.real(5).orElseThrow());
    assertEquals(-3, outer.real(2).orElseThrow(), "an integer is a number too");
    assertEquals("grün\0\u0001Model", outer.text(6).orElseThrow());
    assertEquals(new FbxValue.Raw(ByteBuffer.wrap(new byte[] {1, 2})), outer.values().get(7));
    assertTrue(outer.text(0).isEmpty());
    assertTrue(outer.whole(99).isEmpty());
    assertEquals(2, outer.children("Inner").count());
    assertEquals(
        "x", outer.child("Inner").flatMap(n -> n.child("Deep")).flatMap(n -> n.text(0)).get());
    assertEquals(2, document.root().children().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 13, 207, 4098, 100_000})
  void arraysAreReadPlainAndDeflated(int count) {
    Random random = new Random(count);
    double[] doubles = random.doubles(count).toArray();
    float[] floats = new float[count];
    int[] ints = random.ints(count).toArray();
    long[] longs = new long[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) doubles[i];
      longs[i] = ints[i];
    }
    for (boolean deflated : new boolean[] {false, true}) {
      assertArrayEquals(doubles, array(doubles, deflated).reals());
      double[] widened = array(floats, deflated).reals();
      for (int i = 0; i < count; i++) {
        assertEquals(floats[i], widened[i]);
      }
      assertArrayEquals(ints, array(ints, deflated).integers());
      assertArrayEquals(ints, array(longs, deflated).integers());
    }
  }

  private static FbxArray array(Object array, boolean deflated) {
    return readFirst(deflated ? new Deflated(array) : array).array().orElseThrow();
  }

  @Test
  void anArrayOfAnotherTypeOrOfIntegersThatDoNotFitIsRefused() {
    FbxArray ints = array(new int[] {1}, false);
    FbxArray reals = array(new double[] {1}, false);
    FbxArray large = array(new long[] {1L << 40}, true);
    assertThrows(UserInputException.class, ints::reals);
    assertThrows(UserInputException.class, reals::integers);
    assertThrows(UserInputException.class, large::integers);
  }

  @ParameterizedTest
  @CsvSource({
    "d, 2000000000, 0, cannot lie in 16 bytes",
    "d, -1, 0, cannot lie in 16 bytes",
    "d, 2000000000, 1, cannot lie in 16 bytes",
    "d, 1, 0, cannot lie in 16 bytes",
    "i, 4, 2, unknown encoding 2",
    "i, 4, -1, unknown encoding -1",
  })
  void anArrayWhoseHeaderLiesIsRefusedBeforeItIsAllocated(
      char letter, int count, int encoding, String what) {
    Verbatim value = FbxBytes.claim(letter, count, encoding, new byte[16]);
    String line = refusal(FbxBytes.file(7400, node("N", value)));
    assertTrue(line.contains(what), line);
    assertTrue(line.contains("byte 41"), line);
  }

  @Test
  void aDeflatedArrayThatEndsEarlyOrIsNoiseIsRefused() {
    byte[] packed = FbxBytes.deflated(ByteBuffer.allocate(80));
    Verbatim early = FbxBytes.claim('d', 11, 1, packed);
    String line =
        assertThrows(UserInputException.class, () -> readFirst(early).array().orElseThrow().reals())
            .oneLine();
    assertTrue(line.contains("ends too early"), line);
    byte[] noise = new byte[64];
    new Random(1).nextBytes(noise);
    Verbatim damaged = FbxBytes.claim('d', 11, 1, noise);
    assertThrows(UserInputException.class, () -> readFirst(damaged).array().orElseThrow().reals());
  }

  @Test
  void aZipBombIsNeverUnpackedBeyondWhatTheArrayHolds() {
    byte[] bomb = FbxBytes.deflated(ByteBuffer.allocate(32 << 20));
    assertTrue(bomb.length < 64 << 10);
    Verbatim modest = FbxBytes.claim('d', 11, 1, bomb);
    assertArrayEquals(new double[11], readFirst(modest).array().orElseThrow().reals());
  }

  @Test
  void manyZipBombsTogetherUnpackToNoMoreThanTheFileMay() {
    byte[] bomb = FbxBytes.deflated(ByteBuffer.allocate(16 << 20));
    Verbatim value = FbxBytes.claim('d', 2 << 20, 1, bomb);
    Node[] nodes = new Node[20];
    Arrays.fill(nodes, node("N", value));
    FbxNode root = read(FbxBytes.file(7400, nodes));
    int unpacked = 0;
    String line = "";
    for (FbxNode node : root.children()) {
      try {
        unpacked += node.array().orElseThrow().reals().length;
      } catch (UserInputException refusal) {
        line = refusal.oneLine();
      }
    }
    assertTrue(unpacked <= 16 << 20, "numbers: " + unpacked);
    assertTrue(line.contains("more than a file of"), line);
  }

  @Test
  void nodesNestedTooDeepAreRefused() {
    Node node = node("N");
    for (int i = 0; i < 63; i++) {
      node = node("N", node);
    }
    assertFalse(read(FbxBytes.file(7400, node)).children().isEmpty());
    assertTrue(refusal(FbxBytes.file(7400, node("N", node))).contains("nested more than 64"));
  }

  @Test
  void anotherFileAnOldVersionAndAnUnknownTypeAreNamed() {
    byte[] text = "solid stl".getBytes(StandardCharsets.US_ASCII);
    assertTrue(refusal(text).contains("no FBX file"));
    assertTrue(refusal(FbxBytes.file(6100)).contains("FBX of version 6100"));
    assertTrue(refusal(FbxBytes.file(9000)).contains("FBX of version 9000"));
    Verbatim unknown = new Verbatim(new byte[] {'q', 0, 0});
    assertTrue(refusal(FbxBytes.file(7400, node("N", unknown))).contains("type 0x71"));
  }

  @ParameterizedTest
  @ValueSource(ints = {7400, 7500})
  void everyTruncationIsRefusedAndEveryChangedByteReadsOrIsRefused(int version) {
    byte[] whole =
        FbxBytes.file(
            version,
            node(
                "Objects",
                node(
                    "Geometry",
                    5L,
                    "name",
                    node("Vertices", new Deflated(new double[] {1, 2, 3, 4, 5, 6})),
                    node("PolygonVertexIndex", new int[] {0, 1, ~1}))));
    for (int length = 0; length < whole.length; length++) {
      refusal(Arrays.copyOf(whole, length));
    }
    for (int at = 0; at < whole.length; at++) {
      for (int flip : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) flip;
        try {
          unpack(read(damaged));
        } catch (UserInputException refusal) {
          assertTrue(refusal.oneLine().startsWith("'a.fbx'"), refusal.oneLine());
        }
      }
    }
  }

  private static void unpack(FbxNode node) {
    for (FbxValue value : node.values()) {
      if (value instanceof FbxValue.Numbers(FbxArray array)) {
        try {
          array.reals();
        } catch (UserInputException integers) {
          array.integers();
        }
      }
    }
    node.children().forEach(FbxDocumentTest::unpack);
  }
}
