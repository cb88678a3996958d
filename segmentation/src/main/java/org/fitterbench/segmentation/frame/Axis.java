package org.fitterbench.segmentation.frame;

/**
 * The weights by which the lines of one side of a picture make up those of another size. Safe for
 * many threads.
 */
final class Axis {
  /** Weights of a line are kept in groups of so many, filled up with zeros, for vector kernels. */
  static final int GROUP = 16;

  private final int source;
  private final int reach;
  private final int[] first;
  private final int[] taps;
  private final float[] weights;

  private Axis(int source, int target, int mostTaps) {
    if (source < 1 || target < 1) {
      throw new IllegalArgumentException("No plane has " + source + " or " + target + " lines");
    }
    this.source = source;
    reach = (Math.min(source, mostTaps) + GROUP - 1) / GROUP * GROUP;
    first = new int[target];
    taps = new int[target];
    weights = new float[Math.multiplyExact(target, reach)];
  }

  /** A triangle filter that brings a whole side to another size; of the same size, nothing. */
  static Axis triangle(int source, int target) {
    return triangle(source, target, (double) source / target, 0);
  }

  /**
   * A triangle filter: linear interpolation where the side grows, and a weighted mean as wide as
   * the reduction where it shrinks, so that nothing aliases. Line {@code i} of the result lies at
   * {@code (i + ½)·scale − ½ + shift} among the source's lines.
   *
   * @param source lines that come in, at least 1
   * @param target lines that go out, at least 1
   * @param scale the source's lines between neighbours of the result
   * @param shift how far the result lies further on, in the source's lines
   */
  static Axis triangle(int source, int target, double scale, double shift) {
    double radius = Math.max(1, scale);
    Axis axis = new Axis(source, target, (int) Math.floor(2 * radius) + 1);
    for (int i = 0; i < target; i++) {
      double centre = Math.clamp((i + 0.5) * scale - 0.5 + shift, -0.5, source - 0.5);
      int from = Math.max(0, (int) Math.floor(centre - radius) + 1);
      int to = Math.min(source, (int) Math.ceil(centre + radius));
      double sum = 0;
      for (int tap = from; tap < to; tap++) {
        sum += 1 - Math.abs(tap - centre) / radius;
      }
      axis.first[i] = from;
      axis.taps[i] = to - from;
      for (int k = 0; k < to - from; k++) {
        double weight = 1 - Math.abs(from + k - centre) / radius;
        axis.weights[i * axis.reach + k] = (float) (weight / sum);
      }
    }
    return axis;
  }

  /** Means over blocks of so many lines; the last block may have fewer. */
  static Axis blocks(int source, int side) {
    Axis axis = new Axis(source, (source + side - 1) / side, side);
    for (int i = 0; i < axis.size(); i++) {
      axis.first[i] = i * side;
      axis.taps[i] = Math.min(side, source - i * side);
      for (int k = 0; k < axis.taps[i]; k++) {
        axis.weights[i * axis.reach + k] = 1f / axis.taps[i];
      }
    }
    return axis;
  }

  /** Lines that come in. */
  int source() {
    return source;
  }

  /** Lines that go out. */
  int size() {
    return first.length;
  }

  /** The first line that a line is made of. */
  int first(int index) {
    return first[index];
  }

  /** How many lines it is made of. */
  int taps(int index) {
    return taps[index];
  }

  /** The most lines that one is made of. */
  int mostTaps() {
    int most = 0;
    for (int count : taps) {
      most = Math.max(most, count);
    }
    return most;
  }

  /** Where its weights start in {@link #weights}. */
  int start(int index) {
    return index * reach;
  }

  /** The weight of one of its lines. */
  float weight(int index, int tap) {
    return weights[start(index) + tap];
  }

  /** All weights: for each line {@link #taps}, then zeros up to a multiple of {@link #GROUP}. */
  float[] weights() {
    return weights;
  }

  /**
   * Brings a row to the other size.
   *
   * @param row read from {@code from}, {@link #source} numbers
   * @param target written from {@code to}, {@link #size} numbers
   */
  void gather(float[] row, int from, float[] target, int to) {
    for (int i = 0; i < first.length; i++) {
      float sum = 0;
      int in = from + first[i];
      int at = start(i);
      for (int k = 0; k < taps[i]; k++) {
        sum += weights[at + k] * row[in + k];
      }
      target[to + i] = sum;
    }
  }
}
