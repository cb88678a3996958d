package org.fitterbench.fitter.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlockCholeskyTest {
  private static final double TOLERANCE = 1e-10;

  private final Random random = new Random(11);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 13, 40})
  void aSparseSystemHasTheSolutionOfADenseFactorisation(int size) {
    BlockPattern pattern = BlockPattern.of(rows(size));
    double[][] dense = positiveDefinite(size, rows(size));
    double[] right = random.doubles(3L * size, -1, 1).toArray();
    RealVector expected =
        new CholeskyDecomposition(new Array2DRowRealMatrix(dense))
            .getSolver()
            .solve(new ArrayRealVector(right));
    double[] blocks = blocks(pattern, dense);
    assertTrue(BlockCholesky.factor(pattern, blocks));
    BlockCholesky.solve(pattern, blocks, right);
    for (int row = 0; row < right.length; row++) {
      assertEquals(expected.getEntry(row), right[row], TOLERANCE, "unknown " + row);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0, Double.NaN, Double.POSITIVE_INFINITY})
  void aMatrixThatIsNotPositiveDefiniteIsToldFromOneThatIs(double pivot) {
    BlockPattern pattern = BlockPattern.of(rows(7));
    double[][] dense = positiveDefinite(7, rows(7));
    dense[10][10] = pivot;
    assertFalse(BlockCholesky.factor(pattern, blocks(pattern, dense)));
  }

  @ParameterizedTest
  @ValueSource(ints = {13})
  void fillIsWhatEliminationMakes(int size) {
    List<BitSet> rows = rows(size);
    BlockPattern pattern = BlockPattern.of(rows);
    boolean[][] full = new boolean[size][size];
    for (int row = 0; row < size; row++) {
      int from = row;
      rows.get(row).stream().forEach(column -> full[from][column] = true);
    }
    for (int pivot = 0; pivot < size; pivot++) {
      for (int row = pivot + 1; row < size; row++) {
        for (int column = row; column < size; column++) {
          full[row][column] |= full[pivot][row] && full[pivot][column];
        }
      }
    }
    for (int row = 0; row < size; row++) {
      for (int column = row; column < size; column++) {
        assertEquals(full[row][column], pattern.block(row, column) >= 0, row + ", " + column);
      }
    }
  }

  /** The same pattern for the same size: a third of all blocks, and the last column. */
  private static List<BitSet> rows(int size) {
    Random choice = new Random(size);
    List<BitSet> rows = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      BitSet columns = new BitSet(size);
      columns.set(row);
      columns.set(size - 1);
      for (int column = row + 1; column < size; column++) {
        columns.set(column, columns.get(column) || choice.nextInt(3) == 0);
      }
      rows.add(columns);
    }
    return rows;
  }

  private double[][] positiveDefinite(int size, List<BitSet> rows) {
    double[][] matrix = new double[3 * size][3 * size];
    for (int row = 0; row < 3 * size; row++) {
      for (int column = row + 1; column < 3 * size; column++) {
        double value = rows.get(row / 3).get(column / 3) ? 2 * random.nextDouble() - 1 : 0;
        matrix[row][column] = value;
        matrix[column][row] = value;
      }
      matrix[row][row] = 3 * size;
    }
    return matrix;
  }

  private static double[] blocks(BlockPattern pattern, double[][] dense) {
    double[] blocks = new double[9 * pattern.blockCount()];
    for (int row = 0; row < dense.length; row++) {
      for (int column = 3 * (row / 3); column < dense.length; column++) {
        int block = pattern.block(row / 3, column / 3);
        if (block >= 0) {
          blocks[9 * block + 3 * (row % 3) + column % 3] = dense[row][column];
        }
      }
    }
    return blocks;
  }
}
