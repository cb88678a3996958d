package org.fitterbench.fitter.solver;

import java.util.Arrays;
import org.fitterbench.fitter.skinning.Influences;

/**
 * The sums over vertices that normal equations of shape and pose are made of. Turning bone b by a
 * small δ about its joint p moves a vertex by δ × y with y = Σ wⱼ (Xⱼ v − p) over its influences j
 * in the subtree of b. With uⱼ = wⱼ Xⱼ v this is Σ uⱼ − p Σ wⱼ, so products of such derivatives
 * come from sums over vertices of products of (uⱼ, wⱼ), which only a vertex's own influences have:
 * far fewer than the bones above them. Sums over subtrees are taken once, not for every vertex.
 */
final class BoneMoments {
  /** Sums of a pair of bones: (u, w) of the one times (u, w) of the other, row by row. */
  static final int PAIR = 16;

  /** Sums of a bone with a column: u × column, then w · column. */
  static final int COLUMN = 6;

  /** Sums of a bone by itself: u, w. */
  static final int OWN = 4;

  /** Columns: the derivatives by the shape's parameters, then the residual. */
  final int columnCount;

  /** Sums of one bone: its own, then those with each column. */
  final int boneStride;

  final double[] pairs;
  final double[] bones;

  /** [C·C] dot products of columns, each with itself and the later ones. */
  final double[] products;

  /** [C·3] sums of columns. */
  final double[] sums;

  /** The sum of the vertices' weights. */
  double total;

  private final double[] row;
  private final double[] points;

  BoneMoments(BonePairs pairs, int boneCount, int shapeCount, int mostInfluences) {
    columnCount = shapeCount + 1;
    boneStride = OWN + COLUMN * columnCount;
    this.pairs = new double[PAIR * pairs.slotCount()];
    bones = new double[boneStride * boneCount];
    products = new double[columnCount * columnCount];
    sums = new double[3 * columnCount];
    row = new double[3 * columnCount];
    points = new double[OWN * mostInfluences];
  }

  void clear() {
    Arrays.fill(pairs, 0);
    Arrays.fill(bones, 0);
    Arrays.fill(products, 0);
    Arrays.fill(sums, 0);
    total = 0;
  }

  /**
   * Adds vertices.
   *
   * @param transforms [B·12] X of every bone, metres
   * @param rest [V·3] rest vertices, metres
   * @param columns [C][V·3] derivatives by the shape's parameters, then the residual, metres
   * @param weights [V] weight of each vertex; 0 leaves it out
   * @param slots {@link BonePairs#vertexSlots}
   * @param firstSlot where those of vertex {@code from} start
   */
  void add(
      Influences influences,
      double[] transforms,
      float[] rest,
      float[][] columns,
      float[] weights,
      int[] slots,
      int firstSlot,
      int from,
      int to) {
    int[] offsets = influences.offsets();
    short[] bone = influences.bones();
    float[] shares = influences.weights();
    int slot = firstSlot;
    for (int vertex = from; vertex < to; vertex++) {
      double weight = weights[vertex];
      int first = offsets[vertex];
      int count = offsets[vertex + 1] - first;
      if (weight > 0) {
        takeRow(columns, vertex, weight);
        double x = rest[3 * vertex];
        double y = rest[3 * vertex + 1];
        double z = rest[3 * vertex + 2];
        for (int index = 0; index < count; index++) {
          int at = 12 * bone[first + index];
          double share = shares[first + index];
          double px = transforms[at] * x + transforms[at + 1] * y + transforms[at + 2] * z;
          double py = transforms[at + 4] * x + transforms[at + 5] * y + transforms[at + 6] * z;
          double pz = transforms[at + 8] * x + transforms[at + 9] * y + transforms[at + 10] * z;
          int point = OWN * index;
          points[point] = share * (px + transforms[at + 3]);
          points[point + 1] = share * (py + transforms[at + 7]);
          points[point + 2] = share * (pz + transforms[at + 11]);
          points[point + 3] = share;
          addBone(boneStride * bone[first + index], point, weight);
        }
        addPairs(slots, slot, count, weight);
      }
      slot += count * (count + 1) / 2;
    }
  }

