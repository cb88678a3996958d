package org.fitterbench.benchmarks.mesh;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.render.Antialiasing;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Bounds;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Culling;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Lighting.Colour;
import org.fitterbench.mesh.render.Lighting.Lamp;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.TriangleMesh;
import org.fitterbench.mesh.render.Vector3;
import org.fitterbench.mesh.render.VertexNormals;

/**
 * Frames of a morph that differ in their textures' mixture: a sphere of about 36,000 triangles, two
 * textures of 1024 by 1024, one lamp with a highlight.
 */
final class SphereScene {
  /** How many frames. */
  static final int FRAMES = 41;

  /** Columns and rows of a frame. */
  static final int SIZE = 512;

  /**
   * Of the picture: a disc whose radius is the tangent of the angle under which the unit sphere is
   * seen, in a square of the lens's tangent, with the camera where it sees the box around the
   * sphere.
   */
  static final double SHARE = 0.499;

  private static final int TEXTURE_SIZE = 1024;

  private SphereScene() {}

  /** The scenes of all frames. */
  static List<Scene> frames() {
    return frames(36_000);
  }

  /**
   * The scenes of all frames with another mesh.
   *
   * @param triangleCount about how many triangles
   */
  static List<Scene> frames(int triangleCount) {
    Mesh mesh = sphere((int) Math.round(Math.sqrt(triangleCount / 2.0)));
    TriangleMesh triangles = TriangleMesh.of(mesh);
    float[] normals = VertexNormals.of(mesh);
    Texture first = texture(1);
    Texture second = texture(2);
    Camera camera = Camera.framing(Bounds.of(mesh.positions()), new Vector3(0, 1, 0), 1);
    Lamp lamp = new Lamp(new Vector3(-0.5, -1, 0.6), Colour.grey(0.8));
    Lighting lighting = new Lighting(Colour.grey(0.2), Colour.grey(0.1), List.of(lamp));
    return IntStream.range(0, FRAMES)
        .mapToObj(frame -> new Surface.BlendedTextures(first, second, (float) frame / (FRAMES - 1)))
        .map(surface ->
            new Model(
                triangles,
                mesh.positions(),
                normals,
                surface,
                new Shading.BlinnPhong(0.3f, 32),
                Culling.BACK_FACES))
        .map(model ->
            new Scene(List.of(model), camera, lighting, Background.NEUTRAL, Antialiasing.OFF))
        .toList();
  }

  private static Mesh sphere(int rings) {
    float[] positions = new float[3 * (rings + 1) * rings];
    float[] coordinates = new float[2 * (rings + 1) * (rings + 1)];
    int[] vertices = new int[4 * rings * rings];
    int[] corners = new int[4 * rings * rings];
    int[] offsets = new int[rings * rings + 1];
    for (int ring = 0; ring <= rings; ring++) {
      double latitude = Math.PI * ring / rings;
      for (int segment = 0; segment <= rings; segment++) {
        double longitude = 2 * Math.PI * segment / rings;
        int coordinate = 2 * (ring * (rings + 1) + segment);
        coordinates[coordinate] = (float) segment / rings;
        coordinates[coordinate + 1] = 1 - (float) ring / rings;
        if (segment < rings) {
          int at = 3 * (ring * rings + segment);
          positions[at] = (float) (Math.sin(latitude) * Math.cos(longitude));
          positions[at + 1] = (float) (Math.sin(latitude) * Math.sin(longitude));
          positions[at + 2] = (float) Math.cos(latitude);
        }
      }
    }
    for (int face = 0; face < rings * rings; face++) {
      int ring = face / rings;
      int segment = face % rings;
      int[] down = {0, 1, 1, 0};
      int[] along = {0, 0, 1, 1};
      for (int i = 0; i < 4; i++) {
        int row = ring + down[i];
        vertices[4 * face + i] = row * rings + (segment + along[i]) % rings;
        corners[4 * face + i] = row * (rings + 1) + segment + along[i];
      }
      offsets[face + 1] = 4 * face + 4;
    }
    return new Mesh(positions, offsets, vertices, coordinates, corners);
  }

  private static Texture texture(int seed) {
    int[] texels = new Random(seed).ints((long) TEXTURE_SIZE * TEXTURE_SIZE).toArray();
    return Texture.repeating(new Picture(TEXTURE_SIZE, TEXTURE_SIZE, texels));
  }
}
