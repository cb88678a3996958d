package org.fitterbench.segmentation.tuning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.trace.MonotonicClock;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.tuning.TuningResult.Duel;
import org.fitterbench.segmentation.tuning.TuningResult.Reason;
import org.fitterbench.segmentation.tuning.TuningResult.Round;

/**
 * Finds the fastest settings within a budget of time: many candidates are measured briefly, the
 * faster third more often, and so on (Jamieson and Talwalkar, "Non-stochastic Best Arm
 * Identification and Hyperparameter Optimization", 2016; the inner loop of Hyperband, with a third
 * kept in place of a half). The first round has one change in each candidate; every further round
 * adds {@link Offspring} of those that did well. Each round has the same share of the time.
 *
 * <p>Every run is short, as long as any other, and stands beside runs of the start ({@link Race}).
 * What seems best in the end is only taken when it beats the start once more in runs of their own
 * ({@link Confirmation}): these alone are what a result claims.
 */
public final class SuccessiveHalving {
  /** One of so many goes on. */
  private static final int REDUCTION = 3;

  /** At least so many go on, for the fastest of few runs need not be the fastest. */
  private static final int LEAST_KEPT = 2;

  /** Of the budget: until when the code is run to be compiled, if it does not settle before. */
  private static final double WARMED = 0.15;

  /** Runs beyond which a start is not taken to become faster by being compiled. */
  private static final int WARMING_RUNS = 8;

  /** A run that is faster than those before it by no more than this seems warm. */
  private static final double SETTLED = 1.03;

  /** So many such runs one after the other are. */
  private static final int SETTLED_RUNS = 2;

  /** Of what the warm-up leaves: for the race; the rest is for the confirmation. */
  private static final double RACED = 0.65;

  /** Runs that a round is worth. */
  private static final int RUNS_OF_ROUND = 15;

  private static final int MOST_ROUNDS = 6;
  private static final int MOST_PASSES = 8;

  /** Of the budget: the window of one run, within bounds. */
  private static final int WINDOWS = 120;

  private static final Duration SHORTEST_WINDOW = Duration.ofMillis(400);
  private static final Duration LONGEST_WINDOW = Duration.ofSeconds(3);

  /** A window holds so many frames, unless it would then be longer than its share of the budget. */
  private static final int FRAMES_OF_WINDOW = 16;

  private static final int LEAST_WINDOWS = 30;
  private static final double NANOS_PER_SECOND = 1e9;

  private final TuningGoal goal;
  private final CandidateSpace space;
  private final TuningListener listener;
  private final Candidate start;
  private final Admission admission;
  private final TrialBudget budget;
  private final Race race;

  /**
   * @param start what the search starts from
   * @param space what it may change
   * @param random draws the order of runs
   */
  public SuccessiveHalving(
      TuningGoal goal,
      SegmentationSettings start,
      CandidateSpace space,
      TrialRunner runner,
      MonotonicClock clock,
      TuningListener listener,
      Random random) {
    this.goal = goal;
    this.space = space;
    this.listener = listener;
    this.start = Candidate.of(start, start);
    admission = new Admission(runner, goal.leastAgreement());
    budget = new TrialBudget(runner, clock, goal.budget(), window(Duration.ZERO));
    race = new Race(this.start, budget, admission, listener, random);
  }

  /** How long a run counts. */
  private Duration window(Duration frames) {
    Duration share = goal.budget().dividedBy(WINDOWS);
    Duration bounded = within(SHORTEST_WINDOW, share, LONGEST_WINDOW);
    Duration most = goal.budget().dividedBy(LEAST_WINDOWS);
    return within(bounded, frames, most.compareTo(bounded) < 0 ? bounded : most);
  }

  private static Duration within(Duration least, Duration wanted, Duration most) {
    return wanted.compareTo(least) < 0 ? least : wanted.compareTo(most) > 0 ? most : wanted;
  }

  /**
   * Searches once.
   *
   * @throws UserInputException when the start cannot be run
   */
  public TuningResult search() {
    listener.begins("warming up");
    double startAgreement = admission.admitStart(start);
    warmUp();
    List<Round> rounds = new ArrayList<>();
    int untried = race(rounds);
    Standings standings = race.standings();
    Optional<Measured> best = standings.preferred();
    Optional<Duel> duel = Optional.empty();
    if (best.isPresent() && !budget.isStopped() && !standings.allSlower()) {
      duel = duel(best.orElseThrow().candidate(), standings);
    }
    Reason reason = reason(standings, best, duel);
    Candidate chosen =
        switch (reason) {
          case CONFIRMED, BEST_SO_FAR -> best.orElseThrow().candidate();
          case NO_DIFFERENCE, ALL_SLOWER, NO_TIME, INTERRUPTED -> start;
        };
    return new TuningResult(
        chosen,
        reason,
        startAgreement,
        race.startRates(),
        rounds,
        standings,
        admission.rejected(),
        untried,
        duel,
        budget.last(chosen),
        budget.window(),
        Duration.ofNanos(Math.round(budget.costNanos(start))),
        budget.spent(),
        budget.isStopped());
  }

  private Reason reason(Standings standings, Optional<Measured> best, Optional<Duel> duel) {
    if (duel.isPresent()) {
      return duel.orElseThrow().isFaster()
          ? Reason.CONFIRMED
          : budget.isStopped() ? Reason.INTERRUPTED : Reason.NO_DIFFERENCE;
    }
    if (budget.isStopped()) {
      return best.filter(standings::isFasterAmongAll).isPresent()
          ? Reason.BEST_SO_FAR
          : Reason.INTERRUPTED;
    }
    return best.isPresent() && standings.allSlower() ? Reason.ALL_SLOWER : Reason.NO_TIME;
  }

