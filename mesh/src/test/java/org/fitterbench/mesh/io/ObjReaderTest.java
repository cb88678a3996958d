package org.fitterbench.mesh.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.model.Mesh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ObjReaderTest {
  private static final String SQUARE = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\n";

  @ParameterizedTest
  @CsvSource({"1 2 3 4", "1/1 2/1 3/1 4/1", "1//1 2//1 3//1 4//1", "1/1/1 2/1/1 3/1/1 4/1/1"})
  void everyFormOfACornerIsRead(String corners) {
    Mesh mesh = read(SQUARE + "vt 0.25 0.75\nvn 0 0 1\nf " + corners + "\n");
    assertArrayEquals(new int[] {0, 1, 2, 3}, mesh.faceVertices());
    assertEquals(
        corners.contains("/1 ") && !corners.contains("1//1"), mesh.hasTextureCoordinates());
  }

  @Test
  void negativeIndicesCountFromTheLastVertexSoFar() {
    Mesh mesh = read(SQUARE + "f -4 -3 -2\nv 5 5 5\nf -1 -3 -2\n");
    assertArrayEquals(new int[] {0, 1, 2, 4, 2, 3}, mesh.faceVertices());
  }

  @Test
  void commentsColoursGroupsContinuationsAndForeignLineEndsAreNoObstacle() {
    String text =
        """
        # a mesh
        mtllib a.mtl
        o body
        v 1 2 3 0.5 0.5 0.5
        v\t4 5 6
        v 7 8 9
        g all
        usemtl skin
        s 1
        f 1 \\
        2 3 # last
        l 1 2
        """;
    Mesh mesh = read(text.replace("\n", "\r\n"));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, mesh.positions());
    assertArrayEquals(new int[] {0, 1, 2}, mesh.faceVertices());
  }

  @Test
  void aFaceMayNameAVertexThatFollowsIt() {
    assertEquals(1, read("f 1 2 3\n" + SQUARE).faceCount());
  }

  @Test
  void cornersWithoutTextureCoordinateGetTheOrigin() {
    Mesh mesh = read(SQUARE + "vt 0.5 0.5\nf 1/1 2/1 3/1\nf 1 3 4\n");
    assertArrayEquals(
        new float[] {.5f, .5f, .5f, .5f, .5f, .5f, 0, 0, 0, 0, 0, 0}, Meshes.cornerTexture(mesh));
  }

  @ParameterizedTest
  @CsvSource({
    "f 1 2 5, vertex 5",
    "f 1 2 0, vertex 0",
    "f 1 2 -5, vertex -5",
    "f 1/2 2/2 3/2, texture coordinate 2",
    "f 1 2, a face with 2 corners",
    "f 1 2 x, 'x' is not an index",
    "f 1 2 99999999999, '99999999999' is not an index",
    "v 1 2, a vertex with 2 of 3",
    "v 1 2 three, 'three' is not a number",
    "v 1 2 nan, 'nan' is not a number",
    "v 1 2 NaN, 'NaN' is not a finite number",
    "v 1 2 1e39, '1e39' is not a finite number",
    "v 1 2 3f, '3f' is not a number",
    "v 1 2 0x1p3, '0x1p3' is not a number",
    "{, '{' is no statement",
  })
  void aBadLineIsNamed(String line, String what) {
    String text = SQUARE + "vt 0 0\n" + line + "\nf 1 2 3\n";
    UserInputException refusal = assertThrows(UserInputException.class, () -> read(text));
    assertTrue(refusal.oneLine().contains("line 6: "), refusal.oneLine());
    assertTrue(refusal.oneLine().contains(what), refusal.oneLine());
  }

  private static Mesh read(String text) {
    return MeshFormat.OBJ.decode("test.obj", text.getBytes(StandardCharsets.US_ASCII));
  }
}
