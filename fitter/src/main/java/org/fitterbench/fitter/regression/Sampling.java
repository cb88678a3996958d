package org.fitterbench.fitter.regression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/** Ways to choose some of a body's vertices. */
public enum Sampling {
  /** Evenly spaced by their index, the first and the last among them. */
  EVEN {
    @Override
    int[] choose(int size, int count, long seed) {
      int[] indices = new int[count];
      Arrays.setAll(
          indices, index -> count == 1 ? 0 : (int) ((long) index * (size - 1) / (count - 1)));
      return indices;
    }
  },
  /** Any of them, each with the same chance; the same ones for the same seed. */
  RANDOM {
    @Override
    int[] choose(int size, int count, long seed) {
      // Knuth, The Art of Computer Programming, volume 2, algorithm 3.4.2 S.
      Random random = new Random(seed);
      int[] indices = new int[count];
      int chosen = 0;
      for (int index = 0; chosen < count; index++) {
        if ((size - index) * random.nextDouble() < count - chosen) {
          indices[chosen++] = index;
        }
      }
      return indices;
    }
  };

  /** The name in files and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Chooses {@code count} of the indices below {@code size}, ascending; it has as many. */
  abstract int[] choose(int size, int count, long seed);
}
