package org.fitterbench.mesh.opengl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.mesh.raster.Instructions;
import org.fitterbench.mesh.raster.Shapes;
import org.fitterbench.mesh.raster.SoftwareRenderer;
import org.fitterbench.mesh.render.Antialiasing;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Culling;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Lighting.Colour;
import org.fitterbench.mesh.render.Lighting.Lamp;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.TriangleMesh;
import org.fitterbench.mesh.render.Vector3;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(Lifecycle.PER_CLASS)
final class OpenGlRendererTest {
  private static final int WIDTH = SampleScene.WIDTH;
  private static final int HEIGHT = SampleScene.HEIGHT;

  private final OpenGlRenderer renderer = Opened.rendererOrSkipped();

  @AfterAll
  void close() {
    renderer.close();
  }

  private int[] draw(Scene scene) {
    return SampleScene.pixels(renderer, scene);
  }

  private static int[] drawInSoftware(Scene scene) {
    try (SoftwareRenderer software = new SoftwareRenderer(1, Instructions.SCALAR)) {
      return SampleScene.pixels(software, scene);
    }
  }

  /** Drivers filter textures with shares of 8 bits, and round colours once more. */
  @ParameterizedTest
  @CsvSource({
    "BLENDED, OFF", "BLENDED, FOUR_SAMPLES",
    "COLOURED, OFF", "COLOURED, FOUR_SAMPLES",
    "ORTHOGRAPHIC, OFF", "ORTHOGRAPHIC, FOUR_SAMPLES",
    "CLIPPED, OFF", "CLIPPED, FOUR_SAMPLES",
  })
  void picturesAreThoseOfTheSoftwareRenderer(SampleScene sample, Antialiasing antialiasing) {
    int[] expected = drawInSoftware(sample.scene(antialiasing));
    int[] actual = draw(sample.scene(antialiasing));
    String name = sample + "-" + antialiasing.samples() + ".png";
    write(expected, "software-" + name);
    write(actual, "opengl-" + name);
    boolean[] inner =
        PictureDifference.even(drawInSoftware(sample.outlines(antialiasing)), WIDTH, HEIGHT);
    PictureDifference difference = PictureDifference.of(expected, actual, inner);
    assertTrue(difference.largest() <= 3, difference::toString);
    assertTrue(difference.mean() <= 0.5, difference::toString);
    assertTrue(difference.counted() > WIDTH * HEIGHT / 2, difference::toString);
    assertTrue(Arrays.stream(actual).distinct().count() > 500);
  }

  /** Edges may fall on the other side of a sample, but not of a pixel. */
  @ParameterizedTest
  @EnumSource
  void edgesAreWhereTheSoftwareRendererHasThem(SampleScene sample) {
    int[] expected = drawInSoftware(sample.outlines(Antialiasing.FOUR_SAMPLES));
    int[] actual = draw(sample.outlines(Antialiasing.FOUR_SAMPLES));
    boolean[] all = new boolean[expected.length];
    Arrays.fill(all, true);
    assertTrue(PictureDifference.of(expected, actual, all).mean() < 0.2);
  }

  /** A picture that a person has looked at. */
  @ParameterizedTest
  @EnumSource
  void aSceneLooksAsItDid(Antialiasing antialiasing) throws IOException {
    int[] actual = draw(SampleScene.COLOURED.scene(antialiasing));
    String name = "coloured-" + antialiasing.samples() + ".png";
    try (InputStream golden = OpenGlRendererTest.class.getResourceAsStream(name)) {
      Picture expected = PictureFiles.read(golden, name);
      boolean[] all = new boolean[actual.length];
      Arrays.fill(all, true);
      double mean = PictureDifference.of(expected.pixels(), actual, all).mean();
      assertTrue(mean < 0.5, () -> "mean difference " + mean);
    }
  }

  private static void write(int[] pixels, String name) {
    PictureFiles.writePng(new Picture(WIDTH, HEIGHT, pixels), Path.of("target", "pictures", name));
  }

  @Test
  void whatDoesNotChangeIsCopiedOnce() {
    Scene scene = SampleScene.BLENDED.scene(Antialiasing.OFF);
    long before = renderer.transfers();
    draw(scene);
    // Corners, texture coordinates, vertices, two textures, camera with lamps, and back.
    assertEquals(7, renderer.transfers() - before);
    draw(scene);
    draw(SampleScene.withRatio(scene, 0.9f));
    assertEquals(9, renderer.transfers() - before);
  }

  @Test
  void numbersThatChangeInPlaceAreCopiedAgain() {
    Mesh sphere = Shapes.sphere(0.4, 20, 30);
    int[] colours = new int[sphere.vertexCount()];
    Scene sample = SampleScene.COLOURED.scene(Antialiasing.OFF);
    Model model = Model.of(sphere, new Surface.VertexColours(colours), new Shading.Unlit());
    Scene scene =
        new Scene(
            List.of(model), sample.camera(), sample.lighting(), Background.BLACK, Antialiasing.OFF);
    int[] black = draw(scene);
    assertTrue(Arrays.stream(black).allMatch(pixel -> pixel == 0xFF000000));
    long before = renderer.transfers();
    Arrays.fill(colours, 0x102030);
    long shown = Arrays.stream(draw(scene)).filter(pixel -> pixel == 0xFF102030).count();
    assertTrue(shown > 500);
    assertEquals(2, renderer.transfers() - before);
    for (int i = 0; i < model.positions().length; i++) {
      model.positions()[i] *= 0.5f;
    }
    long smaller = Arrays.stream(draw(scene)).filter(pixel -> pixel == 0xFF102030).count();
    assertEquals(0.25, (double) smaller / shown, 0.03);
    assertEquals(4, renderer.transfers() - before);
  }

