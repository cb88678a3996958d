package org.fitterbench.mesh.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.picture.Texture.Wrap;
import org.fitterbench.mesh.render.Antialiasing;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Lighting.Colour;
import org.fitterbench.mesh.render.Lighting.Lamp;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Projection.Perspective;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.Vector3;
import org.junit.jupiter.api.Test;

/** Colours at single pixels against their formulas. */
final class ShadingTest {
  private static final Mesh WALL = Shapes.wall(0, 0, 0, 64, 64);

  private static int encoded(double light) {
    double cut = Math.min(light, 1);
    double value = cut <= 0.0031308 ? 12.92 * cut : 1.055 * Math.pow(cut, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * value);
  }

  private static double linear(int value) {
    double encoded = value / 255.0;
    return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
  }

  private static int[] draw(Surface surface, Shading shading, Lamp... lamps) {
    return Flat.draw(
        Flat.scene(List.of(Model.of(WALL, surface, shading)), Antialiasing.OFF, lamps));
  }

  private static Picture ramp(int width) {
    int[] pixels = new int[width];
    for (int x = 0; x < width; x++) {
      pixels[x] = 0xFF000000 | x * 255 / (width - 1);
    }
    return new Picture(width, 1, pixels);
  }

  @Test
  void everyByteSurvivesTheWayToLightAndBack() {
    for (int value = 0; value < 256; value++) {
      assertEquals(value, Srgb.encode(0, 0, Srgb.linear(value / 255f)) & 0xFF);
      assertEquals(linear(value), Srgb.linear(value / 255f), 2e-4);
    }
  }

  @Test
  void anUnlitSurfaceKeepsItsColourExactly() {
    int[] pixels = draw(new Surface.Plain(0x123456), new Shading.Unlit());
    assertEquals(0xFF123456, pixels[32 * Flat.SIZE + 32]);
  }

  @Test
  void aMattSurfaceDarkensWithTheCosineOfTheLampsAngle() {
    Lamp lamp = new Lamp(new Vector3(Math.sqrt(3), -1, 0), Colour.grey(0.9));
    int[] pixels = draw(new Surface.Plain(0x0000C8), new Shading.Lambert(), lamp);
    assertEquals(encoded(linear(0xC8) * 0.9 * 0.5), Flat.at(pixels, 20, 40), 1);
  }

  @Test
  void aLampBehindASurfaceGivesNothing() {
    Lamp lamp = new Lamp(new Vector3(0, 1, 0), Colour.grey(1));
    int[] pixels = draw(new Surface.Plain(0xFFFFFF), new Shading.BlinnPhong(1, 2), lamp);
    assertEquals(0, Flat.at(pixels, 32, 32));
  }

  @Test
  void aHighlightFollowsTheAngleToTheHalfwayDirection() {
    double angle = Math.toRadians(30);
    Lamp lamp = new Lamp(new Vector3(Math.sin(angle), -Math.cos(angle), 0), Colour.grey(0.5));
    int[] pixels = draw(new Surface.Plain(0x000040), new Shading.BlinnPhong(0.6f, 21), lamp);
    double matt = linear(0x40) * 0.5 * Math.cos(angle);
    double gloss = 0.5 * 0.6 * Math.pow(Math.cos(angle / 2), 21);
    assertEquals(encoded(matt + gloss), Flat.at(pixels, 32, 32), 1);
  }

  @Test
  void theDomeLightsFromAboveAndBelow() {
    Mesh slope =
        Mesh.uniform(
            new float[] {0, 0, 0, 64, 0, 0, 64, 64, 64, 0, 64, 64}, new int[] {0, 1, 2, 3}, 4);
    Scene flat =
        Flat.scene(
            List.of(Model.of(slope, new Surface.Plain(0xFFFFFF), new Shading.Lambert())),
            Antialiasing.OFF);
    Lighting dome = new Lighting(Colour.grey(0.8), Colour.grey(0.2), List.of());
    int[] pixels =
        Flat.draw(
            new Scene(flat.models(), flat.camera(), dome, Background.BLACK, Antialiasing.OFF));
    double up = Math.sqrt(0.5);
    assertEquals(encoded(0.5 + 0.3 * up), Flat.at(pixels, 32, 32), 1);
  }

