package org.fitterbench.mesh.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.fitterbench.mesh.model.Mesh;
import org.junit.jupiter.api.Test;

final class VertexNormalsTest {
  private static final float THIRD = (float) Math.sqrt(1 / 3.0);

  private static final float[] CUBE = {
    0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1
  };
  private static final int[] QUADS = {
    0, 3, 2, 1, 4, 5, 6, 7, 0, 1, 5, 4, 1, 2, 6, 5, 2, 3, 7, 6, 3, 0, 4, 7
  };

  private static int[] cut(int[] quads) {
    int[] triangles = new int[quads.length / 4 * 6];
    for (int quad = 0; quad < quads.length / 4; quad++) {
      int[] order = {0, 1, 2, 0, 2, 3};
      for (int i = 0; i < 6; i++) {
        triangles[6 * quad + i] = quads[4 * quad + order[i]];
      }
    }
    return triangles;
  }

  @Test
  void aCubesCornersPointAlongItsDiagonals() {
    float[] normals = VertexNormals.of(Mesh.uniform(CUBE, QUADS, 4));
    for (int i = 0; i < normals.length; i++) {
      assertEquals(CUBE[i] > 0 ? THIRD : -THIRD, normals[i], 1e-6f);
    }
  }

  @Test
  void trianglesAreWeightedByTheirAreas() {
    // Two triangles at a right angle share an edge; one has three times the area of the other.
    float[] positions = {0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 1};
    Mesh mesh = Mesh.uniform(positions, new int[] {0, 1, 2, 0, 3, 1}, 3);
    float[] normals = VertexNormals.of(mesh);
    float root = (float) Math.sqrt(10);
    assertArrayEquals(new float[] {0, 1 / root, 3 / root}, Arrays.copyOf(normals, 3), 1e-6f);
    assertArrayEquals(new float[] {0, 0, 1}, Arrays.copyOfRange(normals, 6, 9), 1e-6f);
  }

  @Test
  void polygonsGiveTheNormalsOfTheirPlaneHoweverManyCorners() {
    float[] positions = {0, 0, 0, 2, 0, 0, 3, 1, 0, 2, 2, 0, 0, 2, 0};
    float[] normals = VertexNormals.of(Mesh.uniform(positions, new int[] {0, 1, 2, 3, 4}, 5));
    for (int vertex = 0; vertex < 5; vertex++) {
      assertEquals(1, normals[3 * vertex + 2], 1e-6f);
    }
  }

  @Test
  void aVertexWithoutAreaHasNoNormal() {
    float[] positions = {0, 0, 0, 1, 0, 0, 2, 0, 0, 7, 7, 7};
    float[] normals = VertexNormals.of(Mesh.uniform(positions, new int[] {0, 1, 2}, 3));
    assertArrayEquals(new float[12], normals);
  }

  @Test
  void aCornerIsRepeatedForEachOfItsTextureCoordinatesOnly() {
    int[] coordinates = cut(QUADS);
    coordinates[0] = 8;
    float[] uv = new float[18];
    uv[16] = 0.25f;
    int[] corners = cut(QUADS);
    int[] offsets = new int[corners.length / 3 + 1];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = 3 * i;
    }
    TriangleMesh mesh = TriangleMesh.of(new Mesh(CUBE, offsets, corners, uv, coordinates));
    assertEquals(12, mesh.triangleCount());
    assertEquals(9, mesh.vertexCount());
    assertEquals(8, mesh.meshVertexCount());
    for (int i = 0; i < corners.length; i++) {
      int vertex = mesh.corners()[i];
      assertEquals(corners[i], mesh.meshVertices()[vertex]);
      assertEquals(uv[2 * coordinates[i]], mesh.textureCoordinates()[2 * vertex]);
    }
  }

  @Test
  void quadsAreCutIntoFans() {
    TriangleMesh mesh = TriangleMesh.of(Mesh.uniform(CUBE, QUADS, 4));
    int[] expected = cut(QUADS);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], mesh.meshVertices()[mesh.corners()[i]]);
    }
  }
}
