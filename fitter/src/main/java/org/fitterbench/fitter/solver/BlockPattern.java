package org.fitterbench.fitter.solver;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Where a symmetric matrix of 3×3 blocks and its Cholesky factor have blocks other than zero: the
 * upper triangle, row by row, with what the elimination fills in (George and Liu, Computer Solution
 * of Large Sparse Positive Definite Systems, chapter 5). Found once; every matrix of the pattern is
 * then factored without searching.
 *
 * @param size blocks in a row of the whole matrix
 * @param rowStarts [size+1] where each row's blocks start; the first of a row is on the diagonal
 * @param columns column of each block, ascending within a row
 * @param updates for each row, for each pair of its blocks right of the diagonal (i, j) with i ≤ j,
 *     the block in row {@code columns[i]} and column {@code columns[j]}
 */
record BlockPattern(int size, int[] rowStarts, int[] columns, int[] updates) {
  /**
   * Finds the pattern of a factor.
   *
   * @param rows for each row the columns from the diagonal on that are not zero in the matrix
   */
  static BlockPattern of(List<BitSet> rows) {
    int size = rows.size();
    BitSet[] filled = new BitSet[size];
    Arrays.setAll(filled, row -> (BitSet) rows.get(row).clone());
    int[] rowStarts = new int[size + 1];
    for (int row = 0; row < size; row++) {
      filled[row].set(row);
      rowStarts[row + 1] = rowStarts[row] + filled[row].cardinality();
      for (int below : filled[row].stream().skip(1).toArray()) {
        BitSet right = (BitSet) filled[row].clone();
        right.clear(0, below);
        filled[below].or(right);
      }
    }
    int[] columns = new int[rowStarts[size]];
    for (int row = 0; row < size; row++) {
      int[] found = filled[row].stream().toArray();
      System.arraycopy(found, 0, columns, rowStarts[row], found.length);
    }
    return new BlockPattern(size, rowStarts, columns, updates(rowStarts, columns));
  }

  private static int[] updates(int[] rowStarts, int[] columns) {
    int count = 0;
    for (int row = 0; row + 1 < rowStarts.length; row++) {
      int right = rowStarts[row + 1] - rowStarts[row] - 1;
      count += right * (right + 1) / 2;
    }
    int[] updates = new int[count];
    int next = 0;
    for (int row = 0; row + 1 < rowStarts.length; row++) {
      for (int one = rowStarts[row] + 1; one < rowStarts[row + 1]; one++) {
        int below = columns[one];
        for (int other = one; other < rowStarts[row + 1]; other++) {
          updates[next++] =
              Arrays.binarySearch(columns, rowStarts[below], rowStarts[below + 1], columns[other]);
        }
      }
    }
    return updates;
  }

  int blockCount() {
    return columns.length;
  }

  /** The block of a row and a column from the row's diagonal on; negative when it is zero. */
  int block(int row, int column) {
    return Arrays.binarySearch(columns, rowStarts[row], rowStarts[row + 1], column);
  }
}