  @Test
  void textureCoordinatesAreRightInPerspective() {
    // A wall that runs away from the viewer: its middle on screen is not its middle in space.
    Mesh wall =
        new Mesh(
            new float[] {-1, 0, -1, 3, 4, -1, 3, 4, 1, -1, 0, 1},
            new int[] {0, 4},
            new int[] {0, 1, 2, 3},
            new float[] {0, 0.5f, 1, 0.5f, 1, 0.5f, 0, 0.5f},
            new int[] {0, 1, 2, 3});
    Camera camera =
        new Camera(
            new Vector3(0, -4, 0),
            new Vector3(0, 0, 0),
            new Vector3(0, 0, 1),
            new Perspective(Math.PI / 3, 0.1));
    Texture texture = new Texture(ramp(256), Wrap.CLAMP);
    Scene scene =
        new Scene(
            List.of(Model.of(wall, new Surface.Textured(texture), new Shading.Unlit())),
            camera,
            Flat.scene(List.of(), Antialiasing.OFF).lighting(),
            Background.BLACK,
            Antialiasing.OFF);
    int[] pixels = Flat.draw(scene);
    double tangent = Math.tan(Math.PI / 6);
    for (int column = 20; column < 51; column += 3) {
      double slope = (2 * (column + 0.5) / Flat.SIZE - 1) * tangent;
      // The wall's points are (t − 1, t, z) with u = t / 4; the ray's are (slope·d, d − 4).
      double d = 5 / (1 - slope);
      double t = d - 4;
      assertEquals(t / 4 * 256 - 0.5, Flat.at(pixels, column, 32), 1.2, "column " + column);
    }
  }

  @Test
  void coordinatesBeyondTheTextureRepeatOrStayAtItsBorder() {
    Mesh wide =
        new Mesh(
            WALL.positions(),
            WALL.faceOffsets(),
            WALL.faceVertices(),
            new float[] {-1, 0.5f, 3, 0.5f, 3, 0.5f, -1, 0.5f},
            WALL.faceTextureCoordinates());
    for (Wrap wrap : Wrap.values()) {
      Surface surface = new Surface.Textured(new Texture(ramp(16), wrap));
      int[] pixels =
          Flat.draw(
              Flat.scene(List.of(Model.of(wide, surface, new Shading.Unlit())), Antialiasing.OFF));
      int middle = Flat.at(pixels, 24, 5);
      assertEquals(255 * 0.5, middle, 10);
      switch (wrap) {
        case REPEAT -> {
          assertEquals(middle, Flat.at(pixels, 8, 5), 1);
          assertEquals(middle, Flat.at(pixels, 40, 5), 1);
          assertEquals(middle, Flat.at(pixels, 56, 5), 1);
        }
        case CLAMP -> {
          assertEquals(0, Flat.at(pixels, 8, 5));
          assertEquals(255, Flat.at(pixels, 40, 5));
          assertEquals(255, Flat.at(pixels, 56, 5));
        }
      }
    }
  }

  @Test
  void absurdTextureCoordinatesDoNoHarm() {
    for (float absurd : new float[] {Float.NaN, Float.POSITIVE_INFINITY, -1e30f, 3e9f, 1e7f}) {
      float[] coordinates = {absurd, absurd, 1, 0, 1, 1, -absurd, absurd};
      Mesh mesh =
          new Mesh(
              WALL.positions(),
              WALL.faceOffsets(),
              WALL.faceVertices(),
              coordinates,
              WALL.faceTextureCoordinates());
      for (Wrap wrap : Wrap.values()) {
        Surface surface = new Surface.Textured(new Texture(Shapes.chart(7, 5), wrap));
        int[] pixels =
            Flat.draw(
                Flat.scene(
                    List.of(Model.of(mesh, surface, new Shading.Unlit())), Antialiasing.OFF));
        assertEquals(0xFF, pixels[0] >>> 24);
      }
    }
  }

  @Test
  void aBlendOfTexturesIsTheTextureOfTheBlend() {
    Texture first = Texture.repeating(ramp(16));
    Texture second = Texture.repeating(Picture.filled(4, 4, 0xFF0000FF));
    int[] half = draw(new Surface.BlendedTextures(first, second, 0.25f), new Shading.Unlit());
    int[] alone = draw(new Surface.Textured(first), new Shading.Unlit());
    for (int x = 0; x < Flat.SIZE; x += 7) {
      double expected = 0.75 * Flat.at(alone, x, 9) + 0.25 * 255;
      assertEquals(expected, Flat.at(half, x, 9), 1);
    }
  }

  @Test
  void vertexColoursAreMixedInLinearLight() {
    int[] colours = {0x000000, 0x0000FF, 0x0000FF, 0x000000};
    int[] pixels = draw(new Surface.VertexColours(colours), new Shading.Unlit());
    assertEquals(encoded(32.5 / 64), Flat.at(pixels, 32, 20), 1);
  }
}
