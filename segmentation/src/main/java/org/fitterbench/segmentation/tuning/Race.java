package org.fitterbench.segmentation.tuning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.fitterbench.core.failure.UserInputException;

/**
 * Runs candidates with a run of the start before and after every few of them, in an order that is
 * drawn anew each time: what makes the machine slower for some seconds makes the start slower too.
 */
final class Race {
  /** Candidates between two runs of the start. */
  private static final int BETWEEN = 3;

  private final Candidate start;
  private final TrialBudget budget;
  private final Admission admission;
  private final TuningListener listener;
  private final Random random;
  private final Map<Candidate, List<Measured.Run>> runs = new LinkedHashMap<>();
  private final List<Double> startRates = new ArrayList<>();

  Race(
      Candidate start,
      TrialBudget budget,
      Admission admission,
      TuningListener listener,
      Random random) {
    this.start = start;
    this.budget = budget;
    this.admission = admission;
    this.listener = listener;
    this.random = random;
  }

  Standings standings() {
    return new Standings(
        runs.entrySet().stream()
            .map(entry -> new Measured(entry.getKey(), entry.getValue()))
            .toList());
  }

  List<Double> startRates() {
    return List.copyOf(startRates);
  }

  /** What it takes to run each of some candidates once, with the start in between. */
  double passNanos(List<Candidate> some) {
    int starts = 1 + Math.ceilDiv(some.size(), BETWEEN);
    return some.stream().mapToDouble(budget::costNanos).sum() + starts * budget.costNanos(start);
  }

  /**
   * Runs each candidate once.
   *
   * @param endNanos of the budget, when it stops
   * @return those that can be run
   */
  List<Candidate> pass(List<Candidate> some, double endNanos) {
    List<Candidate> order = new ArrayList<>(some);
    Collections.shuffle(order, random);
    List<Candidate> able = new ArrayList<>(some);
    OptionalDouble before = runStart(endNanos);
    for (int from = 0; from < order.size() && before.isPresent(); from += BETWEEN) {
      List<Candidate> few = order.subList(from, Math.min(from + BETWEEN, order.size()));
      Map<Candidate, Double> rates = new LinkedHashMap<>();
      for (Candidate candidate : few) {
        runCandidate(candidate, endNanos, rates, able);
      }
      OptionalDouble after = runStart(endNanos);
      double beside = Math.sqrt(before.getAsDouble() * after.orElse(before.getAsDouble()));
      rates.forEach((candidate, rate) ->
          runs.computeIfAbsent(candidate, _ -> new ArrayList<>())
              .add(new Measured.Run(rate, beside)));
      before = after;
    }
    return able;
  }

  private void runCandidate(
      Candidate candidate, double endNanos, Map<Candidate, Double> rates, List<Candidate> able) {
    if (!mayRun(candidate, endNanos)) {
      return;
    }
    try {
      Optional<Trial> trial = budget.run(candidate);
      trial.ifPresent(seen -> rates.put(candidate, seen.framesPerSecond()));
    } catch (UserInputException impossible) {
      admission.reject(candidate, impossible.problem());
      able.remove(candidate);
      runs.remove(candidate);
    }
    tell();
  }

  private OptionalDouble runStart(double endNanos) {
    if (!mayRun(start, endNanos)) {
      return OptionalDouble.empty();
    }
    Optional<Trial> trial = budget.run(start);
    trial.ifPresent(seen -> startRates.add(seen.framesPerSecond()));
    tell();
    return trial.isPresent()
        ? OptionalDouble.of(trial.orElseThrow().framesPerSecond())
        : OptionalDouble.empty();
  }

  private boolean mayRun(Candidate candidate, double endNanos) {
    return !budget.isStopped() && budget.spentNanos() + budget.costNanos(candidate) <= endNanos;
  }

  private void tell() {
    OptionalDouble best = standings().measured().stream().mapToDouble(Measured::ratio).max();
    listener.advanced(budget.spent(), best);
  }
}
