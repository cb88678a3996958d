package org.fitterbench.segmentation.tuning;

import java.util.List;

/**
 * A candidate and how fast it was, each time beside the settings that the search started from.
 *
 * @param candidate the candidate
 * @param runs at least one
 */
public record Measured(Candidate candidate, List<Run> runs) {
  /**
   * One run.
   *
   * @param rate frames a second
   * @param start frames a second of the start's runs just before and after
   */
  public record Run(double rate, double start) {
    public Run {
      if (!(rate > 0 && start > 0)) {
        throw new IllegalArgumentException("No rates of " + rate + " and " + start);
      }
    }

    /** How much faster, as a logarithm: a factor and its inverse are as far from none. */
    double logarithm() {
      return Math.log(rate / start);
    }
  }

  public Measured {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("Nothing was measured");
    }
  }

  /** The mean rate. */
  public double rate() {
    return runs.stream().mapToDouble(Run::rate).average().orElseThrow();
  }

  /** The mean rate of the start meanwhile. */
  public double startRate() {
    return runs.stream().mapToDouble(Run::start).average().orElseThrow();
  }

  /** How many times as fast as the start, the geometric mean of the runs. */
  public double ratio() {
    return Math.exp(meanLogarithm());
  }

  double meanLogarithm() {
    return runs.stream().mapToDouble(Run::logarithm).average().orElseThrow();
  }

  double[] logarithms() {
    return runs.stream().mapToDouble(Run::logarithm).toArray();
  }
}
