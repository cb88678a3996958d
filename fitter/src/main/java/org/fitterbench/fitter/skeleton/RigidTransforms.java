package org.fitterbench.fitter.skeleton;

/**
 * Kernels on arrays of rigid transforms. A transform is the upper three rows of its 4×4 matrix, row
 * by row: twelve doubles, the rotation in entries 0–2, 4–6, 8–10 and the translation in metres in
 * entries 3, 7, 11. The n-th transform of an array starts at 12·n; every offset below is such a
 * start. Nothing is allocated.
 */
public final class RigidTransforms {
  /** Doubles of one transform. */
  public static final int STRIDE = 12;

  private RigidTransforms() {}

  /** Sets one transform to the identity. */
  public static void identity(double[] out, int offset) {
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 4; column++) {
        out[offset + 4 * row + column] = row == column ? 1 : 0;
      }
    }
  }

  /** An array of {@code count} identities. */
  public static double[] identities(int count) {
    double[] transforms = new double[count * STRIDE];
    for (int index = 0; index < count; index++) {
      identity(transforms, index * STRIDE);
    }
    return transforms;
  }

  /** out = a. */
  public static void copy(double[] a, int aOffset, double[] out, int outOffset) {
    System.arraycopy(a, aOffset, out, outOffset, STRIDE);
  }

  /** out = a · b; {@code out} may be the same transform as {@code a} or {@code b}. */
  public static void multiply(
      double[] a, int aOffset, double[] b, int bOffset, double[] out, int outOffset) {
    double b00 = b[bOffset];
    double b01 = b[bOffset + 1];
    double b02 = b[bOffset + 2];
    double b03 = b[bOffset + 3];
    double b10 = b[bOffset + 4];
    double b11 = b[bOffset + 5];
    double b12 = b[bOffset + 6];
    double b13 = b[bOffset + 7];
    double b20 = b[bOffset + 8];
    double b21 = b[bOffset + 9];
    double b22 = b[bOffset + 10];
    double b23 = b[bOffset + 11];
    for (int row = 0; row < 12; row += 4) {
      double a0 = a[aOffset + row];
      double a1 = a[aOffset + row + 1];
      double a2 = a[aOffset + row + 2];
      double a3 = a[aOffset + row + 3];
      out[outOffset + row] = a0 * b00 + a1 * b10 + a2 * b20;
      out[outOffset + row + 1] = a0 * b01 + a1 * b11 + a2 * b21;
      out[outOffset + row + 2] = a0 * b02 + a1 * b12 + a2 * b22;
      out[outOffset + row + 3] = a0 * b03 + a1 * b13 + a2 * b23 + a3;
    }
  }

  /** out = a⁻¹, by transposing the rotation; {@code out} may be {@code a}. */
  public static void invert(double[] a, int aOffset, double[] out, int outOffset) {
    double r00 = a[aOffset];
    double r01 = a[aOffset + 1];
    double r02 = a[aOffset + 2];
    double r10 = a[aOffset + 4];
    double r11 = a[aOffset + 5];
    double r12 = a[aOffset + 6];
    double r20 = a[aOffset + 8];
    double r21 = a[aOffset + 9];
    double r22 = a[aOffset + 10];
    double x = a[aOffset + 3];
    double y = a[aOffset + 7];
    double z = a[aOffset + 11];
    setRow(out, outOffset, r00, r10, r20, -(r00 * x + r10 * y + r20 * z));
    setRow(out, outOffset + 4, r01, r11, r21, -(r01 * x + r11 * y + r21 * z));
    setRow(out, outOffset + 8, r02, r12, r22, -(r02 * x + r12 * y + r22 * z));
  }

  /** out = a · b⁻¹; {@code out} may be {@code a} but not {@code b}. */
  public static void multiplyByInverse(
      double[] a, int aOffset, double[] b, int bOffset, double[] out, int outOffset) {
    double x = b[bOffset + 3];
    double y = b[bOffset + 7];
    double z = b[bOffset + 11];
    for (int row = 0; row < 12; row += 4) {
      double a0 = a[aOffset + row];
      double a1 = a[aOffset + row + 1];
      double a2 = a[aOffset + row + 2];
      double a3 = a[aOffset + row + 3];
      double c0 = a0 * b[bOffset] + a1 * b[bOffset + 1] + a2 * b[bOffset + 2];
      double c1 = a0 * b[bOffset + 4] + a1 * b[bOffset + 5] + a2 * b[bOffset + 6];
      double c2 = a0 * b[bOffset + 8] + a1 * b[bOffset + 9] + a2 * b[bOffset + 10];
      setRow(out, outOffset + row, c0, c1, c2, a3 - (c0 * x + c1 * y + c2 * z));
    }
  }

  private static void setRow(double[] out, int offset, double a, double b, double c, double d) {
    out[offset] = a;
    out[offset + 1] = b;
    out[offset + 2] = c;
    out[offset + 3] = d;
  }
}
