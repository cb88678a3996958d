package org.fitterbench.fitter.solver;

/**
 * The Cholesky factorisation A = UᵀU of a symmetric positive definite matrix, row by row (Golub and
 * Van Loan, Matrix Computations, section 4.2), skipping what is exactly zero: with children before
 * parents hardly any zero fills in.
 */
final class SparseCholesky {
  private SparseCholesky() {}

  /**
   * Factors in place.
   *
   * @param matrix [n·n] upper triangle, row by row; becomes U
   * @return whether the matrix is positive definite; if not, it is left half done
   */
  static boolean factor(double[] matrix, int n) {
    for (int pivot = 0; pivot < n; pivot++) {
      int row = pivot * n;
      double diagonal = matrix[row + pivot];
      if (!(diagonal > 0) || diagonal == Double.POSITIVE_INFINITY) {
        return false;
      }
      double scale = 1 / Math.sqrt(diagonal);
      for (int column = pivot; column < n; column++) {
        matrix[row + column] *= scale;
      }
      for (int below = pivot + 1; below < n; below++) {
        double factor = matrix[row + below];
        if (factor != 0) {
          subtract(matrix, below * n, row, factor, below, n);
        }
      }
    }
    return true;
  }

  private static void subtract(double[] matrix, int to, int row, double factor, int from, int end) {
    for (int column = from; column < end; column++) {
      matrix[to + column] -= factor * matrix[row + column];
    }
  }

  /**
   * Solves UᵀU x = b in place.
   *
   * @param factor [n·n] U
   * @param vector [n] b, becomes x
   */
  static void solve(double[] factor, int n, double[] vector) {
    for (int pivot = 0; pivot < n; pivot++) {
      double value = vector[pivot] / factor[pivot * n + pivot];
      vector[pivot] = value;
      for (int column = pivot + 1; column < n; column++) {
        vector[column] -= value * factor[pivot * n + column];
      }
    }
    for (int pivot = n - 1; pivot >= 0; pivot--) {
      double sum = vector[pivot];
      for (int column = pivot + 1; column < n; column++) {
        sum -= factor[pivot * n + column] * vector[column];
      }
      vector[pivot] = sum / factor[pivot * n + pivot];
    }
  }
}
