package org.fitterbench.facemorph.displacement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DisplacementTest {
  @Test
  void aMoveAlongTheNormalIsAllNormalAndItsSignIsTheSide() {
    float[] from = {0, 0, 0, 1, 1, 1};
    float[] normals = {0, 0, 1, 0, 1, 0};
    float[] to = {0, 0, 2, 1, 0.5f, 1};
    Displacement moved = Displacement.between(from, normals, to);
    assertArrayEquals(new float[] {2, -0.5f}, moved.normal());
    assertArrayEquals(new float[] {0, 0}, moved.tangent());
    assertArrayEquals(new float[] {2, 0.5f}, moved.total());
  }

  @Test
  void theThreeFourFiveTriangleIsSplit() {
    Displacement moved =
        Displacement.between(new float[3], new float[] {1, 0, 0}, new float[] {-3, 0, 4});
    assertArrayEquals(new float[] {-3}, moved.normal());
    assertArrayEquals(new float[] {4}, moved.tangent());
    assertArrayEquals(new float[] {5}, moved.total());
  }

  @Test
  void aVertexWithoutANormalMovesAlongTheSurface() {
    Displacement moved = Displacement.between(new float[3], new float[3], new float[] {0, 3, 4});
    assertArrayEquals(new float[] {0}, moved.normal());
    assertArrayEquals(new float[] {5}, moved.tangent());
    assertArrayEquals(new float[] {5}, moved.total());
  }

  @Test
  void componentsAgreeWithDoublePrecisionAndPythagoras() {
    SplittableRandom random = new SplittableRandom(7);
    for (int vertices : new int[] {0, 1, 13, 207, 4098}) {
      float[] from = new float[3 * vertices];
      float[] to = new float[3 * vertices];
      float[] normals = new float[3 * vertices];
      for (int i = 0; i < vertices; i++) {
        double[] direction = {
          random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(0.1, 1)
        };
        double length = Math.sqrt(dot(direction, direction));
        for (int axis = 0; axis < 3; axis++) {
          from[3 * i + axis] = (float) random.nextDouble(-1, 1);
          to[3 * i + axis] = from[3 * i + axis] + (float) random.nextDouble(-0.01, 0.01);
          normals[3 * i + axis] = (float) (direction[axis] / length);
        }
      }
      Displacement moved = Displacement.between(from, normals, to);
      assertEquals(vertices, moved.vertexCount());
      for (int i = 0; i < vertices; i++) {
        assertVertex(from, normals, to, moved, i);
      }
    }
  }

  private static void assertVertex(
      float[] from, float[] normals, float[] to, Displacement moved, int vertex) {
    double[] way = new double[3];
    double[] normal = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      way[axis] = (double) to[3 * vertex + axis] - from[3 * vertex + axis];
      normal[axis] = normals[3 * vertex + axis];
    }
    double along = dot(way, normal);
    double total = Math.sqrt(dot(way, way));
    double tangent = Math.sqrt(Math.max(0, total * total - along * along));
    assertEquals(along, moved.normal()[vertex], 1e-6 * total);
    assertEquals(total, moved.total()[vertex], 1e-6 * total);
    assertEquals(tangent, moved.tangent()[vertex], 2e-3 * total);
    double squares = Math.pow(moved.normal()[vertex], 2) + Math.pow(moved.tangent()[vertex], 2);
    assertEquals(Math.pow(moved.total()[vertex], 2), squares, 1e-6 * total * total);
  }

  private static double dot(double[] first, double[] second) {
    return first[0] * second[0] + first[1] * second[1] + first[2] * second[2];
  }

  @Test
  void aNormalThatIsNotOfLengthOneIsFoundOut() {
    float[] twice = {0, 0, 2};
    assertThrows(
        IllegalArgumentException.class,
        () -> Displacement.between(new float[3], twice, new float[] {0, 1, 1}));
  }

  @Test
  void positionsThatAreNotNumbersAreFoundOut() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Displacement.between(
                new float[3], new float[] {0, 0, 1}, new float[] {0, Float.NaN, 1}));
  }

  @Test
  void shapesOfUnlikeSizesHaveNoDisplacement() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Displacement.between(new float[3], new float[3], new float[6]));
  }
}
