package org.fitterbench.segmentation.tuning;

import static java.util.function.Predicate.not;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.trace.MonotonicClock;
import org.fitterbench.segmentation.tuning.TuningResult.Duel;
import org.fitterbench.segmentation.tuning.TuningResult.Reason;

/**
 * Finds the fastest of many candidates within a budget of time: all are measured briefly, the
 * faster third is measured for longer, and so on (Jamieson and Talwalkar, "Non-stochastic Best Arm
 * Identification and Hyperparameter Optimization", 2016; the inner loop of Hyperband, with a third
 * kept in place of a half). Each round has the same share of the time.
 *
 * <p>In a round every candidate runs several times, in turns and in changing order, so that a
 * machine that grows slower or faster does so for all of them. After the first round the single
 * changes that helped are also tried together. Of candidates that the measurements do not tell
 * apart the simplest is taken; and it is only taken when it beats the start once more, measured in
 * turns.
 */
public final class SuccessiveHalving {
  /** The most runs before anything is measured, and the share of the budget that ends them. */
  private static final int PILOT_RUNS = 5;

  private static final double PILOTED = 0.05;

  /** One of so many goes on. */
  private static final int REDUCTION = 3;

  private static final int PASSES = 3;

  /** The last round decides, so it measures more often. */
  private static final int LAST_PASSES = 5;

  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MOST_FRAMES = 100_000;
  private static final int LEAST_PAIRS = 3;
  private static final int MOST_PAIRS = 12;

  /** Of the budget: until when candidates are searched; the rest is for the duel. */
  private static final double SEARCHED = 0.72;

  /** Of what the search has left after its first runs: for the checks of masks. */
  private static final double CHECKS = 0.25;

  private final TuningGoal goal;
  private final TrialRunner runner;
  private final MonotonicClock clock;
  private final Consumer<String> progress;
  private final Map<Candidate, List<StageCost>> stages = new LinkedHashMap<>();
  private final Map<Candidate, Double> known = new LinkedHashMap<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private long startNanos;
  private double overheadNanos;
  private double frameNanos;

