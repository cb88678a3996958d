package org.fitterbench.fitter.solver;

import java.util.Arrays;
import java.util.BitSet;
import org.fitterbench.fitter.skeleton.Skeleton;
import org.fitterbench.fitter.skinning.Influences;

/**
 * The pairs of bones that move a vertex together, by themselves or through a descendant: all that
 * normal equations of a pose can couple. A pair is ordered and has a slot, in ascending order of
 * its first, then its second bone. Found once for a skeleton and its vertices.
 */
final class BonePairs {
  private static final int NONE = -1;

  private final int boneCount;
  private final int[] slots;
  private final int slotCount;
  private final int[] vertexSlots;
  private final int[] mirrors;
  private final int[] rowSteps;
  private final int[] columnSteps;

  private BonePairs(Skeleton skeleton, Influences influences) {
    boneCount = skeleton.boneCount();
    BitSet shared = new BitSet(boneCount * boneCount);
    int[] offsets = influences.offsets();
    short[] bones = influences.bones();
    int entries = 0;
    for (int vertex = 0; vertex < influences.vertexCount(); vertex++) {
      for (int one = offsets[vertex]; one < offsets[vertex + 1]; one++) {
        for (int other = one; other < offsets[vertex + 1]; other++) {
          shared.set(bones[one] * boneCount + bones[other]);
          shared.set(bones[other] * boneCount + bones[one]);
          entries++;
        }
      }
    }
    int[] parents = skeleton.parents();
    BitSet throughRows = withParents(shared, parents, boneCount, 1);
    BitSet all = withParents(throughRows, parents, 1, boneCount);
    slots = new int[boneCount * boneCount];
    Arrays.fill(slots, NONE);
    int next = 0;
    for (int pair = all.nextSetBit(0); pair >= 0; pair = all.nextSetBit(pair + 1)) {
      slots[pair] = next++;
    }
    slotCount = next;
    vertexSlots = vertexSlots(influences, entries);
    mirrors = mirrors(shared);
    rowSteps = steps(throughRows, parents, boneCount, 1);
    columnSteps = steps(all, parents, 1, boneCount);
  }

  static BonePairs of(Skeleton skeleton, Influences influences) {
    return new BonePairs(skeleton, influences);
  }

  /** Adds to every pair the one with the parent in the place of one of its bones. */
  private BitSet withParents(BitSet pairs, int[] parents, int stride, int otherStride) {
    BitSet closed = (BitSet) pairs.clone();
    for (int bone = boneCount - 1; bone > 0; bone--) {
      for (int other = 0; other < boneCount; other++) {
        if (closed.get(bone * stride + other * otherStride)) {
          closed.set(parents[bone] * stride + other * otherStride);
        }
      }
    }
    return closed;
  }

  private int[] vertexSlots(Influences influences, int entries) {
    int[] found = new int[entries];
    int[] offsets = influences.offsets();
    short[] bones = influences.bones();
    int next = 0;
    for (int vertex = 0; vertex < influences.vertexCount(); vertex++) {
      for (int one = offsets[vertex]; one < offsets[vertex + 1]; one++) {
        for (int other = one; other < offsets[vertex + 1]; other++) {
          found[next++] = slot(bones[one], bones[other]);
        }
      }
    }
    return found;
  }

  private int[] mirrors(BitSet shared) {
    return shared.stream()
        .filter(pair -> pair / boneCount < pair % boneCount)
        .flatMap(pair ->
            Arrays.stream(new int[] {slots[pair], slot(pair % boneCount, pair / boneCount)}))
        .toArray();
  }

  private int[] steps(BitSet pairs, int[] parents, int stride, int otherStride) {
    int[] found = new int[2 * pairs.cardinality()];
    int next = 0;
    for (int bone = boneCount - 1; bone > 0; bone--) {
      for (int other = 0; other < boneCount; other++) {
        int pair = bone * stride + other * otherStride;
        if (pairs.get(pair)) {
          found[next++] = slots[pair];
          found[next++] = slots[parents[bone] * stride + other * otherStride];
        }
      }
    }
    return Arrays.copyOf(found, next);
  }

  /** How many pairs there are. */
  int slotCount() {
    return slotCount;
  }

  /** Whether two bones ever move a vertex together. */
  boolean contains(int bone, int other) {
    return slots[bone * boneCount + other] != NONE;
  }

  /** The slot of a pair that is there. */
  int slot(int bone, int other) {
    return slots[bone * boneCount + other];
  }

  /**
   * For each vertex in turn, the slot of each pair of its influences, each with itself and the
   * later ones: (0, 0), (0, 1), …, (1, 1), ….
   */
  int[] vertexSlots() {
    return vertexSlots;
  }

  /** Pairs of slots (a, b), (b, a) of different bones that influence a vertex, a before b. */
  int[] mirrors() {
    return mirrors;
  }

  /** Pairs of slots (a, b), (parent of a, b): sums over the subtree of each first bone. */
  int[] rowSteps() {
    return rowSteps;
  }

  /** Pairs of slots (a, b), (a, parent of b): sums over the subtree of each second bone. */
  int[] columnSteps() {
    return columnSteps;
  }
}
