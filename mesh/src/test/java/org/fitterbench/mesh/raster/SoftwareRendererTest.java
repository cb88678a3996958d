package org.fitterbench.mesh.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.picture.Texture.Wrap;
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
import org.fitterbench.mesh.render.VertexNormals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures do not depend on threads, instructions or the way they are asked for. */
final class SoftwareRendererTest {
  private static final int WIDTH = 137;
  private static final int HEIGHT = 99;

  /** Something of everything: three models, all surfaces and shadings, triangles behind the eye. */
  private static Scene busyScene(Antialiasing antialiasing, double ratio) {
    Mesh sphere = Shapes.sphere(0.5, 24, 36);
    Texture repeating = Texture.repeating(Shapes.chart(64, 48));
    Texture clamped = new Texture(Shapes.chart(31, 57), Wrap.CLAMP);
    int[] colours = new Random(3).ints(sphere.vertexCount()).toArray();
    float[] moved = sphere.positions().clone();
    for (int i = 0; i < moved.length; i += 3) {
      moved[i] += 0.7f;
    }
    Mesh floor = Shapes.wall(-40, 0.8f, -40, 80, 80);
    Camera camera =
        new Camera(
            new Vector3(0.4, -2, 0.6),
            new Vector3(0.3, 0, 0),
            new Vector3(0, 0, 1),
            new Perspective(0.9, 0.1));
    return new Scene(
        List.of(
            Model.of(
                sphere,
                new Surface.BlendedTextures(repeating, clamped, (float) ratio),
                new Shading.BlinnPhong(0.5f, 37)),
            Model.of(
                sphere.withPositions(moved),
                new Surface.VertexColours(colours),
                new Shading.Lambert()),
            new Model(
                TriangleMesh.of(floor),
                floor.positions(),
                VertexNormals.of(floor),
                new Surface.Textured(repeating),
                new Shading.Unlit(),
                Culling.NONE),
            Model.of(
                Shapes.wall(-0.5f, -0.6f, -0.5f, 0.3f, 0.3f),
                new Surface.Plain(0x3366CC),
                new Shading.Lambert())),
        camera,
        Lighting.studio(camera),
        Background.NEUTRAL,
        antialiasing);
  }

  private static int[] draw(int threads, Instructions instructions, Scene scene) {
    RenderTarget target = new RenderTarget(WIDTH, HEIGHT);
    try (SoftwareRenderer renderer = new SoftwareRenderer(threads, instructions)) {
      renderer.render(scene, target);
      renderer.render(scene, target);
    }
    return target.pixels();
  }

  @ParameterizedTest
  @EnumSource(Antialiasing.class)
  void everyNumberOfThreadsDrawsTheSamePixels(Antialiasing antialiasing) {
    Scene scene = busyScene(antialiasing, 0.3);
    int[] expected = draw(1, Instructions.fastest(), scene);
    for (int threads : new int[] {2, 3, 7}) {
      assertArrayEquals(expected, draw(threads, Instructions.fastest(), scene));
    }
    assertTrue(Arrays.stream(expected).distinct().count() > 1000);
  }

  @ParameterizedTest
  @EnumSource(Antialiasing.class)
  void vectorAndScalarInstructionsDrawTheSamePixels(Antialiasing antialiasing) {
    for (double ratio : new double[] {0, 0.37, 1}) {
      Scene scene = busyScene(antialiasing, ratio);
      int[] scalar = draw(1, Instructions.SCALAR, scene);
      assertArrayEquals(scalar, draw(1, Instructions.VECTOR, scene));
    }
  }

  /** Batches that share out evenly, that leave one frame over, and that leave many. */
  @ParameterizedTest
  @ValueSource(ints = {1, 8, 9, 11})
  void aBatchDrawsTheSamePicturesAsOneByOne(int frames) {
    int[][] batch = new int[frames][];
    RenderTarget target = new RenderTarget(WIDTH, HEIGHT);
    try (SoftwareRenderer renderer = new SoftwareRenderer(4, Instructions.SCALAR)) {
      renderer.renderBatch(
          frames,
          WIDTH,
          HEIGHT,
          (frame, slot) -> busyScene(Antialiasing.OFF, frame / 11.0),
          (frame, slot, picture) -> batch[frame] = picture.pixels().clone());
      for (int frame = 0; frame < frames; frame++) {
        renderer.render(busyScene(Antialiasing.OFF, frame / 11.0), target);
        assertArrayEquals(target.pixels(), batch[frame]);
      }
      assertEquals(0, renderer.transfers());
    }
  }

