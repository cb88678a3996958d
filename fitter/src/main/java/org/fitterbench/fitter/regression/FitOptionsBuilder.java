package org.fitterbench.fitter.regression;

import java.util.List;
import org.fitterbench.fitter.model.JacobianStrategy;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.skinning.Skinning;

/** Changes some of the options of a fit. */
public final class FitOptionsBuilder {
  private final FitMethod method;
  private int iterations;
  private List<Phenotype> phenotypes = FitOptions.DEFAULT_PHENOTYPES;
  private List<String> localChanges = List.of();
  private JacobianStrategy jacobian = FitOptions.referenceJacobian();
  private VertexSample sample = VertexSample.DEFAULT;
  private double minimumWeight = 0.01;
  private Skinning skinning = Skinning.LBS;
  private FitStart start = new FitStart.Neutral();
  private FitBounds bounds = FitBounds.WHOLE;
  private Regularisation regularisation = Regularisation.NONE;
  private FitTolerances tolerances = FitTolerances.DEFAULT;
  private int threads = 2;

  FitOptionsBuilder(FitMethod method, int iterations) {
    this.method = method;
    this.iterations = iterations;
  }

  FitOptionsBuilder(FitOptions options) {
    this(options.method(), options.iterations());
    phenotypes = options.phenotypes();
    localChanges = options.localChanges();
    jacobian = options.jacobian();
    sample = options.sample();
    minimumWeight = options.minimumWeight();
    skinning = options.skinning();
    start = options.start();
    bounds = options.bounds();
    regularisation = options.regularisation();
    tolerances = options.tolerances();
    threads = options.threads();
  }

  public FitOptionsBuilder iterations(int value) {
    iterations = value;
    return this;
  }

  public FitOptionsBuilder phenotypes(List<Phenotype> value) {
    phenotypes = value;
    return this;
  }

  public FitOptionsBuilder localChanges(List<String> value) {
    localChanges = value;
    return this;
  }

  public FitOptionsBuilder jacobian(JacobianStrategy value) {
    jacobian = value;
    return this;
  }

  public FitOptionsBuilder sample(VertexSample value) {
    sample = value;
    return this;
  }

  public FitOptionsBuilder minimumWeight(double value) {
    minimumWeight = value;
    return this;
  }

  public FitOptionsBuilder skinning(Skinning value) {
    skinning = value;
    return this;
  }

  public FitOptionsBuilder start(FitStart value) {
    start = value;
    return this;
  }

  public FitOptionsBuilder bounds(FitBounds value) {
    bounds = value;
    return this;
  }

  public FitOptionsBuilder regularisation(Regularisation value) {
    regularisation = value;
    return this;
  }

  public FitOptionsBuilder tolerances(FitTolerances value) {
    tolerances = value;
    return this;
  }

  public FitOptionsBuilder threads(int value) {
    threads = value;
    return this;
  }

  /** The options. */
  public FitOptions build() {
    return new FitOptions(
        method,
        iterations,
        phenotypes,
        localChanges,
        jacobian,
        sample,
        minimumWeight,
        skinning,
        start,
        bounds,
        regularisation,
        tolerances,
        threads);
  }
}
