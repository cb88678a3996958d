package org.fitterbench.mesh.raster;

import java.util.List;
import org.fitterbench.mesh.render.Antialiasing;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Lighting.Colour;
import org.fitterbench.mesh.render.Lighting.Lamp;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Projection.Orthographic;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Vector3;

/**
 * A picture of 64 by 64 pixels in which a pixel is a metre: x to the right and z upwards, both from
 * 0 to 64, seen along y.
 */
final class Flat {
  static final int SIZE = 64;

  private Flat() {}

  static Scene scene(List<Model> models, Antialiasing antialiasing, Lamp... lamps) {
    Camera camera =
        new Camera(
            new Vector3(32, -10, 32),
            new Vector3(32, 0, 32),
            new Vector3(0, 0, 1),
            new Orthographic(64, 100));
    Lighting lighting = new Lighting(Colour.grey(0), Colour.grey(0), List.of(lamps));
    return new Scene(models, camera, lighting, Background.BLACK, antialiasing);
  }

  static int[] draw(Scene scene) {
    RenderTarget target = new RenderTarget(SIZE, SIZE);
    try (SoftwareRenderer renderer = new SoftwareRenderer(1, Instructions.SCALAR)) {
      renderer.render(scene, target);
    }
    return target.pixels();
  }

  /** The blue channel of a pixel; the row counts from the bottom, as z does. */
  static int at(int[] pixels, int x, int z) {
    return pixels[(SIZE - 1 - z) * SIZE + x] & 0xFF;
  }
}
