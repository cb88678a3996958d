package org.fitterbench.fitter.data;

import java.util.List;

/**
 * Everything that a body model is made of.
 *
 * @param source where it came from
 * @param mesh the base mesh
 * @param phenotypeTargets [564] targets of the phenotypes in the order of the specification ({@link
 *     PhenotypeShape#stored()}); the newborn shapes are made from the baby's
 * @param localTargets targets of the local changes
 * @param localChanges pairs of them, in the order of their labels' first mention in the source
 * @param rigs at least one, {@code default} first when there is one
 */
public record BodyAssets(
    BodySource source,
    BaseMesh mesh,
    List<ShapeTarget> phenotypeTargets,
    List<ShapeTarget> localTargets,
    List<LocalChange> localChanges,
    List<Rig> rigs) {
  public BodyAssets {
    phenotypeTargets = List.copyOf(phenotypeTargets);
    localTargets = List.copyOf(localTargets);
    localChanges = List.copyOf(localChanges);
    rigs = List.copyOf(rigs);
    if (phenotypeTargets.size() != PhenotypeShape.stored().size()) {
      throw new IllegalArgumentException("Phenotype targets: " + phenotypeTargets.size());
    }
    if (rigs.isEmpty()) {
      throw new IllegalArgumentException("Body data needs at least one rig");
    }
    int vertexCount = mesh.vertexCount();
    phenotypeTargets.forEach(target -> requireVertices(target, vertexCount));
    localTargets.forEach(target -> requireVertices(target, vertexCount));
    for (LocalChange change : localChanges) {
      int count = localTargets.size();
      if (Math.min(change.positiveTarget(), change.negativeTarget()) < 0
          || Math.max(change.positiveTarget(), change.negativeTarget()) >= count) {
        throw new IllegalArgumentException(
            "Local change " + change.label() + " names a target beyond " + count);
      }
    }
    for (Rig rig : rigs) {
      for (RigBone bone : rig.bones()) {
        requireVertices(bone, bone.head().vertices(), vertexCount);
        requireVertices(bone, bone.tail().vertices(), vertexCount);
        requireVertices(bone, bone.weightVertices(), vertexCount);
      }
    }
  }

  private static void requireVertices(ShapeTarget target, int vertexCount) {
    int count = target.vertices().length;
    if (count > 0 && target.vertices()[count - 1] >= vertexCount) {
      throw new IllegalArgumentException(
          "Target " + target.name() + " moves a vertex beyond " + vertexCount);
    }
  }

  private static void requireVertices(RigBone bone, int[] vertices, int vertexCount) {
    for (int vertex : vertices) {
      if (vertex < 0 || vertex >= vertexCount) {
        throw new IllegalArgumentException(
            "Bone " + bone.name() + " names vertex " + vertex + " of " + vertexCount);
      }
    }
  }
}
