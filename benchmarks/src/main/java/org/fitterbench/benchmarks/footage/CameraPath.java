package org.fitterbench.benchmarks.footage;

import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Projection.Perspective;
import org.fitterbench.mesh.render.Vector3;

/**
 * A camera that goes in front of people who walk, held by hand: it sees them from changing sides,
 * the face the more the nearer it is.
 *
 * @param framing how much it sees of them
 * @param people how many go beside each other
 * @param height of the tallest, metres
 * @param aspect width of the picture divided by its height
 * @param reach how far from the people it may go, metres
 * @param start where in its wanderings it starts, 0 to 1
 */
record CameraPath(
    Framing framing, int people, double height, double aspect, double reach, double start) {
  /** Between the upper and the lower edge of the picture. */
  private static final double FIELD = Math.toRadians(46);

  private static final double NEAR = 0.1;

  /** Width that a person needs, and that each further one adds, metres. */
  private static final double SHOULDERS = 0.62;

  /** Seconds in which it goes from one side to the other and back. */
  private static final double ORBIT = 11;

  /** Half the distance of the eyes of an adult, metres. */
  static final double HALF_EYE_DISTANCE = 0.032;

  /**
   * Where it is at a moment.
   *
   * @param x of the middle of the people, metres
   * @param y of the middle of the people, metres
   * @param heading where they go, as a turn about the vertical; at 0 against the y axis
   */
  Camera at(double seconds, double x, double y, double heading) {
    double near = framing.closeness(seconds);
    double wanted = mix(1.16 * height, 0.62, near);
    double width = SHOULDERS + (people - 1) * FootageClip.ABREAST;
    double visible = Math.max(wanted, width / aspect);
    double distance = Math.min(visible / 2 / Math.tan(FIELD / 2) + 0.12, reach);
    double middle = mix(0.5 * height, height - 0.21, near);
    double wander = Math.sin(2 * Math.PI * (seconds / ORBIT + start));
    double side = heading + mix(2.2, 0.6, near) * wander;
    double sway = 0.012 * Math.sin(5.1 * seconds) + 0.01 * Math.sin(3.3 * seconds + 1);
    double eyeHeight = mix(1.0, height - 0.16, near) + 0.15 * Math.sin(0.7 * seconds + 6 * start);
    Vector3 target = new Vector3(x + sway, y - sway, middle + 0.5 * sway);
    Vector3 eye =
        new Vector3(x + distance * Math.sin(side), y - distance * Math.cos(side), eyeHeight + sway);
    return new Camera(eye, target, new Vector3(0, 0, 1), new Perspective(FIELD, NEAR));
  }

  private static double mix(double from, double to, double share) {
    return from + share * (to - from);
  }

  /**
   * What one eye of a viewer sees whose head is where a camera is: both eyes look straight ahead.
   *
   * @param side −1 for the left eye, 1 for the right
   */
  static Camera eye(Camera camera, int side) {
    Vector3 aside = camera.right().times(side * HALF_EYE_DISTANCE);
    return new Camera(
        camera.eye().plus(aside), camera.target().plus(aside), camera.up(), camera.projection());
  }
}
