package org.fitterbench.facemorph.statistics;

/**
 * A summary of one component over all vertices or texels, in the component's unit.
 *
 * <p>The numbers are the whole population, so the standard deviation has n in the denominator.
 * Percentiles follow definition 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages"
 * (The American Statistician 50(4), 1996), the default of NumPy: with the n values in ascending
 * order x₀ … xₙ₋₁ and h = p/100 · (n − 1), the p-th percentile is x⌊h⌋ + (h − ⌊h⌋) · (x⌊h⌋₊₁ −
 * x⌊h⌋).
 *
 * @param mean arithmetic mean
 * @param standardDeviation of the population
 * @param minimum smallest value
 * @param maximum largest value
 * @param p25 lower quartile
 * @param p50 median
 * @param p75 upper quartile
 * @param p95 95th percentile
 * @param p99 99th percentile
 */
public record ComponentStatistics(
    double mean,
    double standardDeviation,
    double minimum,
    double maximum,
    double p25,
    double p50,
    double p75,
    double p95,
    double p99) {
  /**
   * Summarises numbers.
   *
   * @param values finite, at least one; not changed
   */
  public static ComponentStatistics of(float[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("No numbers have no statistics");
    }
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (float value : values) {
      squares += (value - mean) * (value - mean);
    }
    if (!Double.isFinite(squares)) {
      throw new IllegalArgumentException("A number is not finite");
    }
    Percentiles percentiles = new Percentiles(values);
    return new ComponentStatistics(
        mean,
        Math.sqrt(squares / values.length),
        percentiles.of(0),
        percentiles.of(100),
        percentiles.of(25),
        percentiles.of(50),
        percentiles.of(75),
        percentiles.of(95),
        percentiles.of(99));
  }
}
