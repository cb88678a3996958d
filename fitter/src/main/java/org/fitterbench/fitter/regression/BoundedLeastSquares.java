package org.fitterbench.fitter.regression;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * One Gauss-Newton step of a small least squares problem within bounds: an unknown that would leave
 * its bounds is put on the bound, and the others are solved for again.
 */
final class BoundedLeastSquares {
  private final double[] damping;
  private final double[][] matrix;
  private final double[] right;
  private final double[] step;
  private final boolean[] held;

  /**
   * @param damping what is added to the diagonal, above 0
   */
  BoundedLeastSquares(int unknowns, double damping) {
    this.damping = new double[unknowns];
    Arrays.fill(this.damping, damping);
    matrix = new double[unknowns][unknowns];
    right = new double[unknowns];
    step = new double[unknowns];
    held = new boolean[unknowns];
  }

  /**
   * Takes a step.
   *
   * @param jacobian [D·N] J, column after column
   * @param residual [N] r
   * @param lower [D] least values
   * @param upper [D] largest values
   * @param values [D] within the bounds, before and afterwards
   */
  void step(float[] jacobian, float[] residual, double[] lower, double[] upper, double[] values) {
    NormalEquations.assemble(jacobian, residual, damping, matrix, right);
    Arrays.fill(held, false);
    boolean outside = true;
    while (outside) {
      solve();
      outside = false;
      for (int index = 0; index < values.length; index++) {
        double value = values[index] + step[index];
        if (!held[index] && !(value >= lower[index] && value <= upper[index])) {
          held[index] = true;
          step[index] = Math.clamp(value, lower[index], upper[index]) - values[index];
          outside = true;
        }
      }
    }
    for (int index = 0; index < values.length; index++) {
      values[index] = Math.clamp(values[index] + step[index], lower[index], upper[index]);
    }
  }

  /** Solves for the unknowns that are not held. */
  private void solve() {
    int size = held.length;
    double[][] free = new double[size][size];
    double[] wanted = new double[size];
    for (int row = 0; row < size; row++) {
      if (held[row]) {
        free[row][row] = 1;
        wanted[row] = step[row];
      } else {
        wanted[row] = right[row];
        for (int column = 0; column < size; column++) {
          if (held[column]) {
            wanted[row] -= matrix[row][column] * step[column];
          } else {
            free[row][column] = matrix[row][column];
          }
        }
      }
    }
    double[] solution =
        new CholeskyDecomposition(new Array2DRowRealMatrix(free, false))
            .getSolver()
            .solve(new ArrayRealVector(wanted, false))
            .toArray();
    System.arraycopy(solution, 0, step, 0, size);
  }
}
