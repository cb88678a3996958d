package org.fitterbench.benchmarks.footage;

import java.util.List;
import org.fitterbench.mesh.render.Antialiasing;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Culling;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Projection.Orthographic;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Renderer;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.Vector3;

/**
 * The shadow of people on the floor: their bodies laid flat along the light, drawn from above and
 * blurred, as by a lamp that is no point.
 */
final class FloorShadow {
  /** Texels of the map along a side. */
  private static final int SIDE = 512;

  /** Metres of floor along a side. */
  private static final double SPAN = 7;

  /** Half the window of one of two means, texels. */
  private static final int BLUR = 3;

  /** The share of light that a shadow takes away. */
  private static final float DEPTH = 0.62f;

  private final RenderTarget target = new RenderTarget(SIDE, SIDE);
  private final float[] map = new float[SIDE * SIDE];
  private final float[] scratch = new float[SIDE * SIDE];
  private float middleX;
  private float middleY;

  /**
   * Draws the shadow of a frame.
   *
   * @param towards from the floor to the lamp
   * @param x of the middle of the map, metres
   * @param y of the middle of the map, metres
   */
  void draw(Renderer renderer, List<Model> people, Vector3 towards, double x, double y) {
    middleX = (float) x;
    middleY = (float) y;
    Camera above =
        new Camera(
            new Vector3(x, y, 1),
            new Vector3(x, y, 0),
            new Vector3(0, 1, 0),
            new Orthographic(SPAN, 2));
    List<Model> flat = people.stream().map(model -> flatten(model, towards)).toList();
    renderer.render(
        new Scene(
            flat,
            above,
            new Lighting(Lighting.Colour.grey(1), Lighting.Colour.grey(1), List.of()),
            Background.BLACK,
            Antialiasing.OFF),
        target);
    for (int i = 0; i < map.length; i++) {
      map[i] = (target.pixels()[i] & 0xFF) == 0 ? 0 : 1;
    }
    for (int pass = 0; pass < 2; pass++) {
      blur(map, scratch, 1, SIDE);
      blur(scratch, map, SIDE, 1);
    }
  }

  private static Model flatten(Model model, Vector3 towards) {
    float[] positions = model.positions().clone();
    float alongX = (float) (towards.x() / towards.z());
    float alongY = (float) (towards.y() / towards.z());
    for (int i = 0; i < positions.length; i += 3) {
      positions[i] -= alongX * positions[i + 2];
      positions[i + 1] -= alongY * positions[i + 2];
      positions[i + 2] = 0;
    }
    return new Model(
        model.triangles(),
        positions,
        model.normals(),
        new Surface.Plain(0xFFFFFF),
        new Shading.Unlit(),
        Culling.NONE);
  }

  /** Means of a window along lines; beyond the map there is no shadow. */
  private static void blur(float[] from, float[] to, int step, int line) {
    for (int start = 0; start < SIDE; start++) {
      float sum = 0;
      for (int i = -BLUR; i < SIDE; i++) {
        if (i + BLUR < SIDE) {
          sum += from[start * line + (i + BLUR) * step];
        }
        if (i - BLUR - 1 >= 0) {
          sum -= from[start * line + (i - BLUR - 1) * step];
        }
        if (i >= 0) {
          to[start * line + i * step] = sum / (2 * BLUR + 1);
        }
      }
    }
  }

  /** The share of light that reaches a place on the floor, metres. */
  float light(float x, float y) {
    float column = (float) (((x - middleX) / SPAN + 0.5) * SIDE - 0.5);
    float row = (float) ((0.5 - (y - middleY) / SPAN) * SIDE - 0.5);
    int left = (int) Math.floor(column);
    int top = (int) Math.floor(row);
    if (left < 0 || top < 0 || left + 1 >= SIDE || top + 1 >= SIDE) {
      return 1;
    }
    float shareX = column - left;
    float shareY = row - top;
    int at = top * SIDE + left;
    float above = map[at] + shareX * (map[at + 1] - map[at]);
    float below = map[at + SIDE] + shareX * (map[at + SIDE + 1] - map[at + SIDE]);
    return 1 - DEPTH * (above + shareY * (below - above));
  }
}
