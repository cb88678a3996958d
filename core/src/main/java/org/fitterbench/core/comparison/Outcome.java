package org.fitterbench.core.comparison;

/**
 * What a comparison comes to. Where several hold, the one that is declared first is the outcome.
 */
public enum Outcome {
  /** The runs have no benchmark in common, or measured on other data. */
  NOT_COMPARABLE("not comparable"),
  /** A benchmark is worse beyond its threshold. It holds whatever else is missing. */
  REGRESSION("regression"),
  /** A benchmark failed, is missing, or changed its unit: a part of the baseline is not covered. */
  BENCHMARK_FAILED("failed or missing benchmarks"),
  /** A benchmark's change cannot be told from noise. */
  INCONCLUSIVE("inconclusive"),
  /** None of these. */
  FINE("no regression");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /** The outcome for a person. */
  public String words() {
    return words;
  }
}
