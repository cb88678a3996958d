package org.fitterbench.benchmarks.runner;

import java.time.Duration;
import java.util.List;

/**
 * What a run is likely to take. It begins with the lengths that the iterations are asked to have
 * and learns from every fork: what a JVM takes to start and set up beside its iterations, and what
 * the forks of the current benchmark really take.
 */
public final class TimeEstimate {
  /** A guess for a JVM's start and a benchmark's set-up, until one was seen. */
  private static final Duration FIRST_GUESS_START = Duration.ofMillis(1500);

  /** A guess for one operation that is measured by itself, until one was seen. */
  private static final Duration FIRST_GUESS_SHOT = Duration.ofMillis(800);

  private final List<PlannedBenchmark> plan;
  private Duration startsSeen = Duration.ZERO;
  private int startsCounted;
  private int current;
  private int forksDone;
  private Duration currentForks = Duration.ZERO;

  public TimeEstimate(List<PlannedBenchmark> plan) {
    this.plan = List.copyOf(plan);
  }

  /** A fork of the current benchmark has ended. */
  public void forkEnded(Duration took) {
    forksDone++;
    currentForks = currentForks.plus(took);
    Duration asked = plan.get(current).measurement().iterationsOfOneFork();
    if (!asked.isZero() && took.compareTo(asked) > 0) {
      startsSeen = startsSeen.plus(took.minus(asked));
      startsCounted++;
    }
  }

  /** The current benchmark has ended; the next one is current. */
  public void benchmarkEnded() {
    current++;
    forksDone = 0;
    currentForks = Duration.ZERO;
  }

  /**
   * What is left.
   *
   * @param inFork how long the running fork has been running
   */
  public Duration left(Duration inFork) {
    if (current >= plan.size()) {
      return Duration.ZERO;
    }
    PlannedBenchmark running = plan.get(current);
    Duration oneFork = forksDone > 0 ? currentForks.dividedBy(forksDone) : fork(running);
    Duration left =
        oneFork.multipliedBy(Math.max(0, running.measurement().totalForks() - forksDone));
    left = left.minus(inFork.compareTo(oneFork) < 0 ? inFork : oneFork);
    for (PlannedBenchmark later : plan.subList(current + 1, plan.size())) {
      left = left.plus(fork(later).multipliedBy(later.measurement().totalForks()));
    }
    return left.isNegative() ? Duration.ZERO : left;
  }

  private Duration fork(PlannedBenchmark benchmark) {
    Measurement measurement = benchmark.measurement();
    Duration start = startsCounted > 0 ? startsSeen.dividedBy(startsCounted) : FIRST_GUESS_START;
    Duration iterations = measurement.iterationsOfOneFork();
    return start.plus(
        iterations.isZero()
            ? FIRST_GUESS_SHOT.multipliedBy(
                measurement.warmupIterations() + measurement.iterations())
            : iterations);
  }
}
