package org.fitterbench.mesh.picture;

import java.util.Arrays;

/**
 * A Huffman code as deflate wants it (RFC 1951, 3.2.2): canonical, with words of at most 15 bits.
 * Made anew again and again without allocating.
 */
final class HuffmanCode {
  static final int LONGEST = 15;
  private static final int SYMBOL_BITS = 16;

  /** Bits of each symbol's word, 0 for symbols that do not occur. */
  final int[] lengths;

  /** Each symbol's word, the bit that is sent first lowest. */
  final int[] words;

  /** Counts and symbols of the leaves, the rarest first. */
  private final long[] leaves;

  // The tree: leaves, then inner nodes in the order of their making, the root last.
  private final long[] weights;
  private final int[] parents;
  private final int[] depths;

  HuffmanCode(int symbols) {
    lengths = new int[symbols];
    words = new int[symbols];
    leaves = new long[symbols];
    weights = new long[2 * symbols];
    parents = new int[2 * symbols];
    depths = new int[2 * symbols];
  }

  /**
   * Makes the code that sends symbols in the fewest bits.
   *
   * @param counts how often each symbol occurs; one at least does
   */
  void build(int[] counts) {
    int leafCount = 0;
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      lengths[symbol] = 0;
      if (counts[symbol] > 0) {
        leaves[leafCount++] = (long) counts[symbol] << SYMBOL_BITS | symbol;
      }
    }
    Arrays.sort(leaves, 0, leafCount);
    for (int leaf = 0; leaf < leafCount; leaf++) {
      weights[leaf] = leaves[leaf] >>> SYMBOL_BITS;
    }
    while (grow(leafCount) > LONGEST) {
      // Counts that are nearer to each other make a flatter tree; they stay in order.
      for (int leaf = 0; leaf < leafCount; leaf++) {
        weights[leaf] = (weights[leaf] + 1) / 2;
      }
    }
    for (int leaf = 0; leaf < leafCount; leaf++) {
      lengths[(int) leaves[leaf] & ((1 << SYMBOL_BITS) - 1)] = Math.max(1, depths[leaf]);
    }
    number();
  }

  /** Joins the two lightest nodes until one is left, and returns the depth of the deepest leaf. */
  private int grow(int leafCount) {
    int root = 2 * leafCount - 2;
    int leaf = 0;
    int inner = leafCount;
    for (int node = leafCount; node <= root; node++) {
      weights[node] = 0;
      for (int child = 0; child < 2; child++) {
        boolean takesLeaf = inner == node || (leaf < leafCount && weights[leaf] <= weights[inner]);
        int taken = takesLeaf ? leaf++ : inner++;
        parents[taken] = node;
        weights[node] += weights[taken];
      }
    }
    depths[root] = 0;
    for (int node = root - 1; node >= 0; node--) {
      depths[node] = depths[parents[node]] + 1;
    }
    return depths[0];
  }

  /** Gives words to symbols: shorter ones first, those of a length in the order of the symbols. */
  private void number() {
    int word = 0;
    for (int length = 1; length <= LONGEST; length++) {
      word <<= 1;
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == length) {
          words[symbol] = Integer.reverse(word++) >>> (Integer.SIZE - length);
        }
      }
    }
  }
}
