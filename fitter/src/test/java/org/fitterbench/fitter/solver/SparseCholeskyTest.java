package org.fitterbench.fitter.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseCholeskyTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 13, 97})
  void solvesWhatItFactored(int n) {
    Random random = new Random(n);
    double[] full = positiveDefinite(n, random);
    double[] expected = random.doubles(n, -1, 1).toArray();
    double[] vector = new double[n];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        vector[row] += full[row * n + column] * expected[column];
      }
    }
    assertTrue(SparseCholesky.factor(full, n));
    SparseCholesky.solve(full, n, vector);
    assertArrayEquals(expected, vector, 1e-9);
  }

  @Test
  void anIndefiniteMatrixIsRefused() {
    assertFalse(SparseCholesky.factor(new double[] {1, 2, 2, 1}, 2));
    assertFalse(SparseCholesky.factor(new double[] {Double.NaN}, 1));
  }

  /** A sparse matrix with a dominant diagonal, a third of the rest not zero. */
  private static double[] positiveDefinite(int n, Random random) {
    double[] matrix = new double[n * n];
    for (int row = 0; row < n; row++) {
      matrix[row * n + row] += 1;
      for (int column = row + 1; column < n; column++) {
        if (random.nextInt(3) == 0) {
          double value = random.nextGaussian();
          matrix[row * n + column] = value;
          matrix[column * n + row] = value;
          matrix[row * n + row] += Math.abs(value);
          matrix[column * n + column] += Math.abs(value);
        }
      }
    }
    return matrix;
  }
}
