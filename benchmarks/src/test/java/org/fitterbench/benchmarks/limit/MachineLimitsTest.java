package org.fitterbench.benchmarks.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineLimitsTest {
  @Test
  void theLowerRoofIsTheLimit() {
    MachineLimits limits = new MachineLimits(10e9, 100e9);
    // 1,000 bytes need 100 ns and 1,000 operations 10 ns.
    assertEquals(50, limits.percentReached(1000, 1000, 200), 1e-9);
    // 100,000 operations need 1,000 ns.
    assertEquals(25, limits.percentReached(1000, 100_000, 4000), 1e-9);
    assertEquals(0, limits.percentReached(1000, 1000, 0));
  }

  @ParameterizedTest
  @EnumSource(StreamKernel.class)
  void threadsShareEveryNumberOfAnArray(StreamKernel kernel) {
    for (int threads : new int[] {2, 3, 100}) {
      float[][] alone = arrays();
      float[][] shared = arrays();
      kernel.run(alone[0], alone[1], alone[2], 1);
      kernel.run(shared[0], shared[1], shared[2], threads);
      for (int array = 0; array < 3; array++) {
        assertArrayEquals(alone[array], shared[array]);
      }
    }
  }

  private static float[][] arrays() {
    float[][] arrays = new float[3][207];
    for (int array = 0; array < 3; array++) {
      Arrays.fill(arrays[array], array + 1);
    }
    return arrays;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 60})
  void everyChainDoesEveryRound(int rounds) {
    float[] chains = new float[10];
    for (int chain = 0; chain < chains.length; chain++) {
      chains[chain] = 1 + chain;
    }
    for (int round = 0; round < rounds; round++) {
      for (int chain = 0; chain < chains.length; chain++) {
        chains[chain] = chains[chain] * 0.5f + 1;
      }
    }
    float sum = 0;
    for (float chain : chains) {
      sum += chain;
    }
    long lanes = FusedMultiplyAdd.operations(1) / 2 / chains.length;
    assertEquals(lanes * sum, FusedMultiplyAdd.run(rounds, 1, 0.5f, 1), lanes * sum * 1e-5);
  }
}
