package org.fitterbench.fitter.model;

import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.fitterbench.fitter.skeleton.RigidTransforms;

/**
 * What one body is: its shape and its pose. The arrays are the caller's, who may change them from
 * one forward pass to the next.
 *
 * @param phenotypes [11] in the order of {@link Phenotype}
 * @param localChanges [L] in the order of the model's local changes, 0 for none, usually −1 to 1
 * @param parameterisation what {@code pose} means
 * @param pose [B·12] one {@link RigidTransforms} a bone
 */
public record BodyParameters(
    double[] phenotypes,
    double[] localChanges,
    PoseParameterisation parameterisation,
    double[] pose) {
  public BodyParameters {
    if (phenotypes.length != Phenotype.COUNT || pose.length % RigidTransforms.STRIDE != 0) {
      throw new IllegalArgumentException(
          phenotypes.length + " phenotypes, " + pose.length + " numbers of a pose");
    }
  }

  public double phenotype(Phenotype phenotype) {
    return phenotypes[phenotype.index()];
  }

  public void setPhenotype(Phenotype phenotype, double value) {
    phenotypes[phenotype.index()] = value;
  }

  /** Takes shape and pose of another body of the same model and parameterisation. */
  public void set(BodyParameters other) {
    System.arraycopy(other.phenotypes, 0, phenotypes, 0, phenotypes.length);
    System.arraycopy(other.localChanges, 0, localChanges, 0, localChanges.length);
    System.arraycopy(other.pose, 0, pose, 0, pose.length);
  }

  /** The same body in arrays of its own. */
  public BodyParameters copy() {
    return new BodyParameters(
        phenotypes.clone(), localChanges.clone(), parameterisation, pose.clone());
  }
}
