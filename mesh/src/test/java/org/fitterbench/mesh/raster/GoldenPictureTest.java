package org.fitterbench.mesh.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.render.Antialiasing;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Projection.Perspective;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.Vector3;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole pictures against ones that a person has looked at; equal to the last bit. */
final class GoldenPictureTest {
  private static Scene scene(Antialiasing antialiasing) {
    Mesh sphere = Shapes.sphere(0.5, 24, 36);
    float[] small = new float[sphere.positions().length];
    int[] colours = new int[sphere.vertexCount()];
    for (int i = 0; i < small.length; i += 3) {
      small[i] = 0.4f * sphere.positions()[i] + 0.45f;
      small[i + 1] = 0.4f * sphere.positions()[i + 1] - 0.4f;
      small[i + 2] = 0.4f * sphere.positions()[i + 2] - 0.3f;
      colours[i / 3] = i % 2 == 0 ? 0xE04030 : 0xF0D060;
    }
    Camera camera =
        new Camera(
            new Vector3(0, -3, 0.5),
            new Vector3(0.1, 0, 0),
            new Vector3(0, 0, 1),
            new Perspective(0.45, 0.1));
    return new Scene(
        List.of(
            Model.of(
                sphere,
                new Surface.Textured(Texture.repeating(Shapes.chart(128, 64))),
                new Shading.BlinnPhong(0.4f, 30)),
            Model.of(
                sphere.withPositions(small),
                new Surface.VertexColours(colours),
                new Shading.Lambert())),
        camera,
        Lighting.studio(camera),
        Background.NEUTRAL,
        antialiasing);
  }

  @ParameterizedTest
  @EnumSource(Antialiasing.class)
  void twoSpheresLookAsTheyDid(Antialiasing antialiasing) throws IOException {
    RenderTarget target = new RenderTarget(96, 80);
    try (SoftwareRenderer renderer = new SoftwareRenderer(2, Instructions.SCALAR)) {
      renderer.render(scene(antialiasing), target);
    }
    String name = "two-spheres-" + antialiasing.samples() + ".png";
    // Written beside the classes, to be looked at and, when the change is meant, to become the
    // new golden picture.
    PictureFiles.writePng(target.picture(), Path.of("target", "pictures", name));
    try (InputStream golden = GoldenPictureTest.class.getResourceAsStream(name)) {
      Picture expected = PictureFiles.read(golden, name);
      int different = 0;
      for (int i = 0; i < target.pixels().length; i++) {
        different += expected.pixels()[i] == target.pixels()[i] ? 0 : 1;
      }
      assertEquals(0, different, "pixels that differ from " + name);
    }
  }
}
