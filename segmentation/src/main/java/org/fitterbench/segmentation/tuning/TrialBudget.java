package org.fitterbench.segmentation.tuning;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fitterbench.core.trace.MonotonicClock;

/** Runs candidates, and knows how much of a budget of time is spent and what a run will take. */
final class TrialBudget {
  /** The weight of what the last run took in what the next one is thought to take. */
  private static final double NEWEST = 0.5;

  /** What the first run of a candidate takes beside a later one, before that is known. */
  private static final double FIRST = 1.25;

  private final TrialRunner runner;
  private final MonotonicClock clock;
  private final double budgetNanos;
  private final long startNanos;
  private final Map<Candidate, Double> costs = new HashMap<>();
  private final Map<Candidate, Trial> last = new HashMap<>();
  private double leastNanos = Double.POSITIVE_INFINITY;
  private double firstRuns;
  private int candidates;
  private boolean stopped;
  private Duration window;

  TrialBudget(TrialRunner runner, MonotonicClock clock, Duration budget, Duration window) {
    this.runner = runner;
    this.clock = clock;
    this.window = window;
    budgetNanos = budget.toNanos();
    startNanos = clock.nanos();
  }

  double nanos() {
    return budgetNanos;
  }

  double spentNanos() {
    return clock.nanos() - startNanos;
  }

  Duration spent() {
    return Duration.ofNanos(clock.nanos() - startNanos);
  }

  double leftNanos() {
    return budgetNanos - spentNanos();
  }

  /** How long each run counts. */
  Duration window() {
    return window;
  }

  /** Changes how long each run counts; what a run takes besides, the shortest tells. */
  void setWindow(Duration other) {
    double more = other.minus(window).toNanos();
    leastNanos = Math.max(0, leastNanos + more);
    window = other;
    // The others had code to compile, or a machine that was busy for a moment.
    costs.replaceAll((_, _) -> leastNanos);
    firstRuns = 0;
    candidates = 0;
  }

  /** Whether somebody asked for an end. */
  boolean isStopped() {
    return stopped;
  }

  /** A candidate's last run; empty before it had one. */
  Optional<Trial> last(Candidate candidate) {
    return Optional.ofNullable(last.get(candidate));
  }

  /** What the shortest run took. */
  double leastNanos() {
    return leastNanos;
  }

  /** What a run of a candidate takes, as far as its own runs or the first runs of others tell. */
  double costNanos(Candidate candidate) {
    Double known = costs.get(candidate);
    if (known != null) {
      return known;
    }
    return candidates == 0 ? FIRST * leastNanos : firstRuns / candidates;
  }

  /**
   * Runs a candidate.
   *
   * @return empty when somebody asked for an end
   * @throws org.fitterbench.core.failure.UserInputException when the candidate cannot be run here
   */
  Optional<Trial> run(Candidate candidate) {
    double before = spentNanos();
    Optional<Trial> trial = runner.run(candidate, window);
    stopped = trial.isEmpty();
    trial.ifPresent(seen -> last.put(candidate, seen));
    double taken = spentNanos() - before;
    leastNanos = Math.min(leastNanos, taken);
    Double known = costs.get(candidate);
    if (known == null) {
      firstRuns += taken;
      candidates++;
      costs.put(candidate, taken);
    } else {
      costs.put(candidate, NEWEST * taken + (1 - NEWEST) * known);
    }
    return trial;
  }
}
