package org.fitterbench.mesh.fbx;

import static org.fitterbench.mesh.fbx.FbxBytes.node;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.fitterbench.core.failure.UserInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FbxTextTest {
  private static final String HEAD =
      "; FBX 7.4.0 project file\nFBXHeaderExtension:  {\n\tFBXVersion: 7400\n}\n";

  private static FbxNode read(String text) {
    return FbxDocument.read("a.fbx", (HEAD + text).getBytes(StandardCharsets.UTF_8)).root();
  }

  @Test
  void whatProgramsWriteAsTextBecomesTheTreeOfABinaryFile() {
    FbxNode root =
        read(
            """
            ; Object properties
            ;------------------------------------------------------------------

            Objects:  {
            \tGeometry: 2035541511296, "Geometry::my shape", "Mesh" { ; a comment
            \t\tVertices: *6 {
            \t\t\ta: -0.5,1e-3,0.25,
            4,5.,.5
            \t\t}
            \t\tPolygonVertexIndex: *3 {
            \t\t\ta: 0,1,-2
            \t\t}
            \t\tEdges: *0 {
            \t\t\ta:
            \t\t}
            \t\tShading: T
            \t\tP: "Lcl Scaling", "Lcl Scaling", "", "A",1,-2.5,3
            \t\tContent: ,
            "AQID"
            \t}
            }
            Empty:  {
            }
            """);
    FbxNode geometry =
        root.child("Objects").flatMap(objects -> objects.child("Geometry")).orElseThrow();
    assertEquals(2035541511296L, geometry.whole(0).orElseThrow());
    assertEquals("my shape\0\u0001Geometry", geometry.text(1).orElseThrow());
    assertEquals("Mesh", geometry.text(2).orElseThrow());
    assertArrayEquals(
        new double[] {-0.5, 1e-3, 0.25, 4, 5, 0.5},
        geometry.child("Vertices").flatMap(FbxNode::array).orElseThrow().reals());
    assertArrayEquals(
        new int[] {0, 1, -2},
        geometry.child("PolygonVertexIndex").flatMap(FbxNode::array).orElseThrow().integers());
    assertEquals(0, geometry.child("Edges").flatMap(FbxNode::array).orElseThrow().count());
    assertEquals("T", geometry.child("Shading").flatMap(node -> node.text(0)).orElseThrow());
    FbxNode scaling = geometry.child("P").orElseThrow();
    assertEquals(-2.5, scaling.real(5).orElseThrow());
    assertEquals(3, scaling.whole(6).orElseThrow());
    assertEquals(
        new FbxValue.Raw(ByteBuffer.wrap(new byte[] {1, 2, 3})),
        geometry.child("Content").orElseThrow().values().getFirst());
    assertTrue(root.child("Empty").orElseThrow().children().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Vertices: *3 { a: 1,2 } | 2 numbers of an array of 3",
        "Vertices: *2000000000 { a: 1,2 } | 2 numbers of an array of 2000000000",
        "Vertices: *2 { a: 1,two } | a number is expected",
        "Vertices: *2 | an array has no numbers",
        "A: { | the node 'A' is not closed",
        "A: \"open | a string is not closed",
        "} | closes nothing",
        ": 3 | a node without a name",
        "A: 1,: | a value is missing",
        "Content: \"a\" | not in base 64",
      })
  void damagedTextIsRefusedWithItsByte(String text, String what) {
    String line = assertThrows(UserInputException.class, () -> read(text)).oneLine();
    assertTrue(line.contains(what), line);
    assertTrue(line.startsWith("'a.fbx': byte "), line);
  }

  @Test
  void nodesNestedTooDeepAndOldVersionsAreRefused() {
    String deep = "A: {".repeat(70) + "}".repeat(70);
    assertTrue(
        assertThrows(UserInputException.class, () -> read(deep)).oneLine().contains("64 deep"));
    byte[] old = FbxBytes.text(6100);
    assertTrue(
        assertThrows(UserInputException.class, () -> FbxDocument.read("a.fbx", old))
            .oneLine()
            .contains("FBX of version 6100"));
  }

  @Test
  void numbersThatAreNoIntegersAreNotTakenForIndices() {
    FbxArray array = read("I: *2 { a: 1,2.5 }").child("I").flatMap(FbxNode::array).orElseThrow();
    assertThrows(UserInputException.class, array::integers);
    assertArrayEquals(new double[] {1, 2.5}, array.reals());
  }

  @Test
  void everyTruncationAndEveryChangedByteReadsOrIsRefused() {
    byte[] whole =
        FbxBytes.text(
            7400,
            node(
                "Objects",
                node(
                    "Geometry",
                    5L,
                    "name\0\u0001Geometry",
                    node("Vertices", new double[] {1, 2.5, 3}),
                    node("Content", new byte[] {1, 2, 3, 4}))));
    for (int length = 0; length < whole.length; length++) {
      readsOrIsRefused(Arrays.copyOf(whole, length));
      for (int flip : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
        byte[] damaged = whole.clone();
        damaged[length] ^= (byte) flip;
        readsOrIsRefused(damaged);
      }
    }
  }

  private static void readsOrIsRefused(byte[] file) {
    try {
      FbxDocument.read("a.fbx", file);
    } catch (UserInputException refusal) {
      assertTrue(refusal.oneLine().startsWith("'a.fbx': "), refusal.oneLine());
      assertEquals(1, refusal.oneLine().lines().count());
    }
  }
}
