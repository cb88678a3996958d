package org.fitterbench.fitter.skeleton;

/** The kernel that turns heads, tails and rolls into rest poses. */
public final class RestSkeleton {
  private RestSkeleton() {}

  /**
   * Writes the rest pose of every bone: origin at its head, rotation R_align · Ry(roll), where
   * R_align is the smallest rotation that takes +Y to the direction from head to tail. When that
   * direction is exactly −Y, R_align is diag(1, −1, −1); a bone without length has none and gets
   * the identity.
   *
   * @param heads [B·3] metres
   * @param tails [B·3] metres
   * @param restPoses [B·12] out, {@link RigidTransforms}
   */
  public static void restPoses(
      Skeleton skeleton, double[] heads, double[] tails, double[] restPoses) {
    double[] rolls = skeleton.rolls();
    for (int bone = 0; bone < rolls.length; bone++) {
      int point = 3 * bone;
      int pose = RigidTransforms.STRIDE * bone;
      double x = tails[point] - heads[point];
      double y = tails[point + 1] - heads[point + 1];
      double z = tails[point + 2] - heads[point + 2];
      double length = Math.sqrt(x * x + y * y + z * z);
      if (length == 0) {
        writeRotation(0, 1, 0, rolls[bone], restPoses, pose);
      } else {
        writeRotation(x / length, y / length, z / length, rolls[bone], restPoses, pose);
      }
      restPoses[pose + 3] = heads[point];
      restPoses[pose + 7] = heads[point + 1];
      restPoses[pose + 11] = heads[point + 2];
    }
  }

  private static void writeRotation(
      double x, double y, double z, double roll, double[] out, int offset) {
    double sideways = x * x + z * z;
    // 1 / (1 + y), without cancellation when y is near −1.
    double k = y >= 0 ? 1 / (1 + y) : (1 - y) / sideways;
    boolean opposite = y < 0 && sideways == 0;
    double a00 = opposite ? 1 : 1 - x * x * k;
    double a02 = opposite ? 0 : -x * z * k;
    double a22 = opposite ? -1 : 1 - z * z * k;
    writeRolled(a00, a02, a22, x, y, z, roll, out, offset);
  }

  /**
   * Writes A · Ry(roll) for A = [[a00, x, a02], [−x, y, −z], [a02, z, a22]], the form that R_align
   * and its derivative have.
   */
  private static void writeRolled(
      double a00,
      double a02,
      double a22,
      double x,
      double y,
      double z,
      double roll,
      double[] out,
      int offset) {
    double cosine = Math.cos(roll);
    double sine = Math.sin(roll);
    out[offset] = a00 * cosine - a02 * sine;
    out[offset + 1] = x;
    out[offset + 2] = a00 * sine + a02 * cosine;
    out[offset + 4] = -x * cosine + z * sine;
    out[offset + 5] = y;
    out[offset + 6] = -x * sine - z * cosine;
    out[offset + 8] = a02 * cosine - a22 * sine;
    out[offset + 9] = z;
    out[offset + 10] = a02 * sine + a22 * cosine;
  }

  /**
   * Writes the derivative of every rest pose.
   *
   * @param heads [B·3] metres
   * @param tails [B·3] metres
   * @param headTangents [B·3] derivative of the heads
   * @param tailTangents [B·3] derivative of the tails
   * @param restTangents [B·12] out, derivative of the rest poses, entry by entry
   */
  public static void restTangents(
      Skeleton skeleton,
      double[] heads,
      double[] tails,
      double[] headTangents,
      double[] tailTangents,
      double[] restTangents) {
    double[] rolls = skeleton.rolls();
    for (int bone = 0; bone < rolls.length; bone++) {
      int point = 3 * bone;
      int pose = RigidTransforms.STRIDE * bone;
      double x = tails[point] - heads[point];
      double y = tails[point + 1] - heads[point + 1];
      double z = tails[point + 2] - heads[point + 2];
      double length = Math.sqrt(x * x + y * y + z * z);
      if (length == 0) {
        java.util.Arrays.fill(restTangents, pose, pose + RigidTransforms.STRIDE, 0);
      } else {
        x /= length;
        y /= length;
        z /= length;
        double dx = (tailTangents[point] - headTangents[point]) / length;
        double dy = (tailTangents[point + 1] - headTangents[point + 1]) / length;
        double dz = (tailTangents[point + 2] - headTangents[point + 2]) / length;
        double along = x * dx + y * dy + z * dz;
        writeRotationTangent(
            x,
            y,
            z,
            dx - along * x,
            dy - along * y,
            dz - along * z,
            rolls[bone],
            restTangents,
            pose);
      }
      restTangents[pose + 3] = headTangents[point];
      restTangents[pose + 7] = headTangents[point + 1];
      restTangents[pose + 11] = headTangents[point + 2];
    }
  }

  private static void writeRotationTangent(
      double x,
      double y,
      double z,
      double dx,
      double dy,
      double dz,
      double roll,
      double[] out,
      int offset) {
    double sideways = x * x + z * z;
    boolean opposite = y < 0 && sideways == 0;
    double k = opposite ? 0 : y >= 0 ? 1 / (1 + y) : (1 - y) / sideways;
    double dk = -k * k * dy;
    double a00 = -2 * x * dx * k - x * x * dk;
    double a02 = -(dx * z + x * dz) * k - x * z * dk;
    double a22 = -2 * z * dz * k - z * z * dk;
    writeRolled(a00, a02, a22, dx, dy, dz, roll, out, offset);
  }
}
