package org.fitterbench.benchmarks.limit;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Fused multiply-adds in registers, as many at once as hide their latency: the highest
 * floating-point rate of one core in single precision. A multiply-add counts as two operations.
 */
public final class FusedMultiplyAdd {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  /** Chains that do not wait for each other: two units with a latency of up to five cycles. */
  private static final int CHAINS = 10;

  private FusedMultiplyAdd() {}

  /** Floating-point operations of {@code rounds} rounds. */
  public static long operations(int rounds) {
    return 2L * CHAINS * FLOATS.length() * rounds;
  }

  /**
   * Applies x ← x·factor + term to every chain, all from the same start.
   *
   * @param rounds how often
   * @return the sum of all lanes of all chains
   */
  public static float run(int rounds, float start, float factor, float term) {
    FloatVector f = FloatVector.broadcast(FLOATS, factor);
    FloatVector t = FloatVector.broadcast(FLOATS, term);
    FloatVector x0 = FloatVector.broadcast(FLOATS, start);
    FloatVector x1 = x0.add(1);
    FloatVector x2 = x0.add(2);
    FloatVector x3 = x0.add(3);
    FloatVector x4 = x0.add(4);
    FloatVector x5 = x0.add(5);
    FloatVector x6 = x0.add(6);
    FloatVector x7 = x0.add(7);
    FloatVector x8 = x0.add(8);
    FloatVector x9 = x0.add(9);
    for (int round = 0; round < rounds; round++) {
      x0 = x0.fma(f, t);
      x1 = x1.fma(f, t);
      x2 = x2.fma(f, t);
      x3 = x3.fma(f, t);
      x4 = x4.fma(f, t);
      x5 = x5.fma(f, t);
      x6 = x6.fma(f, t);
      x7 = x7.fma(f, t);
      x8 = x8.fma(f, t);
      x9 = x9.fma(f, t);
    }
    float[] lanes = new float[FLOATS.length()];
    x0.add(x1).add(x2).add(x3).add(x4).add(x5).add(x6).add(x7).add(x8).add(x9).intoArray(lanes, 0);
    float sum = 0;
    for (float lane : lanes) {
      sum += lane;
    }
    return sum;
  }
}
