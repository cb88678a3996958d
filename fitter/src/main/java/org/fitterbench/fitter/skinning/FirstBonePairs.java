package org.fitterbench.fitter.skinning;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The different pairs of a vertex's first bone and one of its bones. There are far fewer of them
 * than influences, so that what depends on both bones is computed once a pair.
 *
 * @param firsts [P] the first bone of each pair
 * @param others [P] the other bone of each pair, possibly the same
 * @param pairs [N] the pair of each influence
 */
public record FirstBonePairs(short[] firsts, short[] others, char[] pairs) {
  public FirstBonePairs {
    if (firsts.length != others.length || firsts.length > Character.MAX_VALUE + 1) {
      throw new IllegalArgumentException(firsts.length + " and " + others.length + " bones");
    }
  }

  /** Finds the pairs of some influences. */
  public static FirstBonePairs of(Influences influences) {
    short[] bones = influences.bones();
    char[] pairs = new char[bones.length];
    short[] firsts = new short[bones.length];
    short[] others = new short[bones.length];
    Map<Integer, Integer> known = new HashMap<>();
    for (int vertex = 0; vertex < influences.vertexCount(); vertex++) {
      int start = influences.offsets()[vertex];
      for (int entry = start; entry < influences.offsets()[vertex + 1]; entry++) {
        int key = bones[start] * influences.boneCount() + bones[entry];
        int pair = known.computeIfAbsent(key, _ -> known.size());
        firsts[pair] = bones[start];
        others[pair] = bones[entry];
        pairs[entry] = (char) pair;
      }
    }
    return new FirstBonePairs(
        Arrays.copyOf(firsts, known.size()), Arrays.copyOf(others, known.size()), pairs);
  }

  /** P. */
  public int count() {
    return firsts.length;
  }
}
