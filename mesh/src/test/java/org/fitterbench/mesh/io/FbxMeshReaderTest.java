package org.fitterbench.mesh.io;

import static org.fitterbench.mesh.fbx.FbxBytes.node;
import static org.fitterbench.mesh.fbx.FbxBytes.property;
import static org.fitterbench.mesh.io.FbxParts.POINTS;
import static org.fitterbench.mesh.io.FbxParts.QUAD_AND_TRIANGLE;
import static org.fitterbench.mesh.io.FbxParts.connect;
import static org.fitterbench.mesh.io.FbxParts.geometry;
import static org.fitterbench.mesh.io.FbxParts.model;
import static org.fitterbench.mesh.io.FbxParts.objects;
import static org.fitterbench.mesh.io.FbxParts.ourWorld;
import static org.fitterbench.mesh.io.FbxParts.png;
import static org.fitterbench.mesh.io.FbxParts.world;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.fbx.FbxBytes;
import org.fitterbench.mesh.fbx.FbxBytes.Deflated;
import org.fitterbench.mesh.fbx.FbxBytes.Node;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.model.MeshTopologies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FbxMeshReaderTest {
  private static final int BLUE = 0xFF0000FF;

  @TempDir private Path folder;

  private static Mesh read(Node... nodes) {
    return MeshFormat.FBX.decode("a.fbx", FbxBytes.file(7400, nodes));
  }

  private static String refusal(Node... nodes) {
    return assertThrows(UserInputException.class, () -> read(nodes)).oneLine();
  }

  @ParameterizedTest
  @ValueSource(ints = {7100, 7400, 7700})
  void controlPointsAndPolygonsKeepTheirOrder(int version) {
    Mesh mesh =
        MeshFormat.FBX.decode(
            "a.fbx",
            FbxBytes.file(version, ourWorld(), objects(geometry(1, POINTS, QUAD_AND_TRIANGLE))));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, mesh.positions());
    assertArrayEquals(new int[] {0, 4, 7}, mesh.faceOffsets());
    assertArrayEquals(new int[] {0, 1, 2, 3, 0, 2, 3}, mesh.faceVertices());
    assertTrue(mesh.textureCoordinates().length == 0);
  }

  /** A head with a parent's scale, texture coordinates, a material and a picture. */
  private static Node[] scene() throws IOException {
    return new Node[] {
      world(1, 0, 1, 2, 1, 1, 1),
      objects(
          geometry(
              1,
              POINTS,
              QUAD_AND_TRIANGLE,
              uv(
                  "ByPolygonVertex",
                  "IndexToDirect",
                  new double[] {0, 0.25, 1, 0.1, 1, 1, 0.5, 1},
                  0,
                  1,
                  2,
                  3,
                  0,
                  2,
                  3)),
          model(2, "Head", property("Lcl Scaling", 100.0, 100.0, 100.0)),
          node("Material", 3L, "skin\0\u0001Material", ""),
          node("Texture", 4L, "t\0\u0001Texture", ""),
          node("Video", 5L, "v\0\u0001Video", "Clip", node("Content", png(BLUE)))),
      node(
          "Connections",
          connect(1, 2),
          connect(3, 2),
          node("C", "OP", 4L, 3L, "DiffuseColor"),
          connect(5, 4))
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyChangedByteOfASceneReadsOrIsRefused(boolean binary) throws IOException {
    byte[] whole = binary ? FbxBytes.file(7400, scene()) : FbxBytes.text(7400, scene());
    for (int at = 0; at < whole.length; at++) {
      for (int flip : new int[] {1, 16, 128}) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) flip;
        try {
          MeshFormat.FBX.decode("a.fbx", damaged);
        } catch (UserInputException refusal) {
          assertTrue(refusal.oneLine().startsWith("'a.fbx': "), refusal.oneLine());
          assertEquals(1, refusal.oneLine().lines().count());
        }
      }
    }
  }

  @Test
  void aFileOfTextIsTheMeshOfTheBinaryFile() throws IOException {
    Node[] scene = scene();
    Path binary = Files.write(folder.resolve("binary.fbx"), FbxBytes.file(7400, scene));
    Path text = Files.write(folder.resolve("text.fbx"), FbxBytes.text(7400, scene));
    TexturedMesh expected = TexturedMeshFiles.read(binary);
    TexturedMesh read = TexturedMeshFiles.read(text);
    assertArrayEquals(expected.mesh().positions(), read.mesh().positions());
    assertEquals(Optional.empty(), MeshTopologies.difference(expected.mesh(), read.mesh()));
    assertEquals(BLUE, read.texture().orElseThrow().picture().pixel(1, 0));
  }

  @Test
  void aFileWithoutSettingsIsYUpInCentimetres() {
    Mesh mesh = read(objects(geometry(1, new double[] {100, 200, 300}, new int[0])));
    assertArrayEquals(new float[] {1, -3, 2}, mesh.positions());
  }

  @ParameterizedTest
  @CsvSource({
    // unit, right, its sign, front, its sign, up, its sign, and where (1, 2, 3) goes
    "100, 0, 1, 2, 1, 1, 1, 1 -3 2",
    "100, 0, 1, 1, -1, 2, 1, 1 2 3",
    "2.54, 0, 1, 1, -1, 2, 1, 0.0254 0.0508 0.0762",
    "1, 0, 1, 2, 1, 1, 1, 0.01 -0.03 0.02",
    "100, 1, 1, 2, 1, 0, 1, 2 -3 1",
    "100, 0, -1, 2, -1, 1, 1, -1 3 2",
  })
  void unitsAndAxesOfTheSettingsAreUndone(
      double unit, int right, int rs, int front, int fs, int up, int us, String expected) {
    Mesh mesh =
        read(
            world(unit, right, rs, front, fs, up, us),
            objects(geometry(1, new double[] {1, 2, 3}, new int[0])));
    assertArrayEquals(floats(expected), mesh.positions(), 1e-7f);
  }

  private static float[] floats(String numbers) {
    String[] words = numbers.split(" ", -1);
    float[] values = new float[words.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(words[i]);
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "'Lcl Translation', 10 20 30, 11 22 33",
    "'Lcl Scaling', 2 3 4, 2 6 12",
    "'Lcl Rotation', 90 0 0, 1 -3 2",
    "'Lcl Rotation', 0 90 0, 3 2 -1",
    "'Lcl Rotation', 0 0 90, -2 1 3",
    // About X first, then about Y: (1, 2, 3) → (1, −3, 2) → (2, −3, −1).
    "'Lcl Rotation', 90 90 0, 2 -3 -1",
    "PreRotation, -90 0 0, 1 3 -2",
    "PostRotation, -90 0 0, 1 -3 2",
    "GeometricTranslation, 1 1 1, 2 3 4",
    "GeometricRotation, 0 0 180, -1 -2 3",
    "GeometricScaling, 1 1 2, 1 2 6",
    "RotationPivot, 5 5 5, 1 2 3",
    "ScalingOffset, 1 0 0, 2 2 3",
  })
  void eachTransformOfTheModelIsApplied(String name, String values, String expected) {
    float[] v = floats(values);
    Mesh mesh =
        read(
            ourWorld(),
            objects(
                geometry(1, new double[] {1, 2, 3}, new int[0]),
                model(2, "m", property(name, (double) v[0], (double) v[1], (double) v[2]))),
            node("Connections", connect(1, 2), connect(2, 0)));
    assertArrayEquals(floats(expected), mesh.positions(), "exact for quarter turns");
  }

  @Test
  void anglesOffQuarterTurnsAndOtherOrdersOfRotationAreApplied() {
    Mesh mesh =
        read(
            ourWorld(),
            objects(
                geometry(1, new double[] {1, 0, 0}, new int[0]),
                model(2, "m", property("Lcl Rotation", 0.0, 0.0, 30.0))),
            node("Connections", connect(1, 2)));
    assertArrayEquals(new float[] {(float) Math.sqrt(0.75), 0.5f, 0}, mesh.positions(), 1e-7f);
    // Order 5 is about Z first, then Y, then X: (1, 2, 3) → (−2, 1, 3) → (−2, −3, 1).
    Mesh other =
        read(
            ourWorld(),
            objects(
                geometry(1, new double[] {1, 2, 3}, new int[0]),
                model(
                    2,
                    "m",
                    property("RotationOrder", 5),
                    property("Lcl Rotation", 90.0, 0.0, 90.0))),
            node("Connections", connect(1, 2)));
    assertArrayEquals(new float[] {-2, -3, 1}, other.positions());
  }

  @Test
  void whatAParentDoesComesAfterItsChild() {
    Mesh mesh =
        read(
            ourWorld(),
            objects(
                geometry(1, new double[] {1, 2, 3}, new int[0]),
                model(2, "child", property("Lcl Translation", 1.0, 0.0, 0.0)),
                model(3, "parent", property("Lcl Scaling", 10.0, 10.0, 10.0))),
            node("Connections", connect(1, 2), connect(2, 3), connect(3, 0)));
    assertArrayEquals(new float[] {20, 20, 30}, mesh.positions());
  }

  @Test
  void whatBlenderWritesByDefaultIsRestoredToTheBit() {
    float[] points = {0.1f, -0.2f, 1.7f};
    Mesh mesh =
        read(
            world(1, 0, 1, 2, 1, 1, 1),
            objects(
                geometry(1, new double[] {points[0], points[1], points[2]}, new int[0]),
                model(
                    2,
                    "Head",
                    property("Lcl Rotation", -90.00000933466734, 0.0, 0.0),
                    property("Lcl Scaling", 100.0, 100.0, 100.0))),
            node("Connections", connect(1, 2), connect(2, 0)));
    assertArrayEquals(points, mesh.positions());
  }

  @Test
  void aMirroredModelHasItsFacesTurned() {
    Mesh mesh =
        read(
            ourWorld(),
            objects(
                geometry(
                    1,
                    POINTS,
                    QUAD_AND_TRIANGLE,
                    uv(
                        "ByPolygonVertex",
                        "Direct",
                        new double[] {0, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0})),
                model(2, "m", property("Lcl Scaling", -1.0, 1.0, 1.0))),
            node("Connections", connect(1, 2)));
    assertArrayEquals(new int[] {0, 3, 2, 1, 0, 3, 2}, mesh.faceVertices());
    assertArrayEquals(
        new float[] {0, 0, 3, 0, 2, 0, 1, 0, 4, 0, 6, 0, 5, 0}, Meshes.cornerTexture(mesh));
  }

  private static Node uv(String mapping, String reference, double[] pairs, int... indices) {
    Node layer =
        node(
            "LayerElementUV",
            0,
            node("MappingInformationType", mapping),
            node("ReferenceInformationType", reference),
            node("UV", new Deflated(pairs)));
    if (indices.length > 0) {
      layer.children().add(node("UVIndex", indices));
    }
    return layer;
  }

  private static Mesh textured(Node layer) {
    return read(ourWorld(), objects(geometry(1, POINTS, QUAD_AND_TRIANGLE, layer)));
  }

  @Test
  void textureCoordinatesAreReadInEveryMapping() {
    float[] byCorner = {0, 0, 1, 0, 2, 0, 3, 0, 0, 0, 2, 0, 3, 0};
    double[] four = {0, 0, 1, 0, 2, 0, 3, 0};
    double[] seven = {0, 0, 1, 0, 2, 0, 3, 0, 0, 0, 2, 0, 3, 0};
    assertCorners(byCorner, uv("ByPolygonVertex", "Direct", seven));
    assertCorners(byCorner, uv("ByPolygonVertex", "IndexToDirect", four, 0, 1, 2, 3, 0, 2, 3));
    assertCorners(byCorner, uv("ByVertice", "Direct", four));
    assertCorners(byCorner, uv("ByVertex", "IndexToDirect", four, 0, 1, 2, 3));
  }

  private static void assertCorners(float[] expected, Node layer) {
    assertArrayEquals(expected, Meshes.cornerTexture(textured(layer)));
  }

  @Test
  void aCornerWithoutTextureCoordinateGetsTheOrigin() {
    Mesh mesh =
        textured(
            uv("ByPolygonVertex", "IndexToDirect", new double[] {0.5, 0.75}, 0, -1, 0, 0, 0, 0, 0));
    assertArrayEquals(
        new float[] {.5f, .75f, 0, 0, .5f, .75f}, Arrays.copyOf(Meshes.cornerTexture(mesh), 6));
  }

  @Test
  void looseEdgesAreLeftOutWithTheirTextureCoordinates() {
    Mesh mesh =
        read(
            ourWorld(),
            objects(
                geometry(
                    1,
                    POINTS,
                    new int[] {0, ~1, 1, 2, ~3},
                    uv("ByPolygonVertex", "Direct", new double[] {9, 9, 9, 9, 1, 0, 2, 0, 3, 0}))));
    assertArrayEquals(new int[] {0, 3}, mesh.faceOffsets());
    assertArrayEquals(new float[] {1, 0, 2, 0, 3, 0}, Meshes.cornerTexture(mesh));
  }

  @Test
  void indicesBeyondTheirArraysAreRefusedWithTheirPlaces() {
    assertContains(
        refusal(objects(geometry(1, POINTS, new int[] {0, 1, ~4}))),
        "corner 2 of its polygons names vertex 4 of 4");
    assertContains(
        refusal(objects(geometry(1, POINTS, new int[] {0, 1, 2}))), "its last polygon has no end");
    assertContains(
        refusal(objects(geometry(1, new double[4], new int[0]))), "4 coordinates are no vertices");
    Node beyond = uv("ByPolygonVertex", "IndexToDirect", new double[2], 0, 1, 0, 0, 0, 0, 0);
    assertContains(
        refusal(objects(geometry(1, POINTS, QUAD_AND_TRIANGLE, beyond))),
        "names texture coordinate 1 of 1");
    Node few = uv("ByPolygonVertex", "IndexToDirect", new double[2], 0);
    assertContains(
        refusal(objects(geometry(1, POINTS, QUAD_AND_TRIANGLE, few))), "names index 1 of 1");
  }

  private static void assertContains(String line, String part) {
    assertTrue(line.contains(part), line);
    assertTrue(line.contains("'a.fbx': byte "), line);
  }

  @Test
  void verticesThatAreNotFiniteModelsInACircleAndDoubledAxesAreRefused() {
    double[] nan = {0, 0, 0, 1, Double.NaN, 1};
    assertTrue(refusal(objects(geometry(1, nan, new int[0]))).contains("vertex 1"));
    double[] huge = {1e300, 0, 0};
    assertTrue(refusal(objects(geometry(1, huge, new int[0]))).contains("vertex 0"));
    assertContains(
        refusal(
            objects(geometry(1, POINTS, new int[0]), model(2, "a"), model(3, "b")),
            node("Connections", connect(1, 2), connect(2, 3), connect(3, 2))),
        "its own parent");
    assertTrue(
        refusal(world(100, 0, 1, 0, 1, 2, 1), objects(geometry(1, POINTS, new int[0])))
            .contains("three different"));
    assertTrue(
        refusal(world(0, 0, 1, 1, 1, 2, 1), objects(geometry(1, POINTS, new int[0])))
            .contains("UnitScaleFactor"));
    assertTrue(refusal(ourWorld()).contains("it has no mesh"));
  }
}
