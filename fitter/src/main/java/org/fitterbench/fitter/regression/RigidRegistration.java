package org.fitterbench.fitter.regression;

import org.fitterbench.fitter.skeleton.RigidTransforms;

/**
 * Finds the rotation R and translation t with the least Σ wᵢ‖R·aᵢ + t − bᵢ‖² between corresponding
 * points (Horn, Closed-form solution of absolute orientation using unit quaternions, 1987): the
 * unit quaternion of R is the eigenvector of the largest eigenvalue of a symmetric 4×4 matrix made
 * from the covariance, so the result is never a reflection.
 *
 * <p>Where points leave the rotation open (fewer than three, all on a line, or mirrored with a
 * symmetry), the smallest rotation among the best is taken: two points leave no twist, and one
 * point moves without turning. Holds the scratch space, so it is for one thread at a time and
 * allocates nothing afterwards.
 */
public final class RigidRegistration {
  /** Eigenvalues that differ by less than this share of the largest count as one. */
  private static final double SAME_EIGENVALUE = 1e-10;

  private final double[] fromMean = new double[3];
  private final double[] toMean = new double[3];
  private final double[] covariance = new double[9];
  private final double[] matrix = new double[16];
  private final double[] vectors = new double[16];
  private final double[] quaternion = new double[4];

  /**
   * Registers all points with equal weights.
   *
   * @param from [N·3] points a, at least one
   * @param to [N·3] points b
   * @param out one {@link RigidTransforms} at {@code outOffset}
   */
  public void register(float[] from, float[] to, double[] out, int outOffset) {
    int count = from.length / 3;
    clear();
    for (int point = 0; point < count; point++) {
      addToMeans(1, from, to, 3 * point);
    }
    divideMeans(count);
    for (int point = 0; point < count; point++) {
      addToCovariance(1, from, to, 3 * point);
    }
    solve(out, outOffset);
  }

  /**
   * Registers some of the points by weight, with a joint that has the same place on both sides.
   *
   * @param from [N·3] points a
   * @param to [N·3] points b
   * @param weights [N] not negative
   * @param start the first point to register
   * @param end behind the last one
   * @param joints the joint's x, y, z at {@code jointOffset}
   * @param jointWeight how much the joint counts, 0 for not at all
   * @param out one {@link RigidTransforms} at {@code outOffset}
   */
  public void register(
      float[] from,
      float[] to,
      float[] weights,
      int start,
      int end,
      double[] joints,
      int jointOffset,
      double jointWeight,
      double[] out,
      int outOffset) {
    clear();
    double total = jointWeight;
    for (int point = start; point < end; point++) {
      total += weights[point];
      addToMeans(weights[point], from, to, 3 * point);
    }
    for (int axis = 0; axis < 3; axis++) {
      fromMean[axis] += jointWeight * joints[jointOffset + axis];
      toMean[axis] += jointWeight * joints[jointOffset + axis];
    }
    divideMeans(total);
    for (int point = start; point < end; point++) {
      addToCovariance(weights[point], from, to, 3 * point);
    }
    addToCovariance(
        jointWeight,
        joints[jointOffset] - fromMean[0],
        joints[jointOffset + 1] - fromMean[1],
        joints[jointOffset + 2] - fromMean[2],
        joints[jointOffset] - toMean[0],
        joints[jointOffset + 1] - toMean[1],
        joints[jointOffset + 2] - toMean[2]);
    solve(out, outOffset);
  }

  private void clear() {
    for (int axis = 0; axis < 3; axis++) {
      fromMean[axis] = 0;
      toMean[axis] = 0;
    }
    for (int i = 0; i < 9; i++) {
      covariance[i] = 0;
    }
  }

  private void addToMeans(double weight, float[] from, float[] to, int offset) {
    for (int axis = 0; axis < 3; axis++) {
      fromMean[axis] += weight * from[offset + axis];
      toMean[axis] += weight * to[offset + axis];
    }
  }

  private void divideMeans(double total) {
    for (int axis = 0; axis < 3; axis++) {
      fromMean[axis] /= total;
      toMean[axis] /= total;
    }
  }