  /**
   * @param progress hears what is being done, a line at a time
   */
  public SuccessiveHalving(
      TuningGoal goal, TrialRunner runner, MonotonicClock clock, Consumer<String> progress) {
    this.goal = goal;
    this.runner = runner;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Searches once.
   *
   * @param candidates the first is what the search starts from; those first in the list are tried
   *     first when there is no time for all
   * @throws UserInputException when the first cannot be run
   */
  public TuningResult search(List<Candidate> candidates) {
    startNanos = clock.nanos();
    Candidate start = candidates.getFirst();
    pilot(start);
    List<Candidate> tried = admitted(candidates, affordable(candidates.size()));
    int untried = candidates.size() - rejected.size() - tried.size();
    List<Round> rounds = rounds(tried);
    if (rounds.isEmpty()) {
      return result(start, Reason.NO_TIME, rounds, untried, Optional.empty());
    }
    Measured fastest = rounds.getLast().measured().getFirst();
    Measured simplest = preferred(rounds.getLast()).getFirst();
    if (simplest.candidate().equals(start)) {
      return result(start, Reason.NO_DIFFERENCE, rounds, untried, Optional.empty());
    }
    Optional<Duel> duel = duel(simplest.candidate(), start);
    if (duel.isEmpty()) {
      return result(start, Reason.NO_TIME, rounds, untried, duel);
    }
    if (!duel.orElseThrow().isFaster()) {
      return result(start, Reason.NO_DIFFERENCE, rounds, untried, duel);
    }
    Reason reason = simplest.equals(fastest) ? Reason.FASTEST : Reason.SIMPLEST;
    return result(simplest.candidate(), reason, rounds, untried, duel);
  }

  private TuningResult result(
      Candidate chosen, Reason reason, List<Round> rounds, int untried, Optional<Duel> duel) {
    return new TuningResult(
        chosen,
        reason,
        rounds,
        rejected,
        untried,
        duel,
        stages.getOrDefault(chosen, List.of()),
        Duration.ofNanos(clock.nanos() - startNanos));
  }

  /** Runs the start until the code is warm, and learns what a run takes. */
  private void pilot(Candidate start) {
    progress.accept("warming up");
    runner.run(start, goal.leastFrames());
    overheadNanos = Double.POSITIVE_INFINITY;
    for (int run = 1; run < PILOT_RUNS; run++) {
      double before = spentNanos();
      Trial warm = runner.run(start, goal.leastFrames());
      frameNanos = NANOS_PER_SECOND / warm.framesPerSecond();
      double overhead = spentNanos() - before - goal.leastFrames() * frameNanos;
      overheadNanos = Math.clamp(overhead, 0, overheadNanos);
      if (spentNanos() > PILOTED * goal.budget().toNanos()) {
        break;
      }
    }
  }

  /**
   * The first candidates whose masks agree.
   *
   * @param most as many as there is time for
   */
  private List<Candidate> admitted(List<Candidate> candidates, int most) {
    progress.accept("checking the masks of up to %d candidates".formatted(most));
    double end = spentNanos() + CHECKS * (SEARCHED * goal.budget().toNanos() - spentNanos());
    List<Candidate> admitted = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (admitted.size() == most || (admitted.size() > 1 && spentNanos() > end)) {
        break;
      }
      try {
        double agreement = runner.agreement(candidate);
        // The start is the user's own choice; it is only not recommended anew.
        if (agreement >= goal.leastAgreement() || admitted.isEmpty()) {
          admitted.add(candidate);
        } else {
          rejected.add(
              new Rejected(
                  candidate,
                  "its masks agree to %.3f only, less than %.3f"
                      .formatted(agreement, goal.leastAgreement())));
        }
      } catch (UserInputException impossible) {
        if (admitted.isEmpty()) {
          throw impossible;
        }
        rejected.add(new Rejected(candidate, impossible.problem()));
      }
    }
    return admitted;
  }

  /** The most candidates whose rounds fit into the time, at least the start and one more. */
  private int affordable(int most) {
    double available = (1 - CHECKS) * (SEARCHED * goal.budget().toNanos() - spentNanos());
    int count = Math.min(most, 2);
    while (count < most
        && roundCount(count + 1) * (count + 1) * PASSES * runNanos(goal.leastFrames())
            <= available) {
      count++;
    }
    return count;
  }

  private static int roundCount(int candidates) {
    int rounds = 1;
    for (int left = candidates; left > REDUCTION; left = Math.ceilDiv(left, REDUCTION)) {
      rounds++;
    }
    return rounds;
  }

  private List<Round> rounds(List<Candidate> candidates) {
    List<Round> rounds = new ArrayList<>();
    List<Candidate> left = candidates;
    int planned = roundCount(candidates.size());
    double end = SEARCHED * goal.budget().toNanos();
    for (int round = 0; round < planned; round++) {
      boolean last = round + 1 == planned;
      int passes = last ? LAST_PASSES : PASSES;
      double share = (end - spentNanos()) / (planned - round);
      int frames = frames(share / (left.size() * passes));
      progress.accept(
          "round %d of %d: %d candidates, %d frames each, %d times"
              .formatted(round + 1, planned, left.size(), frames, passes));
      List<Measured> measured = measure(left, frames, passes, end);
      if (measured.isEmpty()) {
        break;
      }
      int kept = last ? 1 : Math.ceilDiv(measured.size(), REDUCTION);
      Round done = new Round(frames, measured, kept);
      rounds.add(done);
      left =
          new ArrayList<>(preferred(done).stream().limit(kept).map(Measured::candidate).toList());
      if (round == 0) {
        combination(done, candidates.getFirst()).filter(not(left::contains)).ifPresent(left::add);
      }
    }
    return rounds;
  }

