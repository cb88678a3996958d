package org.fitterbench.segmentation.tuning;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.statistics.Interval;
import org.fitterbench.core.statistics.MeanInterval;
import org.fitterbench.core.statistics.MeanRatio;

/**
 * What a search has found.
 *
 * @param chosen the candidate to take
 * @param reason why that one
 * @param startAgreement how well the masks of the settings to start from agree with those of full
 *     precision and size
 * @param startRates frames a second of the start in the race, one a run
 * @param rounds of successive halving, first to last
 * @param standings of all candidates that were measured in the race
 * @param rejected candidates whose speed does not matter
 * @param untried how many there was no time for
 * @param duel the best candidate against the start, measured anew in turns; empty when none was
 *     worth it, or there was no time
 * @param last the last run of the candidate that was chosen; empty when it had none
 * @param window how long each run was measured
 * @param run how long a run of the start took with all that it takes besides
 * @param spent time that the search took
 * @param isInterrupted whether somebody asked for an end
 */
public record TuningResult(
    Candidate chosen,
    Reason reason,
    double startAgreement,
    List<Double> startRates,
    List<Round> rounds,
    Standings standings,
    List<Rejected> rejected,
    int untried,
    Optional<Duel> duel,
    Optional<Trial> last,
    Duration window,
    Duration run,
    Duration spent,
    boolean isInterrupted) {
  /** Why a candidate was chosen. */
  public enum Reason {
    /** It beat the start when both were measured anew. */
    CONFIRMED,
    /** The best of the race did not beat the start when both were measured anew. */
    NO_DIFFERENCE,
    /** Every other candidate was slower in the race already. */
    ALL_SLOWER,
    /** There was no time to measure whether anything is faster. */
    NO_TIME,
    /** Somebody asked for an end; nothing was measurably faster until then. */
    INTERRUPTED,
    /** Somebody asked for an end; it was faster in the race until then, and not measured anew. */
    BEST_SO_FAR
  }

  /**
   * One round of the race.
   *
   * @param candidates how many ran
   * @param fresh how many of them for the first time
   * @param passes how often each ran
   */
  public record Round(int candidates, int fresh, int passes) {}

  /**
   * The best candidate and the start, measured in turns.
   *
   * @param measured the candidate, each run with that of the start beside it
   */
  public record Duel(Measured measured) {
    /** How many times as fast as the start. */
    public MeanRatio ratio() {
      return new MeanRatio(
          measured.ratio(),
          MeanInterval.of(MeanInterval.DEFAULT_LEVEL, measured.logarithms())
              .map(bounds -> new Interval(Math.exp(bounds.lower()), Math.exp(bounds.upper()))));
    }

    /** Whether the whole interval is above 1. */
    public boolean isFaster() {
      return ratio().interval().map(Interval::lower).orElse(0.0) > 1;
    }
  }

  public TuningResult {
    startRates = List.copyOf(startRates);
    rounds = List.copyOf(rounds);
    rejected = List.copyOf(rejected);
  }

  /** Frames a second of the candidate that was chosen, as last measured; 0 when nothing was. */
  public double rate() {
    boolean isStart = chosen.changes().isEmpty();
    if (duel.isPresent()) {
      Measured last = duel.orElseThrow().measured();
      return isStart ? last.startRate() : last.rate();
    }
    if (isStart) {
      return startRates.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
    return standings.measured().stream()
        .filter(each -> each.candidate().equals(chosen))
        .mapToDouble(Measured::rate)
        .findFirst()
        .orElse(0);
  }
}
