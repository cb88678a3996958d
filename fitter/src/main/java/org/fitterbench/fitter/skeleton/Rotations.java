package org.fitterbench.fitter.skeleton;

/**
 * Conversions between rotation vectors, rotation matrices and unit quaternions. A matrix is the
 * rotation part of a transform as in {@link RigidTransforms}; conversions to a matrix leave the
 * translation alone. A rotation vector is axis times angle in radians. A quaternion is w, x, y, z.
 */
public final class Rotations {
  private Rotations() {}

  /** Writes the rotation of a rotation vector (Rodrigues' formula). */
  public static void fromVector(double x, double y, double z, double[] out, int offset) {
    double squared = x * x + y * y + z * z;
    double angle = Math.sqrt(squared);
    // Below this angle the first two terms of the series are exact in double precision.
    boolean small = angle < 1e-4;
    double sine = small ? 1 - squared / 6 : Math.sin(angle) / angle;
    double cosine = small ? 0.5 - squared / 24 : (1 - Math.cos(angle)) / squared;
    out[offset] = 1 - cosine * (y * y + z * z);
    out[offset + 1] = cosine * x * y - sine * z;
    out[offset + 2] = cosine * x * z + sine * y;
    out[offset + 4] = cosine * x * y + sine * z;
    out[offset + 5] = 1 - cosine * (x * x + z * z);
    out[offset + 6] = cosine * y * z - sine * x;
    out[offset + 8] = cosine * x * z - sine * y;
    out[offset + 9] = cosine * y * z + sine * x;
    out[offset + 10] = 1 - cosine * (x * x + y * y);
  }

  /**
   * Writes the rotation vector of a rotation, of an angle of π at most.
   *
   * @param scratch [4] overwritten
   * @param out [3] from {@code outOffset}
   */
  public static void toVector(
      double[] rotation, int offset, double[] scratch, double[] out, int outOffset) {
    toQuaternion(rotation, offset, scratch, 0);
    double sign = scratch[0] < 0 ? -1 : 1;
    double w = sign * scratch[0];
    double sine =
        Math.sqrt(scratch[1] * scratch[1] + scratch[2] * scratch[2] + scratch[3] * scratch[3]);
    double scale = sign * (sine < 1e-12 ? 2 : 2 * Math.atan2(sine, w) / sine);
    out[outOffset] = scale * scratch[1];
    out[outOffset + 1] = scale * scratch[2];
    out[outOffset + 2] = scale * scratch[3];
  }

  /**
   * Writes the unit quaternion of a rotation (Shepperd's method: the largest component first, so
   * that no division is by a small number).
   */
  public static void toQuaternion(double[] rotation, int offset, double[] out, int outOffset) {
    double r00 = rotation[offset];
    double r11 = rotation[offset + 5];
    double r22 = rotation[offset + 10];
    double trace = r00 + r11 + r22;
    double w;
    double x;
    double y;
    double z;
    if (trace >= r00 && trace >= r11 && trace >= r22) {
      w = 1 + trace;
      x = rotation[offset + 9] - rotation[offset + 6];
      y = rotation[offset + 2] - rotation[offset + 8];
      z = rotation[offset + 4] - rotation[offset + 1];
    } else if (r00 >= r11 && r00 >= r22) {
      w = rotation[offset + 9] - rotation[offset + 6];
      x = 1 + r00 - r11 - r22;
      y = rotation[offset + 1] + rotation[offset + 4];
      z = rotation[offset + 2] + rotation[offset + 8];
    } else if (r11 >= r22) {
      w = rotation[offset + 2] - rotation[offset + 8];
      x = rotation[offset + 1] + rotation[offset + 4];
      y = 1 - r00 + r11 - r22;
      z = rotation[offset + 6] + rotation[offset + 9];
    } else {
      w = rotation[offset + 4] - rotation[offset + 1];
      x = rotation[offset + 2] + rotation[offset + 8];
      y = rotation[offset + 6] + rotation[offset + 9];
      z = 1 - r00 - r11 + r22;
    }
    double norm = Math.sqrt(w * w + x * x + y * y + z * z);
    out[outOffset] = w / norm;
    out[outOffset + 1] = x / norm;
    out[outOffset + 2] = y / norm;
    out[outOffset + 3] = z / norm;
  }
}
