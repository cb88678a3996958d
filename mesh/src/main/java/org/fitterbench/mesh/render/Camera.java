package org.fitterbench.mesh.render;

import org.fitterbench.mesh.render.Projection.Perspective;

/**
 * Where the scene is seen from.
 *
 * @param eye where the viewer is
 * @param target what is in the middle of the picture
 * @param up a direction that points upwards in the picture; not along the line of sight
 * @param projection how space becomes flat
 */
public record Camera(Vector3 eye, Vector3 target, Vector3 up, Projection projection) {
  /** Room left around a framed thing, as a share of its size. */
  private static final double MARGIN = 0.06;

  private static final double PORTRAIT_FIELD = Math.toRadians(24);

  public Camera {
    if (forward(eye, target).cross(up).length() < 1e-9 * up.length()) {
      throw new IllegalArgumentException("The line of sight runs along the upward direction");
    }
  }

  /**
   * A perspective camera with a portrait lens that sees the whole box, Z up.
   *
   * @param direction in which the viewer looks; its length does not matter
   * @param aspect width of the picture divided by its height
   */
  public static Camera framing(Bounds bounds, Vector3 direction, double aspect) {
    return framing(bounds, direction, new Vector3(0, 0, 1), aspect);
  }

  /**
   * A perspective camera with a portrait lens that sees the whole box.
   *
   * @param direction in which the viewer looks; its length does not matter
   * @param up a direction that points upwards in the picture; not along the line of sight
   * @param aspect width of the picture divided by its height
   */
  public static Camera framing(Bounds bounds, Vector3 direction, Vector3 up, double aspect) {
    Vector3 forward = direction.unit();
    Vector3 right = forward.cross(up).unit();
    Vector3 upward = right.cross(forward);
    double tangentY = StrictMath.tan(PORTRAIT_FIELD / 2) / (1 + MARGIN);
    double tangentX = tangentY * aspect;
    Vector3 centre = bounds.centre();
    double distance = 0;
    double nearest = 0;
    for (int i = 0; i < 8; i++) {
      Vector3 corner = bounds.corner(i).minus(centre);
      double needed =
          Math.max(Math.abs(corner.dot(right)) / tangentX, Math.abs(corner.dot(upward)) / tangentY);
      distance = Math.max(distance, needed - corner.dot(forward));
      nearest = Math.min(nearest, corner.dot(forward));
    }
    double near = Math.max(1e-4 * distance, 0.5 * (distance + nearest));
    return new Camera(
        centre.minus(forward.times(distance)), centre, up, new Perspective(PORTRAIT_FIELD, near));
  }

  /** The line of sight, of length 1. */
  public Vector3 forward() {
    return forward(eye, target);
  }

  /** What points to the right in the picture, of length 1. */
  public Vector3 right() {
    return forward().cross(up).unit();
  }

  private static Vector3 forward(Vector3 eye, Vector3 target) {
    return target.minus(eye).unit();
  }
}
