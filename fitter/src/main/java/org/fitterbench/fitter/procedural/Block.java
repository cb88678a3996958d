package org.fitterbench.fitter.procedural;

/**
 * A block of a patch's quads.
 *
 * @param row the patch's row where it begins
 * @param column the patch's column where it begins
 * @param rows how many rows of quads
 * @param columns how many columns of quads
 */
record Block(int row, int column, int rows, int columns) {
  int perimeter() {
    return 2 * (rows + columns);
  }

  /** Row, within the block, of the i-th vertex around it. */
  int rowOf(int i) {
    return Math.clamp(Math.min(i - columns, perimeter() - i), 0, rows);
  }

  /** Column, within the block, of the i-th vertex around it. */
  int columnOf(int i) {
    return Math.clamp(Math.min(i, 2 * columns + rows - i), 0, columns);
  }

  double u(int column) {
    return 2.0 * column / columns - 1;
  }

  double v(int row) {
    return 2.0 * row / rows - 1;
  }

  /** The block that is its mirror image where columns run the other way. */
  Block mirroredIn(QuadSurface.Patch patch) {
    return new Block(row, patch.columns() - column - columns, rows, columns);
  }
}
