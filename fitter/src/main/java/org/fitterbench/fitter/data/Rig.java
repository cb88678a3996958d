package org.fitterbench.fitter.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A skeleton of the base mesh.
 *
 * @param name for example {@code default} or {@code mixamo}
 * @param bones depth first from the bone without parent (of which a few of MPFB2's rigs have
 *     several)
 */
public record Rig(String name, List<RigBone> bones) {
  public Rig {
    bones = List.copyOf(bones);
    Set<String> before = new HashSet<>();
    for (RigBone bone : bones) {
      if (bone.parent() != null && !before.contains(bone.parent())) {
        throw new IllegalArgumentException(
            "Bone '" + bone.name() + "' does not come after its parent '" + bone.parent() + "'");
      }
      if (!before.add(bone.name())) {
        throw new IllegalArgumentException("There are two bones '" + bone.name() + "'");
      }
    }
  }

  /**
   * A rig of bones in any order, put in depth-first order; siblings keep theirs.
   *
   * @throws IllegalArgumentException when a parent is absent, or a bone is its own ancestor
   */
  public static Rig depthFirst(String name, List<RigBone> bones) {
    Set<String> names = new HashSet<>();
    bones.forEach(bone -> names.add(bone.name()));
    List<RigBone> roots = new ArrayList<>();
    Map<String, List<RigBone>> children = new HashMap<>();
    for (RigBone bone : bones) {
      String parent = bone.parent();
      if (parent == null) {
        roots.add(bone);
      } else if (names.contains(parent)) {
        children.computeIfAbsent(parent, key -> new ArrayList<>()).add(bone);
      } else {
        throw new IllegalArgumentException(
            "the parent '" + parent + "' of bone '" + bone.name() + "' is absent");
      }
    }
    List<RigBone> ordered = new ArrayList<>();
    roots.forEach(root -> addWithChildren(root, children, ordered));
    if (ordered.size() != bones.size()) {
      Set<RigBone> reached = new HashSet<>(ordered);
      RigBone lost =
          bones.stream().filter(bone -> !reached.contains(bone)).findFirst().orElseThrow();
      throw new IllegalArgumentException("bone '" + lost.name() + "' is its own ancestor");
    }
    return new Rig(name, ordered);
  }

  private static void addWithChildren(
      RigBone bone, Map<String, List<RigBone>> children, List<RigBone> ordered) {
    ordered.add(bone);
    for (RigBone child : children.getOrDefault(bone.name(), List.of())) {
      addWithChildren(child, children, ordered);
    }
  }
}
