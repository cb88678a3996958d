package org.fitterbench.mesh.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.render.Antialiasing;
import org.fitterbench.mesh.render.Culling;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.TriangleMesh;
import org.junit.jupiter.api.Test;

/** Which pixels a triangle gets, and which triangle a pixel shows. */
final class VisibilityTest {
  private static Model white(Mesh mesh) {
    return Model.of(mesh, new Surface.Plain(0xFFFFFF), new Shading.Unlit());
  }

  private static Model plain(Mesh mesh, int colour) {
    return Model.of(mesh, new Surface.Plain(colour), new Shading.Unlit());
  }

  private static int[] draw(Model... models) {
    return Flat.draw(Flat.scene(List.of(models), Antialiasing.OFF));
  }

  private static Mesh triangle(
      float ax, float az, float bx, float bz, float cx, float cz, float y) {
    return Mesh.uniform(new float[] {ax, y, az, bx, y, bz, cx, y, cz}, new int[] {0, 1, 2}, 3);
  }

  @Test
  void aRectangleCoversThePixelsWhoseMiddlesItHolds() {
    int[] pixels = draw(white(Shapes.wall(4, 0, 8, 40, 30)));
    for (int z = 0; z < Flat.SIZE; z++) {
      for (int x = 0; x < Flat.SIZE; x++) {
        boolean inside = x >= 4 && x < 44 && z >= 8 && z < 38;
        assertEquals(inside ? 255 : 0, Flat.at(pixels, x, z));
      }
    }
  }

  @Test
  void aWallOfSmallTrianglesCoversWhatOneOfLargeTrianglesDoes() {
    int cells = 21;
    float[] positions = new float[3 * (cells + 1) * (cells + 1)];
    int[] corners = new int[4 * cells * cells];
    for (int row = 0; row <= cells; row++) {
      for (int column = 0; column <= cells; column++) {
        int at = 3 * (row * (cells + 1) + column);
        positions[at] = 0.5f + 3 * column;
        positions[at + 2] = 0.5f + 3 * row;
      }
    }
    for (int cell = 0; cell < cells * cells; cell++) {
      int corner = cell / cells * (cells + 1) + cell % cells;
      corners[4 * cell] = corner;
      corners[4 * cell + 1] = corner + 1;
      corners[4 * cell + 2] = corner + cells + 2;
      corners[4 * cell + 3] = corner + cells + 1;
    }
    int[] small = draw(white(Mesh.uniform(positions, corners, 4)));
    assertArrayEquals(draw(white(Shapes.wall(0.5f, 0, 0.5f, 63, 63))), small);
    assertEquals(63 * 63, Arrays.stream(small).filter(pixel -> pixel == -1).count());
  }

  @Test
  void aTriangleCoversAsManyPixelsAsItHasArea() {
    int[] pixels = draw(white(triangle(3.2f, 5.1f, 60.7f, 12.4f, 20.9f, 58.3f, 0)));
    int covered = 0;
    for (int pixel : pixels) {
      covered += pixel & 1;
    }
    double area = 0.5 * ((60.7 - 3.2) * (58.3 - 5.1) - (20.9 - 3.2) * (12.4 - 5.1));
    assertEquals(area, covered, 12);
  }

  @Test
  void trianglesThatTileASquareCoverEachPixelOnce() {
    Random random = new Random(11);
    // Many corners lie in the middles of pixels, where only the fill rule decides.
    List<float[]> triangles = new ArrayList<>();
    triangles.add(new float[] {8, 8, 56, 8, 56, 56});
    triangles.add(new float[] {8, 8, 56, 56, 8, 56});
    for (int i = 0; i < 150; i++) {
      float[] t = triangles.remove(random.nextInt(triangles.size()));
      float[] weights = {random.nextFloat() + 0.1f, random.nextFloat() + 0.1f, 0.5f};
      float sum = weights[0] + weights[1] + weights[2];
      float x = (t[0] * weights[0] + t[2] * weights[1] + t[4] * weights[2]) / sum;
      float z = (t[1] * weights[0] + t[3] * weights[1] + t[5] * weights[2]) / sum;
      x = i % 2 == 0 ? Math.round(x) + 0.5f : x;
      z = i % 2 == 0 ? Math.round(z) + 0.5f : z;
      triangles.add(new float[] {t[0], t[1], t[2], t[3], x, z});
      triangles.add(new float[] {t[2], t[3], t[4], t[5], x, z});
      triangles.add(new float[] {t[4], t[5], t[0], t[1], x, z});
    }
    int[] signed = new int[Flat.SIZE * Flat.SIZE];
    for (float[] t : triangles) {
      Mesh mesh = triangle(t[0], t[1], t[2], t[3], t[4], t[5], 0);
      // A rounded point may lie outside its triangle: then one of the three is turned over and
      // takes away what the others cover twice.
      double area = (t[2] - t[0]) * (t[5] - t[1]) - (t[4] - t[0]) * (t[3] - t[1]);
      int[] pixels =
          draw(
              new Model(
                  TriangleMesh.of(mesh),
                  mesh.positions(),
                  new float[9],
                  new Surface.Plain(0xFFFFFF),
                  new Shading.Unlit(),
                  Culling.NONE));
      for (int i = 0; i < pixels.length; i++) {
        signed[i] += (pixels[i] & 1) * (int) Math.signum(area);
      }
    }
    for (int z = 0; z < Flat.SIZE; z++) {
      for (int x = 0; x < Flat.SIZE; x++) {
        boolean inside = x >= 8 && x < 56 && z >= 8 && z < 56;
        int row = Flat.SIZE - 1 - z;
        assertEquals(inside ? 1 : 0, signed[row * Flat.SIZE + x], "pixel " + x + ", " + z);
      }
    }
  }

