package org.fitterbench.fitter.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The normal equations (JᵀWJ) x = JᵀW r of a Gauss-Newton step, in blocks of three unknowns: small
 * rotations about the world's axes for each bone, children before parents, then the translation of
 * the root, then the parameters of the shape, filled up with unknowns that stay 0. In that order a
 * bone's row is short: it meets only bones that move a vertex together with it.
 */
final class NormalSystem {
  private static final int BLOCK = 9;

  private final BonePairs pairs;
  private final int boneCount;
  private final int shapeCount;
  private final BlockPattern pattern;

  /** [N·9] upper triangle, block by block of the pattern. */
  final double[] blocks;

  final double[] right;

  private final double[] product = new double[BLOCK];

  /** For each pair of bones, the later one first: both bones, their slot, their block. */
  private final int[] bonePairs;

  NormalSystem(BonePairs pairs, BlockPattern pattern, int boneCount, int shapeCount) {
    this.pairs = pairs;
    this.pattern = pattern;
    this.boneCount = boneCount;
    this.shapeCount = shapeCount;
    blocks = new double[BLOCK * pattern.blockCount()];
    right = new double[3 * pattern.size()];
    bonePairs = bonePairs();
  }

  private int[] bonePairs() {
    int[] found = new int[4 * pairs.slotCount()];
    int next = 0;
    for (int bone = 0; bone < boneCount; bone++) {
      for (int other = 0; other <= bone; other++) {
        if (pairs.contains(bone, other)) {
          found[next++] = bone;
          found[next++] = other;
          found[next++] = pairs.slot(bone, other);
          found[next++] = pattern.block(boneCount - 1 - bone, boneCount - 1 - other);
        }
      }
    }
    return Arrays.copyOf(found, next);
  }

  /** Where such a system and its Cholesky factor have anything. */
  static BlockPattern pattern(BonePairs pairs, int boneCount, int shapeCount) {
    int size = boneCount + 1 + Math.ceilDiv(shapeCount, 3);
    List<BitSet> rows = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      BitSet columns = new BitSet(size);
      columns.set(Math.max(row, boneCount), size);
      for (int column = row; column < boneCount; column++) {
        columns.set(column, pairs.contains(boneCount - 1 - row, boneCount - 1 - column));
      }
      rows.add(columns);
    }
    return BlockPattern.of(rows);
  }

  BlockPattern pattern() {
    return pattern;
  }

  /** How many unknowns there are. */
  int size() {
    return right.length;
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

  /**
   * Where the entry is of an unknown and one of the translation or the shape, the earlier one
   * first: their blocks end every row.
   */
  private int lateEntry(int one, int other) {
    int row = one / 3;
    int block = pattern.rowStarts()[row + 1] - (pattern.size() - other / 3);
    return BLOCK * block + 3 * (one % 3) + other % 3;
  }

  /** Where an unknown's own entry is. */
  int diagonal(int unknown) {
    return BLOCK * pattern.rowStarts()[unknown / 3] + 4 * (unknown % 3);
  }

  /**
   * Sets up the equations.
   *
   * @param moments sums over subtrees
   * @param joints [B·12] poses of the bones, of which the translation is the joint
   */
  void set(BoneMoments moments, double[] joints) {
    Arrays.fill(blocks, 0);
    Arrays.fill(right, 0);
    for (int pair = 0; pair < bonePairs.length; pair += 4) {
      setBones(moments, joints, pair);
    }
    for (int bone = 0; bone < boneCount; bone++) {
      setBone(moments, joints, bone);
    }
    for (int axis = 0; axis < 3; axis++) {
      int unknown = translation() + axis;
      blocks[diagonal(unknown)] = moments.total;
      right[unknown] = moments.sums[3 * shapeCount + axis];
      for (int index = 0; index < shapeCount; index++) {
        blocks[lateEntry(unknown, shape(index))] = moments.sums[3 * index + axis];
      }
    }
    for (int index = 0; index < shapeCount; index++) {
      for (int other = index; other < shapeCount; other++) {
        blocks[lateEntry(shape(index), shape(other))] =
            moments.products[index * moments.columnCount + other];
      }
      right[shape(index)] = moments.products[index * moments.columnCount + shapeCount];
    }
    for (int unknown = shape(shapeCount); unknown < size(); unknown++) {
      blocks[diagonal(unknown)] = 1;
    }
  }

  /** (α × a)·(β × b) = (α·β)(a·b) − (α·b)(β·a), for all pairs of axes of α and β. */
  private void setBones(BoneMoments moments, double[] joints, int pair) {
    double[] sums = moments.pairs;
    int a = 12 * bonePairs[pair] + 3;
    int b = 12 * bonePairs[pair + 1] + 3;
    int from = BoneMoments.PAIR * bonePairs[pair + 2];
    for (int row = 0; row < 3; row++) {
      double joint = joints[a + 4 * row];
      for (int column = 0; column < 3; column++) {
        double otherJoint = joints[b + 4 * column];
        product[3 * row + column] =
            sums[from + 4 * row + column]
                - sums[from + 4 * row + 3] * otherJoint
                - joint * (sums[from + 12 + column] - sums[from + 15] * otherJoint);
      }
    }
    double trace = product[0] + product[4] + product[8];
    int to = BLOCK * bonePairs[pair + 3];
    for (int alpha = 0; alpha < 3; alpha++) {
      for (int beta = 0; beta < 3; beta++) {
        blocks[to + 3 * alpha + beta] = (alpha == beta ? trace : 0) - product[3 * beta + alpha];
      }
    }
  }

  /** A bone with the translation, (δ × y)·t = δ·(y × t), with the shape and with the residual. */
  private void setBone(BoneMoments moments, double[] joints, int bone) {
    double[] sums = moments.bones;
    int from = moments.boneStride * bone;
    int joint = 12 * bone + 3;
    int unknown = bone(bone);
    int translation = lateEntry(unknown, translation());
    for (int axis = 0; axis < 3; axis++) {
      int next = (axis + 1) % 3;
      int last = (axis + 2) % 3;
      double yNext = sums[from + next] - sums[from + 3] * joints[joint + 4 * next];
      double yLast = sums[from + last] - sums[from + 3] * joints[joint + 4 * last];
      blocks[translation + 3 * axis + next] = -yLast;
      blocks[translation + 3 * axis + last] = yNext;
      for (int column = 0; column <= shapeCount; column++) {
        int at = from + BoneMoments.OWN + BoneMoments.COLUMN * column;
        double moment =
            sums[at + axis]
                - joints[joint + 4 * next] * sums[at + 3 + last]
                + joints[joint + 4 * last] * sums[at + 3 + next];
        if (column < shapeCount) {
          blocks[lateEntry(unknown + axis, shape(column))] = moment;
        } else {
          right[unknown + axis] = moment;
        }
      }
    }
  }

  /** Takes an unknown of the shape out of a copy of the matrix. */
  void hold(int unknown, double[] matrix) {
    for (int one = 0; one < unknown; one++) {
      matrix[lateEntry(one, unknown)] = 0;
    }
    for (int other = unknown + 1; other < size(); other++) {
      matrix[lateEntry(unknown, other)] = 0;
    }
    matrix[diagonal(unknown)] = 1;
  }
}
