package org.fitterbench.fitter.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways to a Jacobian that can be chosen by name, each with its usual settings. */
public enum JacobianMethod {
  /** {@link ForwardDifferences} with the reference's step: the baseline of the others. */
  FINITE_DIFFERENCE,
  /** {@link CentralDifferences}. */
  CENTRAL_DIFFERENCE,
  /** {@link BatchedDifferences} with the reference's step on all processors. */
  BATCHED,
  /** {@link SparseDifferences} with the reference's step. */
  SPARSE,
  /** {@link AnalyticDerivatives} on all processors. */
  ANALYTIC;

  /** The method of a label. */
  public static Optional<JacobianMethod> byLabel(String label) {
    return Stream.of(values()).filter(method -> method.label().equals(label)).findFirst();
  }

  /** The name that a person writes, for example {@code finite-difference}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How it computes a Jacobian. */
  public JacobianStrategy strategy() {
    double step = ForwardDifferences.REFERENCE_STEP;
    return switch (this) {
      case FINITE_DIFFERENCE -> new ForwardDifferences(step);
      case CENTRAL_DIFFERENCE -> new CentralDifferences(CentralDifferences.DEFAULT_STEP);
      case BATCHED -> new BatchedDifferences(step, ColumnWorkers.ofThisMachine());
      case SPARSE -> new SparseDifferences(step);
      case ANALYTIC -> new AnalyticDerivatives(ColumnWorkers.ofThisMachine());
    };
  }
}
