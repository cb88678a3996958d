package org.fitterbench.fitter.solver;

/**
 * The normal equations (JᵀWJ) x = JᵀW r of a Gauss-Newton step. Unknowns: three small rotations
 * about the world's axes for each bone, children before parents, then the translation of the root,
 * then the parameters of the shape. In that order a bone's row is short: it meets only bones that
 * move a vertex together with it.
 */
final class NormalSystem {
  final int boneCount;
  final int shapeCount;
  final int size;

  /** [size·size] upper triangle, row by row. */
  final double[] matrix;

  final double[] right;

  NormalSystem(int boneCount, int shapeCount) {
    this.boneCount = boneCount;
    this.shapeCount = shapeCount;
    size = 3 * boneCount + 3 + shapeCount;
    matrix = new double[size * size];
    right = new double[size];
  }

  /** The first of a bone's three unknowns. */
  int bone(int bone) {
    return 3 * (boneCount - 1 - bone);
  }

  /** The first of the translation's three unknowns. */
  int translation() {
    return 3 * boneCount;
  }

  /** The unknown of a parameter of the shape. */
  int shape(int index) {
    return 3 * boneCount + 3 + index;
  }

  void clear() {
    java.util.Arrays.fill(matrix, 0);
    java.util.Arrays.fill(right, 0);
  }

  /** Adds to the entry of two unknowns, in either order. */
  void add(int one, int other, double value) {
    matrix[one <= other ? one * size + other : other * size + one] += value;
  }

  double diagonal(int unknown) {
    return matrix[unknown * size + unknown];
  }

  /** Adds another system of the same unknowns. */
  void add(NormalSystem other) {
    for (int entry = 0; entry < matrix.length; entry++) {
      matrix[entry] += other.matrix[entry];
    }
    for (int entry = 0; entry < size; entry++) {
      right[entry] += other.right[entry];
    }
  }
}