  @Test
  void theNearerSurfaceIsSeenWhateverTheOrder() {
    Model near = plain(Shapes.wall(10, -1, 10, 30, 30), 0x0000FF);
    Model far = plain(Shapes.wall(20, 1, 20, 30, 30), 0x000080);
    for (int[] pixels : List.of(draw(near, far), draw(far, near))) {
      assertEquals(0xFF, Flat.at(pixels, 30, 30));
      assertEquals(0x80, Flat.at(pixels, 45, 45));
    }
  }

  @Test
  void surfacesThatCrossShowEachWhereItIsNearer() {
    Mesh slanted =
        Mesh.uniform(
            new float[] {0, -5, 0, 64, 5, 0, 64, 5, 64, 0, -5, 64}, new int[] {0, 1, 2, 3}, 4);
    int[] pixels = draw(plain(slanted, 0x0000FF), plain(Shapes.wall(0, 0, 0, 64, 64), 0x000080));
    for (int z = 0; z < Flat.SIZE; z++) {
      assertEquals(0xFF, Flat.at(pixels, 31, z));
      assertEquals(0x80, Flat.at(pixels, 32, z));
    }
  }

  @Test
  void backsAreLeftOutOnlyWhenAskedFor() {
    Mesh turned =
        Mesh.uniform(
            new float[] {8, 0, 8, 8, 0, 40, 40, 0, 40, 40, 0, 8}, new int[] {0, 1, 2, 3}, 4);
    assertEquals(0, Flat.at(draw(white(turned)), 20, 20));
    Model bothSides =
        new Model(
            TriangleMesh.of(turned),
            turned.positions(),
            new float[12],
            new Surface.Plain(0xFFFFFF),
            new Shading.Unlit(),
            Culling.NONE);
    assertEquals(255, Flat.at(draw(bothSides), 20, 20));
  }

  @Test
  void anEdgeThroughTheMiddleOfAPixelIsHalfLightWithFourSamples() {
    int[] pixels =
        Flat.draw(
            Flat.scene(
                List.of(white(Shapes.wall(10.5f, 0, 10, 30, 30))), Antialiasing.FOUR_SAMPLES));
    assertEquals(0, Flat.at(pixels, 9, 20));
    // Half of linear light is 188 of 255 in sRGB.
    assertEquals(188, Flat.at(pixels, 10, 20), 1);
    assertEquals(255, Flat.at(pixels, 11, 20));
    assertEquals(255, Flat.at(pixels, 39, 20));
    assertEquals(188, Flat.at(pixels, 40, 20), 1);
  }

  @Test
  void degenerateAndNonFiniteTrianglesAreNotDrawn() {
    float huge = 1e30f;
    float[] positions = {
      10, 0, 10, 20, 0, 10, 30, 0, 10, Float.NaN, 0, 20, 40, 0, 40, 20, 0, 50, huge, 0, huge
    };
    Mesh mesh = Mesh.uniform(positions, new int[] {0, 1, 2, 3, 4, 5, 0, 0, 0, 6, 6, 1}, 3);
    for (int pixel : draw(white(mesh))) {
      assertEquals(0xFF000000, pixel);
    }
  }

  @Test
  void aSceneWithoutModelsIsItsBackground() {
    int[] expected = new int[Flat.SIZE * Flat.SIZE];
    Arrays.fill(expected, 0xFF000000);
    assertArrayEquals(expected, draw());
  }
}
