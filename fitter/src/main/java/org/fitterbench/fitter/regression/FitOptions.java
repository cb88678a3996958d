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
 * @param iterations how many of them at most, at least 1
 * @param phenotypes what to solve for; the others stay as they begin
 * @param localChanges names of the local changes to solve for between −1 and 1; only {@link
 *     FitMethod#JOINT} can
 * @param jacobian how {@link FitMethod#REFERENCE} computes derivatives
 * @param sample the vertices that the shape is solved with
 * @param minimumWeight skinning weight from which on a vertex counts for a bone's registration
 * @param skinning how vertices follow bones
 * @param start the body to begin with
 * @param bounds between which values phenotypes are found
 * @param regularisation how strongly phenotypes are held in an iteration
 * @param tolerances when {@link FitMethod#JOINT} has arrived; the reference fit makes all its
 *     iterations
 * @param threads how many may work on one fit, at least 1; what it finds is the same to the last
 *     bit
 */
public record FitOptions(
    FitMethod method,
    int iterations,
    List<Phenotype> phenotypes,
    List<String> localChanges,
    JacobianStrategy jacobian,
    VertexSample sample,
    double minimumWeight,
    Skinning skinning,
    FitStart start,
    FitBounds bounds,
    Regularisation regularisation,
    FitTolerances tolerances,
    int threads) {
  /** The phenotypes of Anny's default model. */
  public static final List<Phenotype> DEFAULT_PHENOTYPES =
      List.of(
          Phenotype.GENDER,
          Phenotype.AGE,
          Phenotype.MUSCLE,
          Phenotype.WEIGHT,
          Phenotype.HEIGHT,
          Phenotype.PROPORTIONS);

  private static final int REFERENCE_ITERATIONS = 5;

  /** Far more than a target of the model takes. */
  private static final int JOINT_ITERATIONS = 20;

  public FitOptions {
    phenotypes = List.copyOf(phenotypes);
    localChanges = List.copyOf(localChanges);
    if (iterations < 1 || !(minimumWeight > 0) || threads < 1) {
      throw new IllegalArgumentException(
          "%d iterations, weights from %s, %d threads"
              .formatted(iterations, minimumWeight, threads));
    }
    if (phenotypes.isEmpty() || phenotypes.stream().distinct().count() < phenotypes.size()) {
      throw new IllegalArgumentException("A fit solves for different phenotypes: " + phenotypes);
    }
    if (localChanges.stream().distinct().count() < localChanges.size()) {
      throw new IllegalArgumentException("A local change is named twice: " + localChanges);
    }
  }

  /** The fit of the Anny body model as it was published. */
  public static FitOptions reference() {
    return new FitOptionsBuilder(FitMethod.REFERENCE, REFERENCE_ITERATIONS)
        .bounds(FitBounds.REFERENCE)
        .regularisation(Regularisation.REFERENCE)
        .build();
  }

  /** The fit that converges: shape and pose together, from a body of the target's sizes. */
  public static FitOptions joint() {
    return new FitOptionsBuilder(FitMethod.JOINT, JOINT_ITERATIONS)
        .start(new FitStart.Anthropometric())
        .build();
  }

  /** A method with the options that suit it. */
  public static FitOptions of(FitMethod method) {
    return switch (method) {
      case REFERENCE -> reference();
      case JOINT -> joint();
    };
  }

  /** How the reference fit computes its derivatives. */
  static JacobianStrategy referenceJacobian() {
    return new ForwardDifferences(ForwardDifferences.REFERENCE_STEP);
  }

  /** A builder that begins with these options. */
  public FitOptionsBuilder toBuilder() {
    return new FitOptionsBuilder(this);
  }

  public FitOptions withIterations(int other) {
    return toBuilder().iterations(other).build();
  }

  public FitOptions withPhenotypes(List<Phenotype> others) {
    return toBuilder().phenotypes(others).build();
  }

  public FitOptions withJacobian(JacobianStrategy other) {
    return toBuilder().jacobian(other).build();
  }

  public FitOptions withStart(FitStart other) {
    return toBuilder().start(other).build();
  }

  public FitOptions withThreads(int other) {
    return toBuilder().threads(other).build();
  }
}
