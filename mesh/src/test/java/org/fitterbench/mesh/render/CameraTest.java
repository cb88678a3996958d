package org.fitterbench.mesh.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fitterbench.mesh.render.Projection.Orthographic;
import org.fitterbench.mesh.render.Projection.Perspective;
import org.junit.jupiter.api.Test;

final class CameraTest {
  private static final Bounds BODY =
      new Bounds(new Vector3(-0.8, -0.2, 0), new Vector3(0.8, 0.3, 1.75));

  /** The largest distance of a corner from the middle of the picture; 1 is the edge. */
  private static double reach(Camera camera, Bounds bounds, double aspect) {
    Perspective lens = (Perspective) camera.projection();
    double tangent = Math.tan(lens.verticalFieldRadians() / 2);
    Vector3 up = camera.right().cross(camera.forward());
    double reach = 0;
    for (int i = 0; i < 8; i++) {
      Vector3 toCorner = bounds.corner(i).minus(camera.eye());
      double depth = toCorner.dot(camera.forward());
      assertTrue(depth > lens.near(), "a corner is in front of the near plane");
      reach = Math.max(reach, Math.abs(toCorner.dot(camera.right())) / (depth * tangent * aspect));
      reach = Math.max(reach, Math.abs(toCorner.dot(up)) / (depth * tangent));
    }
    return reach;
  }

  @Test
  void aFramedBoxFillsThePictureWithAMargin() {
    for (double aspect : new double[] {0.3, 0.75, 1, 2.5}) {
      for (Vector3 direction :
          new Vector3[] {new Vector3(0, 1, 0), new Vector3(-2, 3, -1), new Vector3(1, 0, 0.4)}) {
        double reach = reach(Camera.framing(BODY, direction, aspect), BODY, aspect);
        assertTrue(reach < 0.96 && reach > 0.9, aspect + " " + direction + " " + reach);
      }
    }
  }

  @Test
  void boundsHoldAllPoints() {
    Bounds bounds = Bounds.of(new float[] {1, 2, 3, -1, 5, 0, 0, 0, 9});
    assertEquals(new Bounds(new Vector3(-1, 0, 0), new Vector3(1, 5, 9)), bounds);
    assertEquals(new Vector3(0, 2.5, 4.5), bounds.centre());
  }

  @Test
  void whatCannotBeSeenIsRefused() {
    Vector3 origin = new Vector3(0, 0, 0);
    Vector3 up = new Vector3(0, 0, 1);
    Orthographic box = new Orthographic(1, 1);
    assertThrows(IllegalArgumentException.class, () -> new Camera(origin, origin, up, box));
    assertThrows(
        IllegalArgumentException.class, () -> new Camera(origin, new Vector3(0, 0, 5), up, box));
    assertThrows(IllegalArgumentException.class, () -> new Perspective(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Perspective(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Orthographic(1, -1));
    assertThrows(IllegalArgumentException.class, () -> Bounds.of(new float[0]));
  }
}
