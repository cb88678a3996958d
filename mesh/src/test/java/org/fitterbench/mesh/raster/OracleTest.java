package org.fitterbench.mesh.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.render.Antialiasing;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Culling;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Projection.Perspective;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.TriangleMesh;
import org.fitterbench.mesh.render.Vector3;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rasteriser agrees with a ray caster on random triangles, many of them behind the eye. */
final class OracleTest {
  private static final int WIDTH = 110;
  private static final int HEIGHT = 90;
  private static final int EMPTY = 0xFF000000;

  private static Mesh randomTriangles(Random random, int count) {
    float[] positions = new float[9 * count];
    float[] coordinates = new float[6 * count];
    int[] offsets = new int[count + 1];
    int[] corners = new int[3 * count];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = random.nextFloat(-1.5f, 1.5f);
    }
    for (int i = 0; i < coordinates.length; i++) {
      coordinates[i] = random.nextFloat(-1, 2);
    }
    for (int i = 0; i < corners.length; i++) {
      corners[i] = i;
      offsets[i / 3 + 1] = i / 3 * 3 + 3;
    }
    return new Mesh(positions, offsets, corners, coordinates, corners);
  }

  private static Model unlit(Mesh mesh, Surface surface, Culling culling) {
    return new Model(
        TriangleMesh.of(mesh),
        mesh.positions(),
        new float[mesh.positions().length],
        surface,
        new Shading.Unlit(),
        culling);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void randomTrianglesAroundTheEyeLookAsToARayCaster(long seed) {
    Random random = new Random(seed);
    Texture texture = Texture.repeating(Shapes.chart(8, 8));
    Scene scene =
        new Scene(
            List.of(
                unlit(randomTriangles(random, 6), new Surface.Textured(texture), Culling.NONE),
                unlit(randomTriangles(random, 6), new Surface.Plain(0x80FF40), Culling.BACK_FACES)),
            new Camera(
                new Vector3(0.1, -0.7, 0.2),
                new Vector3(0, 1, 0),
                new Vector3(0.2, 0, 1),
                new Perspective(1.2, 0.05)),
            new Lighting(Lighting.Colour.grey(0), Lighting.Colour.grey(0), List.of()),
            Background.BLACK,
            Antialiasing.OFF);
    int[] expected = new RayCaster(scene, WIDTH, HEIGHT).draw();
    RenderTarget target = new RenderTarget(WIDTH, HEIGHT);
    try (SoftwareRenderer renderer = new SoftwareRenderer(2, Instructions.SCALAR)) {
      renderer.render(scene, target);
    }
    int different = 0;
    int filled = 0;
    for (int i = 0; i < expected.length; i++) {
      int wanted = expected[i] == 0 ? EMPTY : expected[i];
      different += largestDifference(wanted, target.pixels()[i]) > 3 ? 1 : 0;
      filled += expected[i] == 0 ? 0 : 1;
    }
    assertTrue(filled > 2000, filled + " pixels are filled");
    // Positions are rounded to 1/256 pixel, so a few pixels on edges may go either way.
    assertEquals(0, different, 0.004 * expected.length);
  }

  private static int largestDifference(int first, int second) {
    int largest = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      largest = Math.max(largest, Math.abs(((first >> shift) & 0xFF) - ((second >> shift) & 0xFF)));
    }
    return largest;
  }
}
