package org.fitterbench.benchmarks.input;

/**
 * Value noise: a random number at every point of a lattice, and a smooth mixture in between. The
 * same everywhere for one seed.
 */
public final class SmoothNoise {
  private SmoothNoise() {}

  /**
   * The noise at a place.
   *
   * @param place x, y, z
   * @param frequency lattice points along a unit of length
   * @return 0 to 1, 0.5 in the mean
   */
  public static double at(double[] place, double frequency, long seed) {
    long[] cell = new long[3];
    double[] share = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double scaled = place[axis] * frequency;
      cell[axis] = (long) Math.floor(scaled);
      double t = scaled - cell[axis];
      share[axis] = t * t * (3 - 2 * t);
    }
    double sum = 0;
    for (int corner = 0; corner < 8; corner++) {
      double weight = 1;
      long hash = seed;
      for (int axis = 0; axis < 3; axis++) {
        int bit = corner >> axis & 1;
        weight *= bit == 1 ? share[axis] : 1 - share[axis];
        hash = mixed(hash ^ (cell[axis] + bit));
      }
      sum += weight * (hash >>> 11) * 0x1p-53;
    }
    return sum;
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood, 2014). */
  private static long mixed(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
