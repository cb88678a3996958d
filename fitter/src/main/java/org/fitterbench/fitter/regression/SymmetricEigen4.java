package org.fitterbench.fitter.regression;

/**
 * The kernel that finds eigenvalues and eigenvectors of a symmetric 4×4 matrix by cyclic Jacobi
 * rotations (Golub and Van Loan, Matrix Computations, section 8.5), accurate for any spectrum.
 */
final class SymmetricEigen4 {
  private static final int SIZE = 4;

  /** Convergence is quadratic: a handful of sweeps reaches the last bit. */
  private static final int MAX_SWEEPS = 16;

  private SymmetricEigen4() {}

  /**
   * Diagonalises a matrix.
   *
   * @param matrix [16] symmetric, row by row; overwritten, its diagonal holds the eigenvalues
   * @param vectors [16] out, row by row; column k is the unit eigenvector of eigenvalue k
   */
  static void decompose(double[] matrix, double[] vectors) {
    for (int i = 0; i < SIZE * SIZE; i++) {
      vectors[i] = i % (SIZE + 1) == 0 ? 1 : 0;
    }
    for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
      double offDiagonal = 0;
      double diagonal = 0;
      for (int row = 0; row < SIZE; row++) {
        diagonal += Math.abs(matrix[row * SIZE + row]);
        for (int column = row + 1; column < SIZE; column++) {
          offDiagonal += Math.abs(matrix[row * SIZE + column]);
        }
      }
      // Not "<": a matrix of zeros is done, one with a NaN never will be.
      if (!(offDiagonal > Math.ulp(diagonal) * 1e-3)) {
        return;
      }
      for (int p = 0; p < SIZE; p++) {
        for (int q = p + 1; q < SIZE; q++) {
          rotate(matrix, vectors, p, q);
        }
      }
    }
  }

  /** Makes the entry (p, q) zero. */
  private static void rotate(double[] matrix, double[] vectors, int p, int q) {
    double apq = matrix[p * SIZE + q];
    if (apq == 0) {
      return;
    }
    double theta = (matrix[q * SIZE + q] - matrix[p * SIZE + p]) / (2 * apq);
    double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double cosine = 1 / Math.sqrt(tangent * tangent + 1);
    double sine = tangent * cosine;
    for (int k = 0; k < SIZE; k++) {
      double kp = matrix[k * SIZE + p];
      double kq = matrix[k * SIZE + q];
      matrix[k * SIZE + p] = cosine * kp - sine * kq;
      matrix[k * SIZE + q] = sine * kp + cosine * kq;
    }
    for (int k = 0; k < SIZE; k++) {
      double pk = matrix[p * SIZE + k];
      double qk = matrix[q * SIZE + k];
      matrix[p * SIZE + k] = cosine * pk - sine * qk;
      matrix[q * SIZE + k] = sine * pk + cosine * qk;
    }
    matrix[p * SIZE + q] = 0;
    matrix[q * SIZE + p] = 0;
    for (int k = 0; k < SIZE; k++) {
      double kp = vectors[k * SIZE + p];
      double kq = vectors[k * SIZE + q];
      vectors[k * SIZE + p] = cosine * kp - sine * kq;
      vectors[k * SIZE + q] = sine * kp + cosine * kq;
    }
  }
}
