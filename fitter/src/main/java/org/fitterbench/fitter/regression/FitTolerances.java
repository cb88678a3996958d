package org.fitterbench.fitter.regression;

/**
 * When a fit that works step by step has arrived.
 *
 * @param relativeGain it stops when an iteration lowers the mean square distance by a smaller share
 *     than this; 0 for never
 * @param step it stops when no phenotype, no angle in radians and no coordinate in metres moves by
 *     more than this; 0 for never
 * @param exactMillimetres it stops when the root mean square distance is below this; 0 for never
 */
public record FitTolerances(double relativeGain, double step, double exactMillimetres) {
  /** What more iterations would win is far below what a mesh is exact to. */
  public static final FitTolerances DEFAULT = new FitTolerances(1e-4, 1e-6, 0.001);

  public FitTolerances {
    if (!(relativeGain >= 0 && relativeGain < 1) || !(step >= 0) || !(exactMillimetres >= 0)) {
      throw new IllegalArgumentException(
          "Tolerances %s, %s, %s".formatted(relativeGain, step, exactMillimetres));
    }
  }
}
