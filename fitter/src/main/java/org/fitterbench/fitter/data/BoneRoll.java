package org.fitterbench.fitter.data;

/**
 * The roll of a bone from the plane it bends in, by MakeHuman's convention: the bone's local X axis
 * is the plane's normal. MPFB2's rig states rolls of its own, so bones of the two agree in position
 * but not in the rotation about themselves.
 */
public final class BoneRoll {
  private static final double PARALLEL = 1e-12;

  private BoneRoll() {}

  /**
   * The roll of a bone whose local X axis is nearest to the normal (p3 − p2) × (p2 − p1). All
   * points are x, y, z in the base mesh's frame.
   *
   * @return radians, as in the body model's rest pose R = R_align · Ry(roll), Z up; 0 where the
   *     plane says nothing
   */
  public static double ofPlane(
      double[] head, double[] tail, double[] p1, double[] p2, double[] p3) {
    double[] direction = zUp(minus(tail, head));
    double[] normal = cross(zUp(minus(p3, p2)), zUp(minus(p2, p1)));
    double length = Math.sqrt(dot(direction, direction));
    if (length == 0) {
      return 0;
    }
    double dx = direction[0] / length;
    double dy = direction[1] / length;
    double dz = direction[2] / length;
    // R_alignᵀ normal, where R_align is the smallest rotation that takes +Y to the direction: its
    // axis (dz, 0, −dx) lies in the plane y = 0.
    double localX;
    double localZ;
    if (1 + dy < PARALLEL) {
      localX = normal[0];
      localZ = -normal[2];
    } else {
      double k = 1 / (1 + dy);
      localX = (1 - k * dx * dx) * normal[0] - dx * normal[1] - k * dx * dz * normal[2];
      localZ = -k * dx * dz * normal[0] - dz * normal[1] + (1 - k * dz * dz) * normal[2];
    }
    return localX == 0 && localZ == 0 ? 0 : StrictMath.atan2(-localZ, localX);
  }

  private static double[] zUp(double[] yUp) {
    return new double[] {yUp[0], -yUp[2], yUp[1]};
  }

  private static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }
}