  @Test
  void scenesUnderWorkAtTheSameTimeHaveDifferentSlots() {
    AtomicIntegerArray busy = new AtomicIntegerArray(3);
    Scene scene = busyScene(Antialiasing.OFF, 0);
    try (SoftwareRenderer renderer = new SoftwareRenderer(3, Instructions.SCALAR)) {
      assertEquals(3, renderer.slots());
      renderer.renderBatch(
          20,
          32,
          32,
          (frame, slot) -> {
            assertEquals(1, busy.incrementAndGet(slot));
            return scene;
          },
          (frame, slot, picture) -> busy.decrementAndGet(slot));
    }
  }

  @Test
  void whatAFrameThrowsReachesTheCallerAndTheRendererGoesOn() {
    Scene scene = busyScene(Antialiasing.OFF, 0);
    RenderTarget target = new RenderTarget(WIDTH, HEIGHT);
    try (SoftwareRenderer renderer = new SoftwareRenderer(2, Instructions.SCALAR)) {
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  renderer.renderBatch(
                      6,
                      WIDTH,
                      HEIGHT,
                      (frame, slot) -> scene,
                      (frame, slot, picture) -> {
                        throw new IllegalStateException("full");
                      }));
      assertEquals("full", thrown.getMessage());
      renderer.render(scene, target);
    }
    assertArrayEquals(draw(1, Instructions.SCALAR, scene), target.pixels());
  }

  @ParameterizedTest
  @EnumSource(Antialiasing.class)
  void nothingIsAllocatedPerFrame(Antialiasing antialiasing) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Scene scene = busyScene(antialiasing, 0.5);
    RenderTarget target = new RenderTarget(WIDTH, HEIGHT);
    int frames = 20;
    try (SoftwareRenderer renderer = new SoftwareRenderer(1, Instructions.SCALAR)) {
      renderer.render(scene, target);
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < frames; i++) {
        renderer.render(scene, target);
      }
      long perFrame = (threads.getCurrentThreadAllocatedBytes() - before) / frames;
      assertTrue(perFrame < 512, perFrame + " bytes a frame");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 300", "513, 3", "64, 64", "8192, 2", "3, 8192"})
  void picturesMayBeAnySize(int width, int height) {
    for (Antialiasing antialiasing : Antialiasing.values()) {
      Scene scene = busyScene(antialiasing, 0.4);
      RenderTarget scalar = new RenderTarget(width, height);
      RenderTarget vector = new RenderTarget(width, height);
      try (SoftwareRenderer renderer = new SoftwareRenderer(2, Instructions.SCALAR)) {
        renderer.render(scene, scalar);
      }
      try (SoftwareRenderer renderer = new SoftwareRenderer(1, Instructions.VECTOR)) {
        renderer.render(scene, vector);
      }
      for (int pixel : scalar.pixels()) {
        assertEquals(0xFF, pixel >>> 24);
      }
      assertArrayEquals(scalar.pixels(), vector.pixels());
    }
  }

  @Test
  void aLongBatchAllocatesNextToNothingPerFrame() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Scene scene = busyScene(Antialiasing.OFF, 0.5);
    try (SoftwareRenderer renderer = new SoftwareRenderer(1, Instructions.SCALAR)) {
      renderer.renderBatch(2, 40, 30, (frame, slot) -> scene, (frame, slot, picture) -> {});
      long before = threads.getCurrentThreadAllocatedBytes();
      renderer.renderBatch(500, 40, 30, (frame, slot) -> scene, (frame, slot, picture) -> {});
      long perFrame = (threads.getCurrentThreadAllocatedBytes() - before) / 500;
      assertTrue(perFrame < 512, perFrame + " bytes a frame");
    }
  }
}
