package org.fitterbench.mesh.renderers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.raster.Shapes;
import org.fitterbench.mesh.render.Antialiasing;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Bounds;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Renderer;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.Vector3;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RendererChoiceTest {
  private static Scene scene() {
    var sphere = Shapes.sphere(0.5, 12, 16);
    Camera camera = Camera.framing(Bounds.of(sphere.positions()), new Vector3(0, 1, 0), 1);
    return new Scene(
        List.of(Model.of(sphere, new Surface.Plain(0x80A0C0), new Shading.Lambert())),
        camera,
        Lighting.studio(camera),
        Background.NEUTRAL,
        Antialiasing.OFF);
  }

  @ParameterizedTest
  @EnumSource
  void everyChoiceDraws(RendererChoice choice) {
    Renderer opened;
    try {
      opened = choice.open(41);
    } catch (UserInputException missing) {
      assertEquals(RendererChoice.OPENGL, choice);
      opened = Assumptions.abort(missing.oneLine());
    }
    RenderTarget single = new RenderTarget(40, 40);
    int[][] batch = new int[3][];
    try (Renderer renderer = opened) {
      renderer.render(scene(), single);
      renderer.renderBatch(
          3,
          40,
          40,
          (frame, slot) -> scene(),
          (frame, slot, picture) -> batch[frame] = picture.pixels().clone());
      boolean onDevice = renderer.description().startsWith("OpenGL");
      assertEquals(onDevice, renderer.transfers() > 0);
      assertTrue(renderer.slots() >= 1);
    }
    assertTrue(single.picture().pixel(20, 20) != single.picture().pixel(0, 20));
    assertArrayEquals(single.pixels(), batch[2]);
  }

  @Test
  void softwareDrawnOpenGlIsNeverChosenByItself() {
    try (Renderer renderer = RendererChoice.AUTO.open(1000)) {
      String description = renderer.description();
      assertTrue(
          description.matches("OpenGL on .*\\(chosen for: a graphics processor\\)")
              || description.matches("software rasteriser, .*\\(chosen for: no .*\\)"),
          description);
      assertTrue(!description.contains("llvmpipe"), description);
    }
  }

  @Test
  void aDeviceIsNotOpenedForASinglePicture() {
    try (Renderer renderer = RendererChoice.AUTO.open(1)) {
      assertTrue(
          renderer.description().startsWith("software rasteriser, ")
              && renderer.description().endsWith(" (chosen for: few pictures)"),
          renderer.description());
    }
  }

  @Test
  void theCallersOwnChoiceNeedsNoReason() {
    try (Renderer renderer = RendererChoice.SOFTWARE.open(1)) {
      assertTrue(!renderer.description().contains("chosen"), renderer.description());
    }
  }

  @Test
  void labelsAreLowerCase() {
    assertEquals("opengl", RendererChoice.OPENGL.label());
  }
}
