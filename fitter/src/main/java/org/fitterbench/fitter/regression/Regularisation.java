package org.fitterbench.fitter.regression;

import java.util.EnumMap;
import java.util.Map;
import org.fitterbench.fitter.model.Phenotype;

/**
 * How strongly each iteration of a fit holds a phenotype where it is: Λ of (JᵀJ + Λ)·δ = Jᵀr, in
 * m². It slows a fit down but does not move what it converges to.
 *
 * @param weights weight of each phenotype, not negative; 0 for one that is not named
 */
public record Regularisation(Map<Phenotype, Double> weights) {
  /** Nothing is held. */
  public static final Regularisation NONE = new Regularisation(Map.of());

  /** The weights of the reference fit. */
  public static final Regularisation REFERENCE = reference();

  public Regularisation {
    Map<Phenotype, Double> ordered = new EnumMap<>(Phenotype.class);
    ordered.putAll(weights);
    weights = Map.copyOf(ordered);
    for (double weight : weights.values()) {
      if (!(weight >= 0) || !Double.isFinite(weight)) {
        throw new IllegalArgumentException("A weight is not negative: " + weight);
      }
    }
  }

  private static Regularisation reference() {
    Map<Phenotype, Double> weights = new EnumMap<>(Phenotype.class);
    for (Phenotype phenotype : Phenotype.values()) {
      weights.put(
          phenotype,
          switch (phenotype) {
            case GENDER, MUSCLE, WEIGHT, PROPORTIONS -> 1.0;
            case AGE -> 10.0;
            case HEIGHT -> 0.001;
            case CUPSIZE, FIRMNESS -> 2.0;
            case AFRICAN, ASIAN, CAUCASIAN -> 100.0;
          });
    }
    return new Regularisation(weights);
  }

  /** The weight of a phenotype. */
  public double weight(Phenotype phenotype) {
    return weights.getOrDefault(phenotype, 0.0);
  }

  /** The same with other weights for some phenotypes. */
  public Regularisation with(Map<Phenotype, Double> others) {
    Map<Phenotype, Double> all = new EnumMap<>(Phenotype.class);
    all.putAll(weights);
    all.putAll(others);
    return new Regularisation(all);
  }
}
