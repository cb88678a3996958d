package org.fitterbench.fitter.skeleton;

import java.util.HashSet;
import java.util.List;

/**
 * The bones of a body: a tree, parents before children. Where the bones lie depends on the body and
 * is not part of it.
 *
 * @param names [B] unique names; bone 0 is the root
 * @param parents [B] index of each bone's parent, smaller than its own; −1 for the root
 * @param rolls [B] rotation of each bone about its own axis, radians
 */
public record Skeleton(List<String> names, int[] parents, double[] rolls) {
  public Skeleton {
    names = List.copyOf(names);
    if (names.isEmpty() || parents.length != names.size() || rolls.length != names.size()) {
      throw new IllegalArgumentException("A skeleton has one parent and one roll for every bone");
    }
    if (new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException("Two bones have the same name");
    }
    for (int bone = 0; bone < parents.length; bone++) {
      boolean fits = bone == 0 ? parents[0] == -1 : parents[bone] >= 0 && parents[bone] < bone;
      if (!fits) {
        throw new IllegalArgumentException(
            "Bone " + names.get(bone) + " has parent " + parents[bone]);
      }
    }
  }

  public int boneCount() {
    return parents.length;
  }

  /** The index of a bone, or −1 when there is none of that name. */
  public int indexOf(String name) {
    return names.indexOf(name);
  }
}
