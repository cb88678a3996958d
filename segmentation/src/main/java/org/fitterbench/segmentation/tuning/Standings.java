package org.fitterbench.segmentation.tuning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.fitterbench.core.statistics.Interval;
import org.fitterbench.core.statistics.MeanInterval;

/**
 * What is known of the candidates of a search: logarithms of rates over those of the start beside
 * them. Noise is the machine's and not a candidate's, so the spread of all candidates' runs is
 * pooled (as in an analysis of variance); a few runs of each are then enough for intervals.
 *
 * @param measured fastest first
 */
public record Standings(List<Measured> measured) {
  /** Less than this is no reason to change one more setting. */
  private static final double WORTH = 0.01;

  public Standings {
    measured =
        measured.stream()
            .sorted(Comparator.comparingDouble(Measured::meanLogarithm).reversed())
            .toList();
  }

  /** How many more runs there are than candidates: what the pooled spread is known from. */
  private int freedom() {
    return measured.stream().mapToInt(each -> each.runs().size() - 1).sum();
  }

  /** The pooled standard deviation of one run's logarithm; empty before anything ran twice. */
  public Optional<Double> spread() {
    if (freedom() == 0) {
      return Optional.empty();
    }
    double squares = 0;
    for (Measured each : measured) {
      for (double logarithm : each.logarithms()) {
        double residual = logarithm - each.meanLogarithm();
        squares += residual * residual;
      }
    }
    return Optional.of(Math.sqrt(squares / freedom()));
  }

  /** The confidence interval of a candidate's ratio; empty before anything ran twice. */
  public Optional<Interval> interval(Measured candidate) {
    return interval(candidate, MeanInterval.DEFAULT_LEVEL);
  }

  private Optional<Interval> interval(Measured candidate, double level) {
    return spread()
        .map(spread -> {
          double t = new TDistribution(freedom()).inverseCumulativeProbability((1 + level) / 2);
          double half = t * spread / Math.sqrt(candidate.runs().size());
          double centre = candidate.meanLogarithm();
          return new Interval(Math.exp(centre - half), Math.exp(centre + half));
        });
  }

  /** Whether the whole interval of a candidate is below 1. */
  public boolean isSlower(Measured candidate) {
    return interval(candidate).map(bounds -> bounds.upper() < 1).orElse(false);
  }

  /** Whether every candidate is slower than the start. */
  boolean allSlower() {
    return measured.stream().allMatch(this::isSlower);
  }

  /**
   * Whether a candidate is faster than the start although it is the best of many: its interval is
   * that of a level which all of them together keep (Bonferroni).
   */
  boolean isFasterAmongAll(Measured candidate) {
    double level = 1 - (1 - MeanInterval.DEFAULT_LEVEL) / measured.size();
    return interval(candidate, level).map(bounds -> bounds.lower() > 1).orElse(false);
  }

  /**
   * The candidate to take: the fastest, or one that is as fast within a hundredth and simpler.
   * Fastest is whose rate is highest less one standard error, for the highest of single runs are
   * lucky ones. Empty when nothing was measured.
   */
  Optional<Measured> preferred() {
    double best = measured.stream().mapToDouble(this::prudentLogarithm).max().orElse(Double.NaN);
    return measured.stream()
        .filter(each -> prudentLogarithm(each) >= best - WORTH)
        .min(Comparator.comparingInt(each -> each.candidate().complexity()));
  }

  private double prudentLogarithm(Measured candidate) {
    return candidate.meanLogarithm() - spread().orElse(0.0) / Math.sqrt(candidate.runs().size());
  }

  /** Those of some candidates alone. */
  Standings of(List<Candidate> some) {
    return new Standings(
        measured.stream().filter(each -> some.contains(each.candidate())).toList());
  }
}
