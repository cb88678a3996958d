package org.fitterbench.segmentation.tuning;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.statistics.Interval;
import org.fitterbench.core.statistics.MeanInterval;
import org.fitterbench.core.statistics.MeanRatio;

/**
 * A candidate and how fast it was.
 *
 * @param candidate the candidate
 * @param rates frames a second, one a run; at least one
 */
public record Measured(Candidate candidate, List<Double> rates) {
  public Measured {
    rates = List.copyOf(rates);
    if (rates.isEmpty()) {
      throw new IllegalArgumentException("Nothing was measured");
    }
  }

  /** The mean rate. */
  public double mean() {
    return rates.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** The confidence interval of the mean; empty for a single run. */
  public Optional<Interval> interval() {
    return MeanInterval.of(MeanInterval.DEFAULT_LEVEL, array());
  }

  /**
   * How many times as fast as another that was measured in turns with this one: the mean of the
   * logarithms of the ratios of neighbouring runs, with its interval.
   *
   * @param other with as many runs
   */
  public MeanRatio over(Measured other) {
    if (other.rates.size() != rates.size()) {
      throw new IllegalArgumentException(rates.size() + " runs against " + other.rates.size());
    }
    double[] logarithms = new double[rates.size()];
    for (int i = 0; i < logarithms.length; i++) {
      logarithms[i] = Math.log(rates.get(i) / other.rates.get(i));
    }
    return new MeanRatio(
        Math.exp(Arrays.stream(logarithms).average().orElseThrow()),
        MeanInterval.of(MeanInterval.DEFAULT_LEVEL, logarithms)
            .map(bounds -> new Interval(Math.exp(bounds.lower()), Math.exp(bounds.upper()))));
  }

  private double[] array() {
    return rates.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
