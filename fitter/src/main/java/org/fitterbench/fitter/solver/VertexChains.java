package org.fitterbench.fitter.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitterbench.fitter.skeleton.Skeleton;
import org.fitterbench.fitter.skinning.Influences;

/**
 * Vertices grouped by the bones whose turning moves them: the bones that influence a vertex and all
 * their ancestors, its chain. Vertices whose chain is almost that of another group join it.
 *
 * @param chains the groups; every vertex is in one
 */
record VertexChains(List<Chain> chains) {
  /** Bones that a group may have beyond a vertex's own chain before it opens a group of its own. */
  private static final int SPARE_BONES = 4;

  /**
   * One group.
   *
   * @param bones [N] the chain, ascending, so parents first and the root at 0
   * @param parents [N] place of each bone's parent in {@code bones}; −1 for the root
   * @param vertices the group's vertices
   */
  record Chain(int[] bones, int[] parents, int[] vertices) {}

  static VertexChains of(Skeleton skeleton, Influences influences) {
    Map<BitSet, List<Integer>> byChain = new LinkedHashMap<>();
    for (int vertex = 0; vertex < influences.vertexCount(); vertex++) {
      byChain
          .computeIfAbsent(chain(skeleton, influences, vertex), _ -> new ArrayList<>())
          .add(vertex);
    }
    List<BitSet> longestFirst = new ArrayList<>(byChain.keySet());
    longestFirst.sort(Comparator.comparingInt(chain -> -chain.cardinality()));
    Map<BitSet, List<Integer>> groups = new LinkedHashMap<>();
    for (BitSet chain : longestFirst) {
      BitSet home = closest(groups, chain);
      groups.computeIfAbsent(home, _ -> new ArrayList<>()).addAll(byChain.get(chain));
    }
    List<Chain> chains = new ArrayList<>();
    groups.forEach((bones, vertices) -> chains.add(chain(skeleton, bones, vertices)));
    return new VertexChains(List.copyOf(chains));
  }

  private static BitSet chain(Skeleton skeleton, Influences influences, int vertex) {
    BitSet chain = new BitSet(skeleton.boneCount());
    for (int entry = influences.offsets()[vertex];
        entry < influences.offsets()[vertex + 1];
        entry++) {
      for (int bone = influences.bones()[entry]; bone >= 0; bone = skeleton.parents()[bone]) {
        chain.set(bone);
      }
    }
    return chain;
  }

  private static BitSet closest(Map<BitSet, List<Integer>> groups, BitSet chain) {
    BitSet best = chain;
    int spare = SPARE_BONES + 1;
    for (BitSet group : groups.keySet()) {
      BitSet missing = (BitSet) chain.clone();
      missing.andNot(group);
      int more = group.cardinality() - chain.cardinality();
      if (missing.isEmpty() && more < spare) {
        best = group;
        spare = more;
      }
    }
    return best;
  }

  private static Chain chain(Skeleton skeleton, BitSet set, List<Integer> vertices) {
    int[] bones = set.stream().toArray();
    int[] parents =
        Arrays.stream(bones)
            .map(bone -> bone == 0 ? -1 : Arrays.binarySearch(bones, skeleton.parents()[bone]))
            .toArray();
    return new Chain(
        bones, parents, vertices.stream().mapToInt(Integer::intValue).sorted().toArray());
  }
}
