package org.fitterbench.fitter.model;

/** The kernel that turns local changes into blend shape coefficients. */
public final class LocalChangeCoefficients {
  private LocalChangeCoefficients() {}

  /**
   * Writes two coefficients for each local change v, after those of the phenotypes: max(v, 0) of
   * its positive target, then max(−v, 0) of its negative one.
   *
   * @param localChanges [L]
   * @param coefficients [624 + 2·L] out, the last 2·L
   */
  public static void compute(double[] localChanges, double[] coefficients) {
    int next = PhenotypeCoefficients.COUNT;
    for (double value : localChanges) {
      coefficients[next++] = Math.max(value, 0);
      coefficients[next++] = Math.max(-value, 0);
    }
  }
}