  private void addToCovariance(double weight, float[] from, float[] to, int offset) {
    addToCovariance(
        weight,
        from[offset] - fromMean[0],
        from[offset + 1] - fromMean[1],
        from[offset + 2] - fromMean[2],
        to[offset] - toMean[0],
        to[offset + 1] - toMean[1],
        to[offset + 2] - toMean[2]);
  }

  private void addToCovariance(
      double weight, double ax, double ay, double az, double bx, double by, double bz) {
    covariance[0] += weight * ax * bx;
    covariance[1] += weight * ax * by;
    covariance[2] += weight * ax * bz;
    covariance[3] += weight * ay * bx;
    covariance[4] += weight * ay * by;
    covariance[5] += weight * ay * bz;
    covariance[6] += weight * az * bx;
    covariance[7] += weight * az * by;
    covariance[8] += weight * az * bz;
  }

  private void solve(double[] out, int outOffset) {
    fillMatrix();
    SymmetricEigen4.decompose(matrix, vectors);
    chooseQuaternion();
    writeRotation(out, outOffset);
    for (int row = 0; row < 3; row++) {
      int at = outOffset + 4 * row;
      out[at + 3] =
          toMean[row]
              - out[at] * fromMean[0]
              - out[at + 1] * fromMean[1]
              - out[at + 2] * fromMean[2];
    }
  }

  /** Horn's matrix N. */
  private void fillMatrix() {
    double xx = covariance[0];
    double xy = covariance[1];
    double xz = covariance[2];
    double yx = covariance[3];
    double yy = covariance[4];
    double yz = covariance[5];
    double zx = covariance[6];
    double zy = covariance[7];
    double zz = covariance[8];
    setRow(0, xx + yy + zz, yz - zy, zx - xz, xy - yx);
    setRow(1, yz - zy, xx - yy - zz, xy + yx, zx + xz);
    setRow(2, zx - xz, xy + yx, yy - xx - zz, yz + zy);
    setRow(3, xy - yx, zx + xz, yz + zy, zz - xx - yy);
  }

  private void setRow(int row, double a, double b, double c, double d) {
    matrix[4 * row] = a;
    matrix[4 * row + 1] = b;
    matrix[4 * row + 2] = c;
    matrix[4 * row + 3] = d;
  }

  /**
   * The unit quaternion of largest real part among the eigenvectors of the largest eigenvalue: the
   * projection of the identity on their space.
   */
  private void chooseQuaternion() {
    int largest = 0;
    double magnitude = 0;
    for (int k = 0; k < 4; k++) {
      magnitude = Math.max(magnitude, Math.abs(matrix[5 * k]));
      largest = matrix[5 * k] > matrix[5 * largest] ? k : largest;
    }
    for (int i = 0; i < 4; i++) {
      quaternion[i] = 0;
    }
    for (int k = 0; k < 4; k++) {
      if (matrix[5 * largest] - matrix[5 * k] <= SAME_EIGENVALUE * magnitude) {
        for (int i = 0; i < 4; i++) {
          quaternion[i] += vectors[k] * vectors[4 * i + k];
        }
      }
    }
    double norm =
        Math.sqrt(
            quaternion[0] * quaternion[0]
                + quaternion[1] * quaternion[1]
                + quaternion[2] * quaternion[2]
                + quaternion[3] * quaternion[3]);
    if (norm < SAME_EIGENVALUE) {
      // A half turn: it has no real part, and any of the eigenvectors is as small as another.
      for (int i = 0; i < 4; i++) {
        quaternion[i] = vectors[4 * i + largest];
      }
      return;
    }
    for (int i = 0; i < 4; i++) {
      quaternion[i] /= norm;
    }
  }

  private void writeRotation(double[] out, int offset) {
    double w = quaternion[0];
    double x = quaternion[1];
    double y = quaternion[2];
    double z = quaternion[3];
    out[offset] = 1 - 2 * (y * y + z * z);
    out[offset + 1] = 2 * (x * y - w * z);
    out[offset + 2] = 2 * (x * z + w * y);
    out[offset + 4] = 2 * (x * y + w * z);
    out[offset + 5] = 1 - 2 * (x * x + z * z);
    out[offset + 6] = 2 * (y * z - w * x);
    out[offset + 8] = 2 * (x * z - w * y);
    out[offset + 9] = 2 * (y * z + w * x);
    out[offset + 10] = 1 - 2 * (x * x + y * y);
  }
}