  /** Reads the columns of a vertex, and adds what they are without any bone. */
  private void takeRow(float[][] columns, int vertex, double weight) {
    for (int column = 0; column < columnCount; column++) {
      double x = columns[column][3 * vertex];
      double y = columns[column][3 * vertex + 1];
      double z = columns[column][3 * vertex + 2];
      for (int earlier = 0; earlier < column; earlier++) {
        products[earlier * columnCount + column] +=
            row[3 * earlier] * x + row[3 * earlier + 1] * y + row[3 * earlier + 2] * z;
      }
      row[3 * column] = weight * x;
      row[3 * column + 1] = weight * y;
      row[3 * column + 2] = weight * z;
      products[column * columnCount + column] += weight * (x * x + y * y + z * z);
      sums[3 * column] += weight * x;
      sums[3 * column + 1] += weight * y;
      sums[3 * column + 2] += weight * z;
    }
    total += weight;
  }

  private void addBone(int at, int point, double weight) {
    double x = points[point];
    double y = points[point + 1];
    double z = points[point + 2];
    double share = points[point + 3];
    bones[at] += weight * x;
    bones[at + 1] += weight * y;
    bones[at + 2] += weight * z;
    bones[at + 3] += weight * share;
    int to = at + OWN;
    for (int from = 0; from < row.length; from += 3) {
      double a = row[from];
      double b = row[from + 1];
      double c = row[from + 2];
      bones[to] += y * c - z * b;
      bones[to + 1] += z * a - x * c;
      bones[to + 2] += x * b - y * a;
      bones[to + 3] += share * a;
      bones[to + 4] += share * b;
      bones[to + 5] += share * c;
      to += COLUMN;
    }
  }

  private void addPairs(int[] slots, int firstSlot, int count, double weight) {
    int slot = firstSlot;
    for (int one = 0; one < OWN * count; one += OWN) {
      double x = weight * points[one];
      double y = weight * points[one + 1];
      double z = weight * points[one + 2];
      double w = weight * points[one + 3];
      for (int other = one; other < OWN * count; other += OWN) {
        int at = PAIR * slots[slot++];
        double a = points[other];
        double b = points[other + 1];
        double c = points[other + 2];
        double d = points[other + 3];
        pairs[at] += x * a;
        pairs[at + 1] += x * b;
        pairs[at + 2] += x * c;
        pairs[at + 3] += x * d;
        pairs[at + 4] += y * a;
        pairs[at + 5] += y * b;
        pairs[at + 6] += y * c;
        pairs[at + 7] += y * d;
        pairs[at + 8] += z * a;
        pairs[at + 9] += z * b;
        pairs[at + 10] += z * c;
        pairs[at + 11] += z * d;
        pairs[at + 12] += w * a;
        pairs[at + 13] += w * b;
        pairs[at + 14] += w * c;
        pairs[at + 15] += w * d;
      }
    }
  }

  /** Adds the sums of other vertices. */
  void add(BoneMoments other) {
    add(other.pairs, pairs);
    add(other.bones, bones);
    add(other.products, products);
    add(other.sums, sums);
    total += other.total;
  }

  private static void add(double[] from, double[] to) {
    for (int entry = 0; entry < to.length; entry++) {
      to[entry] += from[entry];
    }
  }

  /** Turns the sums of each bone and pair into those of the bones' subtrees. */
  void sumSubtrees(BonePairs table, int[] parents) {
    for (int bone = parents.length - 1; bone > 0; bone--) {
      int from = bone * boneStride;
      int to = parents[bone] * boneStride;
      for (int entry = 0; entry < boneStride; entry++) {
        bones[to + entry] += bones[from + entry];
      }
    }
    int[] mirrors = table.mirrors();
    for (int index = 0; index < mirrors.length; index += 2) {
      int from = PAIR * mirrors[index];
      int to = PAIR * mirrors[index + 1];
      for (int entry = 0; entry < PAIR; entry++) {
        pairs[to + 4 * (entry % 4) + entry / 4] = pairs[from + entry];
      }
    }
    takeSteps(table.rowSteps());
    takeSteps(table.columnSteps());
  }

  private void takeSteps(int[] steps) {
    for (int index = 0; index < steps.length; index += 2) {
      int from = PAIR * steps[index];
      int to = PAIR * steps[index + 1];
      for (int entry = 0; entry < PAIR; entry++) {
        pairs[to + entry] += pairs[from + entry];
      }
    }
  }
}