  @Test
  void aClosedRendererDrawsNothing() {
    OpenGlRenderer other = OpenGlRenderer.open();
    other.close();
    other.close();
    RenderTarget target = new RenderTarget(8, 8);
    Scene scene = SampleScene.ORTHOGRAPHIC.scene(Antialiasing.OFF);
    assertThrows(IllegalStateException.class, () -> other.render(scene, target));
  }

  @Test
  void anyThreadMayDraw() throws InterruptedException {
    Scene scene = SampleScene.BLENDED.scene(Antialiasing.OFF);
    int[] here = draw(scene);
    List<int[]> there = Collections.synchronizedList(new ArrayList<>());
    Thread other = Thread.ofPlatform().start(() -> there.add(draw(scene)));
    other.join();
    assertArrayEquals(here, there.getFirst());
  }

  @Test
  void twoRenderersDoNotDisturbEachOther() {
    Scene scene = SampleScene.COLOURED.scene(Antialiasing.FOUR_SAMPLES);
    int[] here = draw(scene);
    try (OpenGlRenderer other = OpenGlRenderer.open()) {
      RenderTarget target = new RenderTarget(WIDTH, HEIGHT);
      other.render(scene, target);
      assertArrayEquals(here, target.pixels());
      assertEquals(renderer.description(), other.description());
    }
    assertArrayEquals(here, draw(scene));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 300", "513, 3", "64, 64"})
  void picturesMayBeAnySize(int width, int height) {
    RenderTarget target = new RenderTarget(width, height);
    for (Antialiasing antialiasing : Antialiasing.values()) {
      renderer.render(SampleScene.BLENDED.scene(antialiasing), target);
      assertTrue(Arrays.stream(target.pixels()).allMatch(pixel -> pixel >>> 24 == 0xFF));
    }
  }

  @Test
  void aSceneWithoutTrianglesIsItsBackground() {
    Scene sample = SampleScene.BLENDED.scene(Antialiasing.OFF);
    Mesh none = new Mesh(new float[9], new int[] {0}, new int[0], new float[0], new int[0]);
    Model model =
        new Model(
            TriangleMesh.of(none),
            new float[9],
            new float[9],
            new Surface.Plain(0),
            new Shading.Unlit(),
            Culling.NONE);
    Scene scene =
        new Scene(
            List.of(model),
            sample.camera(),
            sample.lighting(),
            new Background(0x112233, 0x112233),
            Antialiasing.OFF);
    assertTrue(Arrays.stream(draw(scene)).allMatch(pixel -> pixel == 0xFF112233));
  }

  @Test
  void moreLampsThanFitAreRefused() {
    Scene sample = SampleScene.BLENDED.scene(Antialiasing.OFF);
    Lamp lamp = new Lamp(new Vector3(0, -1, 0), Colour.grey(0.01));
    Scene scene =
        new Scene(
            sample.models(),
            sample.camera(),
            new Lighting(Colour.grey(0), Colour.grey(0), Collections.nCopies(65, lamp)),
            sample.background(),
            Antialiasing.OFF);
    assertThrows(IllegalArgumentException.class, () -> draw(scene));
    draw(sample);
  }

  /** In a process of its own, since a library is looked for once. */
  @Test
  void aMissingLibraryIsToldWithWhatToInstall() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.lwjgl.egl.libname=there-is-no-such-library",
                "-cp",
                System.getProperty("java.class.path"),
                OpeningWithoutEgl.class.getName())
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    assertEquals(
        """
        OpenGL needs the library EGL, which is not here; install it (Debian: libegl1 \
        libegl-mesa0 libgl1-mesa-dri) or use the software renderer
        """
            .repeat(2),
        output);
  }

  @Test
  void theDriverIsNamed() {
    assertTrue(renderer.description().startsWith("OpenGL on "), renderer.description());
    assertTrue(renderer.description().contains("OpenGL 4."), renderer.description());
    assertFalse(renderer.description().contains("null"), renderer.description());
  }

  @Test
  void memoryStaysFlatOverManyMeshes() {
    Scene sample = SampleScene.BLENDED.scene(Antialiasing.OFF);
    RenderTarget target = new RenderTarget(64, 64);
    long before = 0;
    for (int i = 0; i < 600; i++) {
      Mesh sphere = Shapes.sphere(0.4, 40, 60);
      Model model = Model.of(sphere, new Surface.Plain(0x808080), new Shading.Lambert());
      renderer.render(
          new Scene(
              List.of(model),
              sample.camera(),
              sample.lighting(),
              sample.background(),
              Antialiasing.OFF),
          target);
      if (i == 200) {
        before = Pointer.physicalBytes();
      }
    }
    // The buffers of 400 such meshes together take more than 60 megabytes.
    long grown = Pointer.physicalBytes() - before;
    assertTrue(grown < 40L << 20, () -> "400 meshes took " + grown + " bytes");
  }
}
