package org.fitterbench.segmentation.tuning;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.statistics.Interval;
import org.fitterbench.core.statistics.MeanRatio;

/**
 * What a search has found.
 *
 * @param chosen the candidate to take
 * @param reason why that one
 * @param rounds of successive halving, first to last
 * @param rejected candidates whose speed does not matter
 * @param untried how many there was no time for
 * @param duel the fastest against the start, measured again in turns; empty when the start was the
 *     fastest, or there was no time
 * @param stages what each stage took in the last run of the candidate that was chosen
 * @param spent time that the search took
 */
public record TuningResult(
    Candidate chosen,
    Reason reason,
    List<Round> rounds,
    List<Rejected> rejected,
    int untried,
    Optional<Duel> duel,
    List<StageCost> stages,
    Duration spent) {
  /** Why a candidate was chosen. */
  public enum Reason {
    /** It was measurably the fastest. */
    FASTEST,
    /** Others were no faster measurably, and it has the fewest changes. */
    SIMPLEST,
    /** Nothing was measurably faster than the settings to start from. */
    NO_DIFFERENCE,
    /** There was no time to measure whether anything is faster. */
    NO_TIME
  }

  /**
   * Two candidates that were measured in turns.
   *
   * @param fastest of the search
   * @param start what it started from
   */
  public record Duel(Measured fastest, Measured start) {
    /** How many times as fast. */
    public MeanRatio ratio() {
      return fastest.over(start);
    }

    /** Whether the whole interval is above 1. */
    public boolean isFaster() {
      return ratio().interval().map(Interval::lower).orElse(0.0) > 1;
    }
  }

  public TuningResult {
    rounds = List.copyOf(rounds);
    rejected = List.copyOf(rejected);
    stages = List.copyOf(stages);
  }
}
