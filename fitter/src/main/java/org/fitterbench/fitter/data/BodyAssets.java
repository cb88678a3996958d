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
  }
}
