package org.fitterbench.fitter.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.data.Rig;
import org.fitterbench.fitter.data.RigBone;
import org.fitterbench.fitter.skeleton.Skeleton;

/**
 * The bones of a rig that a body keeps. A bone that is left out gives its weights to its nearest
 * kept ancestor and its children likewise.
 *
 * @param skeleton the kept bones
 * @param bones [B] the kept bones as the rig has them
 * @param keptBone [bones of the rig] index of the kept bone that each bone's weights go to
 */
record RigSelection(Skeleton skeleton, List<RigBone> bones, int[] keptBone) {
  /** Chooses bones; the rig has parents before children. */
  static RigSelection of(Rig rig, BoneSelection selection) {
    Map<String, Integer> keptByName = new HashMap<>();
    List<RigBone> bones = new ArrayList<>();
    int[] keptBone = new int[rig.bones().size()];
    int[] parents = new int[rig.bones().size()];
    for (int index = 0; index < keptBone.length; index++) {
      RigBone bone = rig.bones().get(index);
      Integer parent = bone.parent() == null ? Integer.valueOf(-1) : keptByName.get(bone.parent());
      if (parent == null || (parent == -1 && !bones.isEmpty())) {
        throw new UserInputException(
            "rig '" + rig.name() + "': bone '" + bone.name() + "' has no parent before it",
            "use a rig that is one tree, parents before children");
      }
      if (parent == -1 || selection.keeps(bone.name())) {
        parents[bones.size()] = parent;
        keptBone[index] = bones.size();
        bones.add(bone);
      } else {
        keptBone[index] = parent;
      }
      keptByName.put(bone.name(), keptBone[index]);
    }
    Skeleton skeleton =
        new Skeleton(
            bones.stream().map(RigBone::name).toList(),
            java.util.Arrays.copyOf(parents, bones.size()),
            bones.stream().mapToDouble(RigBone::rollRadians).toArray());
    return new RigSelection(skeleton, List.copyOf(bones), keptBone);
  }

  /** The rig of a name. */
  static Rig named(List<Rig> rigs, String name) {
    return rigs.stream()
        .filter(rig -> Objects.equals(rig.name(), name))
        .findFirst()
        .orElseThrow(() ->
            new UserInputException(
                "the body data has no rig '" + name + "'",
                "use one of " + String.join(", ", rigs.stream().map(Rig::name).toList())));
  }
}
