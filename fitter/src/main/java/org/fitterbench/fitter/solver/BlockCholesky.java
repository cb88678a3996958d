package org.fitterbench.fitter.solver;

/**
 * The kernel of the Cholesky factorisation A = UᵀU of a symmetric positive definite matrix of 3×3
 * blocks (Golub and Van Loan, Matrix Computations, section 4.2), only where {@link BlockPattern}
 * says that there is anything. A block is nine doubles, row by row; of a block on the diagonal only
 * the upper triangle counts.
 */
final class BlockCholesky {
  private static final int BLOCK = 9;

  private BlockCholesky() {}

  /**
   * Factors in place.
   *
   * @param blocks [N·9] of the pattern; become U
   * @return whether the matrix is positive definite; if not, it is left half done
   */
  static boolean factor(BlockPattern pattern, double[] blocks) {
    int[] rowStarts = pattern.rowStarts();
    int[] updates = pattern.updates();
    int update = 0;
    for (int row = 0; row < pattern.size(); row++) {
      int start = rowStarts[row];
      int end = rowStarts[row + 1];
      if (!factorDiagonal(blocks, BLOCK * start)) {
        return false;
      }
      for (int right = start + 1; right < end; right++) {
        solveBlock(blocks, BLOCK * start, BLOCK * right);
      }
      for (int one = start + 1; one < end; one++) {
        for (int other = one; other < end; other++) {
          subtractProduct(blocks, BLOCK * one, BLOCK * other, BLOCK * updates[update++]);
        }
      }
    }
    return true;
  }

  private static boolean factorDiagonal(double[] a, int at) {
    double u00 = Math.sqrt(a[at]);
    double u01 = a[at + 1] / u00;
    double u02 = a[at + 2] / u00;
    double u11 = Math.sqrt(a[at + 4] - u01 * u01);
    double u12 = (a[at + 5] - u01 * u02) / u11;
    double u22 = Math.sqrt(a[at + 8] - u02 * u02 - u12 * u12);
    a[at] = u00;
    a[at + 1] = u01;
    a[at + 2] = u02;
    a[at + 4] = u11;
    a[at + 5] = u12;
    a[at + 8] = u22;
    return isPivot(u00) && isPivot(u11) && isPivot(u22);
  }

  private static boolean isPivot(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  /** B becomes U⁻ᵀ B, with U the diagonal block. */
  private static void solveBlock(double[] a, int diagonal, int at) {
    double r0 = 1 / a[diagonal];
    double r1 = 1 / a[diagonal + 4];
    double r2 = 1 / a[diagonal + 8];
    double u01 = a[diagonal + 1];
    double u02 = a[diagonal + 2];
    double u12 = a[diagonal + 5];
    for (int column = at; column < at + 3; column++) {
      double x0 = a[column] * r0;
      double x1 = (a[column + 3] - u01 * x0) * r1;
      a[column] = x0;
      a[column + 3] = x1;
      a[column + 6] = (a[column + 6] - u02 * x0 - u12 * x1) * r2;
    }
  }

  /** C becomes C − AᵀB. */
  private static void subtractProduct(double[] a, int one, int other, int to) {
    double b00 = a[other];
    double b01 = a[other + 1];
    double b02 = a[other + 2];
    double b10 = a[other + 3];
    double b11 = a[other + 4];
    double b12 = a[other + 5];
    double b20 = a[other + 6];
    double b21 = a[other + 7];
    double b22 = a[other + 8];
    for (int row = 0; row < 3; row++) {
      double a0 = a[one + row];
      double a1 = a[one + row + 3];
      double a2 = a[one + row + 6];
      int at = to + 3 * row;
      a[at] -= a0 * b00 + a1 * b10 + a2 * b20;
      a[at + 1] -= a0 * b01 + a1 * b11 + a2 * b21;
      a[at + 2] -= a0 * b02 + a1 * b12 + a2 * b22;
    }
  }

  /**
   * Solves UᵀU x = b in place.
   *
   * @param factor [N·9] U
   * @param vector [3·size] b, becomes x
   */
  static void solve(BlockPattern pattern, double[] factor, double[] vector) {
    int[] rowStarts = pattern.rowStarts();
    int[] columns = pattern.columns();
    for (int row = 0; row < pattern.size(); row++) {
      int at = 3 * row;
      int u = BLOCK * rowStarts[row];
      double x0 = vector[at] / factor[u];
      double x1 = (vector[at + 1] - factor[u + 1] * x0) / factor[u + 4];
      double x2 = (vector[at + 2] - factor[u + 2] * x0 - factor[u + 5] * x1) / factor[u + 8];
      vector[at] = x0;
      vector[at + 1] = x1;
      vector[at + 2] = x2;
      for (int block = rowStarts[row] + 1; block < rowStarts[row + 1]; block++) {
        int to = 3 * columns[block];
        int b = BLOCK * block;
        vector[to] -= factor[b] * x0 + factor[b + 3] * x1 + factor[b + 6] * x2;
        vector[to + 1] -= factor[b + 1] * x0 + factor[b + 4] * x1 + factor[b + 7] * x2;
        vector[to + 2] -= factor[b + 2] * x0 + factor[b + 5] * x1 + factor[b + 8] * x2;
      }
    }
    for (int row = pattern.size() - 1; row >= 0; row--) {
      int at = 3 * row;
      double y0 = vector[at];
      double y1 = vector[at + 1];
      double y2 = vector[at + 2];
      for (int block = rowStarts[row] + 1; block < rowStarts[row + 1]; block++) {
        int from = 3 * columns[block];
        int b = BLOCK * block;
        double v0 = vector[from];
        double v1 = vector[from + 1];
        double v2 = vector[from + 2];
        y0 -= factor[b] * v0 + factor[b + 1] * v1 + factor[b + 2] * v2;
        y1 -= factor[b + 3] * v0 + factor[b + 4] * v1 + factor[b + 5] * v2;
        y2 -= factor[b + 6] * v0 + factor[b + 7] * v1 + factor[b + 8] * v2;
      }
      int u = BLOCK * rowStarts[row];
      double x2 = y2 / factor[u + 8];
      double x1 = (y1 - factor[u + 5] * x2) / factor[u + 4];
      vector[at] = (y0 - factor[u + 1] * x1 - factor[u + 2] * x2) / factor[u];
      vector[at + 1] = x1;
      vector[at + 2] = x2;
    }
  }
}
