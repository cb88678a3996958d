package org.fitterbench.fitter.regression;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * The damped linear least squares problem (JᵀJ + Λ)·δ = Jᵀr of one step of a fit, with a diagonal
 * Λ. Sums are in double precision.
 */
public final class NormalEquations {
  private NormalEquations() {}

  /**
   * Solves for the step.
   *
   * @param jacobian [D·N] J, column after column
   * @param residual [N] r
   * @param damping [D] the diagonal of Λ, above 0
   * @return [D] δ; not finite when an entry of J or r is not
   */
  public static double[] solve(float[] jacobian, float[] residual, double[] damping) {
    int columns = damping.length;
    double[][] matrix = new double[columns][columns];
    double[] right = new double[columns];
    assemble(jacobian, residual, damping, matrix, right);
    return new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false))
        .getSolver()
        .solve(new ArrayRealVector(right, false))
        .toArray();
  }

  /**
   * The kernel that makes JᵀJ + Λ and Jᵀr.
   *
   * @param jacobian [D·N] J, column after column
   * @param residual [N] r
   * @param damping [D] the diagonal of Λ
   * @param matrix [D][D] out, symmetric
   * @param right [D] out
   */
  public static void assemble(
      float[] jacobian, float[] residual, double[] damping, double[][] matrix, double[] right) {
    int rows = residual.length;
    for (int i = 0; i < damping.length; i++) {
      for (int j = i; j < damping.length; j++) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
          sum += (double) jacobian[i * rows + row] * jacobian[j * rows + row];
        }
        matrix[i][j] = sum;
        matrix[j][i] = sum;
      }
      matrix[i][i] += damping[i];
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += (double) jacobian[i * rows + row] * residual[row];
      }
      right[i] = sum;
    }
  }
}
