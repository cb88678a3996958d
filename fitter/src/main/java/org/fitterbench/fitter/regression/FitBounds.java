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

  public FitBounds {
    if (!(lower < upper) || !(lower >= -1) || !(upper <= 2)) {
      throw new IllegalArgumentException("Bounds from %s to %s".formatted(lower, upper));
    }
  }
}
