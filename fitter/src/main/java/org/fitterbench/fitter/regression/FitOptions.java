package org.fitterbench.fitter.regression;

import java.util.List;
import org.fitterbench.fitter.model.ForwardDifferences;
import org.fitterbench.fitter.model.JacobianStrategy;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.skinning.Skinning;

/**
 * How a body is fitted.
 *
 * @param method which algorithm
 * @param iterations how many of them, at least 1
 * @param phenotypes what to solve for; the others stay at their default
 * @param jacobian how derivatives are computed
 * @param jacobianVertices how many evenly spaced vertices the phenotypes are solved with, at least
 *     2; all when there are fewer
 * @param minimumWeight skinning weight from which on a vertex counts for a bone's registration
 * @param skinning how vertices follow bones
 */
public record FitOptions(
    FitMethod method,
    int iterations,
    List<Phenotype> phenotypes,
    JacobianStrategy jacobian,
    int jacobianVertices,
    double minimumWeight,
    Skinning skinning) {
  /** The phenotypes of Anny's default model. */
  public static final List<Phenotype> DEFAULT_PHENOTYPES =
      List.of(
          Phenotype.GENDER,
          Phenotype.AGE,
          Phenotype.MUSCLE,
          Phenotype.WEIGHT,
          Phenotype.HEIGHT,
          Phenotype.PROPORTIONS);

  public FitOptions {
    phenotypes = List.copyOf(phenotypes);
    if (iterations < 1 || jacobianVertices < 2 || !(minimumWeight > 0)) {
      throw new IllegalArgumentException(
          "%d iterations, %d vertices, weights from %s"
              .formatted(iterations, jacobianVertices, minimumWeight));
    }
    if (phenotypes.isEmpty() || phenotypes.stream().distinct().count() < phenotypes.size()) {
      throw new IllegalArgumentException("A fit solves for different phenotypes: " + phenotypes);
    }
  }

  /** The fit of the Anny body model as it was published. */
  public static FitOptions reference() {
    return new FitOptions(
        FitMethod.REFERENCE,
        5,
        DEFAULT_PHENOTYPES,
        new ForwardDifferences(ForwardDifferences.REFERENCE_STEP),
        5000,
        0.01,
        Skinning.LBS);
  }

  public FitOptions withMethod(FitMethod other) {
    return new FitOptions(
        other, iterations, phenotypes, jacobian, jacobianVertices, minimumWeight, skinning);
  }

  public FitOptions withIterations(int other) {
    return new FitOptions(
        method, other, phenotypes, jacobian, jacobianVertices, minimumWeight, skinning);
  }

  public FitOptions withPhenotypes(List<Phenotype> others) {
    return new FitOptions(
        method, iterations, others, jacobian, jacobianVertices, minimumWeight, skinning);
  }

  public FitOptions withJacobian(JacobianStrategy other) {
    return new FitOptions(
        method, iterations, phenotypes, other, jacobianVertices, minimumWeight, skinning);
  }
}
