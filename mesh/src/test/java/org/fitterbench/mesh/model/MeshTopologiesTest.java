package org.fitterbench.mesh.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.fitterbench.mesh.model.TopologyDifference.Kind;
import org.junit.jupiter.api.Test;

final class MeshTopologiesTest {
  private static final int[] OFFSETS = {0, 4, 7};
  private static final int[] CORNERS = {0, 1, 2, 3, 0, 1, 2};
  private static final float[] UV = {0, 0, 1, 0, 1, 1, 0, 1};

  private static Mesh mesh(int vertices, int[] offsets, int[] corners, float[] uv, int... uvs) {
    return new Mesh(new float[3 * vertices], offsets, corners, uv, uvs);
  }

  private static Mesh base() {
    return mesh(4, OFFSETS, CORNERS, UV, 0, 1, 2, 3, 0, 1, 2);
  }

  private static void assertDifference(Kind kind, String line, Mesh other) {
    assertEquals(
        Optional.of(new TopologyDifference(kind, line)), MeshTopologies.difference(base(), other));
  }

  @Test
  void shapesOfOneMeshDoNotDiffer() {
    Mesh other = base().withPositions(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3});
    assertEquals(Optional.empty(), MeshTopologies.difference(base(), other));
  }

  @Test
  void theNumbersOfVerticesComeFirst() {
    assertDifference(
        Kind.VERTICES,
        "the first has 4 vertices, the second 5",
        mesh(5, new int[] {0, 3}, new int[] {0, 1, 2}, new float[0]));
  }

  @Test
  void theFirstFaceWithOtherCornersIsNamed() {
    assertDifference(
        Kind.FACES,
        "face 1 has the corners 0 1 2 in the first and 0 2 1 in the second",
        mesh(4, OFFSETS, new int[] {0, 1, 2, 3, 0, 2, 1}, UV, 0, 1, 2, 3, 0, 1, 2));
  }

  @Test
  void theSameCornersInOtherFacesDiffer() {
    assertDifference(
        Kind.FACES,
        "face 0 has the corners 0 1 2 3 in the first and 0 1 2 in the second",
        mesh(4, new int[] {0, 3, 7}, CORNERS, UV, 0, 1, 2, 3, 0, 1, 2));
  }

  @Test
  void aMissingFaceAtTheEndIsAnotherNumberOfFaces() {
    assertDifference(
        Kind.FACES,
        "the first has 2 faces, the second 1",
        mesh(4, new int[] {0, 4}, new int[] {0, 1, 2, 3}, UV, 0, 1, 2, 3));
  }

  @Test
  void aTextureCoordinateIsNamedByItsIndicesValuesCornerAndFace() {
    float[] moved = {0, 0, 1, 0, 1, 1, 0, 1, 0.25f, 0.5f};
    assertDifference(
        Kind.TEXTURE_COORDINATES,
        "texture coordinate 1 is (1.000000, 0.000000) in the first and 4 is (0.250000, 0.500000)"
            + " in the second, at corner 1 (vertex 1) of face 1",
        mesh(4, OFFSETS, CORNERS, moved, 0, 1, 2, 3, 0, 4, 2));
  }

  @Test
  void anotherNumberingOfTheSameTextureCoordinatesIsNoDifference() {
    float[] reversed = {0, 1, 1, 1, 1, 0, 0, 0};
    assertEquals(
        Optional.empty(),
        MeshTopologies.difference(
            base(), mesh(4, OFFSETS, CORNERS, reversed, 3, 2, 1, 0, 3, 2, 1)));
  }

  @Test
  void textureCoordinatesMayDifferByTheToleranceAndNoMore() {
    float within = MeshTopologies.TEXTURE_COORDINATE_TOLERANCE / 2;
    float beyond = 2 * MeshTopologies.TEXTURE_COORDINATE_TOLERANCE;
    assertEquals(
        Optional.empty(),
        MeshTopologies.difference(
            base(), mesh(4, OFFSETS, CORNERS, uv(within), 0, 1, 2, 3, 0, 1, 2)));
    assertEquals(
        Optional.of(Kind.TEXTURE_COORDINATES),
        MeshTopologies.difference(
                base(), mesh(4, OFFSETS, CORNERS, uv(beyond), 0, 1, 2, 3, 0, 1, 2))
            .map(TopologyDifference::kind));
    assertEquals(
        Optional.of(Kind.TEXTURE_COORDINATES),
        MeshTopologies.difference(
                base(), mesh(4, OFFSETS, CORNERS, uv(Float.NaN), 0, 1, 2, 3, 0, 1, 2))
            .map(TopologyDifference::kind));
  }

  @Test
  void missingTextureCoordinatesDiffer() {
    assertDifference(
        Kind.TEXTURE_COORDINATES,
        "the first has texture coordinates, the second has none",
        mesh(4, OFFSETS, CORNERS, new float[0]));
  }

  private static float[] uv(float change) {
    float[] uv = UV.clone();
    uv[3] += change;
    return uv;
  }
}