  /** Runs the start until the code is compiled, and finds how long a run has to be. */
  private void warmUp() {
    double fastest = 0;
    int settled = 0;
    for (int run = 0; run < WARMING_RUNS; run++) {
      Optional<Trial> trial = budget.run(start);
      listener.advanced(budget.spent(), OptionalDouble.empty());
      if (trial.isEmpty()) {
        return;
      }
      double rate = trial.orElseThrow().framesPerSecond();
      settled = rate <= SETTLED * fastest ? settled + 1 : 0;
      fastest = Math.max(fastest, rate);
      // The first run is cold however much time it took.
      boolean late = run > 0 && budget.spentNanos() > WARMED * budget.nanos();
      if ((settled == SETTLED_RUNS || late) && fits()) {
        break;
      }
    }
    budget.setWindow(windowOf(fastest));
  }

  private Duration windowOf(double rate) {
    return window(Duration.ofNanos(Math.round(FRAMES_OF_WINDOW * NANOS_PER_SECOND / rate)));
  }

  /** Shortens the runs when the start turns out to be faster than the warm-up had it. */
  private void shortenRuns() {
    double fastest = race.startRates().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    if (fastest > 0 && windowOf(fastest).compareTo(budget.window()) < 0) {
      budget.setWindow(windowOf(fastest));
    }
  }

  /** Whether a race would have time if all runs were as short as the shortest so far. */
  private boolean fits() {
    return RUNS_OF_ROUND * budget.leastNanos() <= budget.leftNanos();
  }

  /**
   * Races.
   *
   * @return how many candidates with one change there was no time for
   */
  private int race(List<Round> rounds) {
    double end =
        budget.spentNanos()
            + Math.min(
                RACED * budget.leftNanos(),
                budget.leftNanos() - Confirmation.leastNanos(budget.costNanos(start)));
    List<Candidate> waiting = new ArrayList<>(space.neighbours(start.settings(), start.settings()));
    List<Candidate> born = List.of();
    List<Candidate> kept = List.of();
    double runs = (end - budget.spentNanos()) / budget.costNanos(start);
    int planned = (int) Math.clamp(runs / RUNS_OF_ROUND, 1, MOST_ROUNDS);
    for (int round = 1; round <= planned && !budget.isStopped(); round++) {
      double roundEnd = budget.spentNanos() + (end - budget.spentNanos()) / (planned - round + 1);
      List<Candidate> racers = new ArrayList<>(kept);
      // The first round may take what it needs to run each candidate once.
      double admitEnd = round == 1 ? firstEnd(end, planned) : roundEnd;
      admit(new ArrayList<>(born), racers, admitEnd);
      admit(waiting, racers, admitEnd);
      int fresh = racers.size() - kept.size();
      if (racers.isEmpty()) {
        break;
      }
      listener.begins("round %d of %d: %d candidates".formatted(round, planned, racers.size()));
      int passes = passes(racers, roundEnd, end);
      Standings standings = race.standings().of(racers);
      if (standings.measured().isEmpty()) {
        break;
      }
      rounds.add(new Round(racers.size(), fresh, passes));
      int survivors = Math.max(LEAST_KEPT, Math.ceilDiv(standings.measured().size(), REDUCTION));
      kept = standings.measured().stream().limit(survivors).map(Measured::candidate).toList();
      born = new Offspring(start.settings(), space).of(race.standings());
      shortenRuns();
    }
    return waiting.size();
  }

  /** Of the time of the race at most two thirds are for its first round. */
  private double firstEnd(double end, int planned) {
    return planned == 1
        ? end
        : budget.spentNanos() + (end - budget.spentNanos()) * (REDUCTION - 1) / REDUCTION;
  }

  /** Moves candidates to those that run, as long as one run of each fits; drops the others. */
  private void admit(List<Candidate> waiting, List<Candidate> racers, double end) {
    while (!waiting.isEmpty() && !budget.isStopped()) {
      List<Candidate> more = new ArrayList<>(racers);
      more.add(waiting.getFirst());
      if (budget.spentNanos() + race.passNanos(more) > end) {
        return;
      }
      Candidate candidate = waiting.removeFirst();
      if (admission.admits(candidate)) {
        racers.add(candidate);
      }
    }
  }

  /** Runs each candidate as often as there is time in a round, at least once. */
  private int passes(List<Candidate> racers, double roundEnd, double end) {
    List<Candidate> able = race.pass(racers, end);
    int passes = 1;
    while (passes < MOST_PASSES
        && !able.isEmpty()
        && !budget.isStopped()
        && budget.spentNanos() + race.passNanos(able) <= roundEnd) {
      able = race.pass(able, roundEnd);
      passes++;
    }
    return passes;
  }

  private Optional<Duel> duel(Candidate best, Standings standings) {
    Confirmation confirmation = new Confirmation(budget, listener);
    int pairs = Confirmation.pairs(standings.spread());
    listener.begins("%s against the start: up to %d pairs of runs".formatted(best.label(), pairs));
    try {
      return confirmation.of(best, start, pairs);
    } catch (UserInputException impossible) {
      admission.reject(best, impossible.problem());
      return Optional.empty();
    }
  }
}
