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

  /**
   * Writes the derivative of the coefficients by one local change; at 0 the mean of both sides.
   *
   * @param localChanges [L]
   * @param by index of the local change
   * @param derivatives [624 + 2·L] out, the two of that local change
   */
  static void differentiate(double[] localChanges, int by, double[] derivatives) {
    int positive = PhenotypeCoefficients.COUNT + 2 * by;
    double side = Math.signum(localChanges[by]);
    derivatives[positive] = (1 + side) / 2;
    derivatives[positive + 1] = (side - 1) / 2;
  }
}