  /** The simplest first of those that are tied with the fastest, then the others by rate. */
  private static List<Measured> preferred(Round round) {
    List<Measured> preferred = new ArrayList<>(round.tied());
    preferred.sort(Comparator.comparingInt(each -> each.candidate().complexity()));
    round.measured().stream().filter(not(preferred::contains)).forEach(preferred::add);
    return preferred;
  }

  private Optional<Candidate> combination(Round round, Candidate start) {
    Optional<Candidate> combined = Combination.of(round, start);
    try {
      return combined.filter(each -> runner.agreement(each) >= goal.leastAgreement());
    } catch (UserInputException impossible) {
      rejected.add(new Rejected(combined.orElseThrow(), impossible.problem()));
      return Optional.empty();
    }
  }

  /** The frames that a run may have in a time; never fewer than the least. */
  private int frames(double nanos) {
    double fitting = (nanos - overheadNanos) / frameNanos;
    return (int) Math.clamp(fitting, goal.leastFrames(), MOST_FRAMES);
  }

  private double runNanos(int frames) {
    return overheadNanos + frames * frameNanos;
  }

  /** What a candidate's run will take, as far as its earlier runs tell. */
  private double runNanos(Candidate candidate, int frames) {
    Double rate = known.get(candidate);
    return rate == null ? runNanos(frames) : overheadNanos + frames * NANOS_PER_SECOND / rate;
  }

  /** Fastest first; without those that could not be run, and only whole passes. */
  private List<Measured> measure(List<Candidate> candidates, int frames, int passes, double end) {
    Map<Candidate, List<Double>> rates = new LinkedHashMap<>();
    List<Candidate> order = new ArrayList<>(candidates);
    for (int pass = 0; pass < passes && !order.isEmpty(); pass++) {
      if (!pass(order, frames, end, rates)) {
        int whole = pass;
        rates.values().removeIf(each -> each.size() <= 1 && whole == 0);
        rates.values().stream()
            .filter(each -> each.size() > whole)
            .forEach(each -> each.removeLast());
        break;
      }
      order = order.reversed();
    }
    return rates.entrySet().stream()
        .map(entry -> new Measured(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(Measured::mean).reversed())
        .toList();
  }

  /**
   * Runs every candidate once; takes those out of the order that cannot be run.
   *
   * @return whether there was time for all
   */
  private boolean pass(
      List<Candidate> order, int frames, double end, Map<Candidate, List<Double>> rates) {
    for (Candidate candidate : List.copyOf(order)) {
      if (spentNanos() + runNanos(candidate, frames) > end) {
        return false;
      }
      try {
        Trial trial = runner.run(candidate, frames);
        stages.put(candidate, trial.stages());
        known.put(candidate, trial.framesPerSecond());
        rates.computeIfAbsent(candidate, _ -> new ArrayList<>()).add(trial.framesPerSecond());
      } catch (UserInputException impossible) {
        rejected.add(new Rejected(candidate, impossible.problem()));
        rates.remove(candidate);
        order.remove(candidate);
      }
    }
    return true;
  }

  private Optional<Duel> duel(Candidate fastest, Candidate start) {
    double left = goal.budget().toNanos() - spentNanos();
    int frames = frames(left / (2 * (LEAST_PAIRS + 1)));
    int pairs = (int) Math.clamp(left / (2 * runNanos(frames)), LEAST_PAIRS, MOST_PAIRS);
    progress.accept("the fastest against the start: %d frames each".formatted(frames));
    List<Measured> measured =
        measure(List.of(fastest, start), frames, pairs, (double) goal.budget().toNanos());
    if (measured.size() < 2 || measured.getFirst().rates().size() < 2) {
      return Optional.empty();
    }
    boolean first = measured.getFirst().candidate().equals(fastest);
    return Optional.of(new Duel(measured.get(first ? 0 : 1), measured.get(first ? 1 : 0)));
  }

  private double spentNanos() {
    return clock.nanos() - startNanos;
  }
}
