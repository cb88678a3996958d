package org.fitterbench.segmentation.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fitterbench.segmentation.tuning.TuningResult.Duel;

/**
 * Measures one candidate against the start anew, in turns, when the search is over. The search
 * picked the candidate because its runs were fast, so those runs flatter it; these do not. Time and
 * the spread of earlier runs decide how many there are, never what they say, so that the interval
 * keeps its level.
 */
final class Confirmation {
  /** An interval needs so many pairs. */
  private static final int LEAST_PAIRS = 4;

  private static final int SPARE_PAIRS = 2;

  /** No fewer for the sake of precision alone. */
  private static final int ENOUGH_PAIRS = 8;

  private static final int MOST_PAIRS = 60;

  /** Half the width of an interval, as a logarithm, that is narrow enough. */
  private static final double NARROW = 0.01;

  /** Standard deviations of a mean in half an interval, at about these numbers of pairs. */
  private static final double DEVIATIONS = 2.1;

  private final TrialBudget budget;
  private final TuningListener listener;

  Confirmation(TrialBudget budget, TuningListener listener) {
    this.budget = budget;
    this.listener = listener;
  }

  /** How many pairs of runs a narrow interval takes, when single runs vary so much. */
  static int pairs(Optional<Double> spread) {
    return spread
        .map(deviation -> (int) Math.ceil(Math.pow(DEVIATIONS * deviation / NARROW, 2)))
        .map(count -> Math.clamp(count, ENOUGH_PAIRS, MOST_PAIRS))
        .orElse(MOST_PAIRS);
  }

  /** The time that it takes at least, and some more for runs that take longer than others. */
  static double leastNanos(double runNanos) {
    return 2 * (LEAST_PAIRS + SPARE_PAIRS) * runNanos;
  }

  /**
   * Measures until there are so many pairs or the time is over.
   *
   * @param pairs from {@link #pairs}
   * @return empty when there is no time for the least that an interval needs
   */
  Optional<Duel> of(Candidate candidate, Candidate start, int pairs) {
    List<Measured.Run> runs = new ArrayList<>();
    for (int pair = 0; pair < pairs && fits(candidate, start, pair); pair++) {
      boolean candidateFirst = pair % 2 == 0;
      Optional<Trial> first = budget.run(candidateFirst ? candidate : start);
      Optional<Trial> second =
          first.isPresent() ? budget.run(candidateFirst ? start : candidate) : Optional.empty();
      if (second.isPresent()) {
        Trial own = (candidateFirst ? first : second).orElseThrow();
        Trial other = (candidateFirst ? second : first).orElseThrow();
        runs.add(new Measured.Run(own.framesPerSecond(), other.framesPerSecond()));
      }
      listener.advanced(budget.spent(), OptionalDouble.empty());
    }
    return runs.size() < LEAST_PAIRS
        ? Optional.empty()
        : Optional.of(new Duel(new Measured(candidate, runs)));
  }

  /** Whether one more pair fits, and with the first of them the least that is needed. */
  private boolean fits(Candidate candidate, Candidate start, int done) {
    double pairNanos = budget.costNanos(candidate) + budget.costNanos(start);
    int needed = done == 0 ? LEAST_PAIRS : 1;
    return !budget.isStopped() && needed * pairNanos <= budget.leftNanos();
  }
}
