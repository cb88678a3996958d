package org.fitterbench.fitter.regression;

/**
 * Between which values a fit finds phenotypes.
 *
 * @param lower least value
 * @param upper largest value, above the least
 */
public record FitBounds(double lower, double upper) {
  /** Every phenotype that the model was made for. */
  public static final FitBounds WHOLE = new FitBounds(0, 1);

  /** The reference fit's, which cannot reach bodies at the ends. */
  public static final FitBounds REFERENCE = new FitBounds(0.01, 0.99);

  /** No phenotype has a meaning this far out, but for the age of newborns. */
  public static final double LEAST = -1;

  public static final double LARGEST = 2;

  public FitBounds {
    if (!(lower < upper) || !(lower >= LEAST) || !(upper <= LARGEST)) {
      throw new IllegalArgumentException("Bounds from %s to %s".formatted(lower, upper));
    }
  }
}
