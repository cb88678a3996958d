package org.fitterbench.benchmarks.runner;

import java.time.Duration;

/**
 * How often and how long one benchmark is measured.
 *
 * @param forks measured JVMs, at least one
 * @param warmupForks JVMs that run first and are not counted
 * @param warmupIterations iterations of each fork that are not counted
 * @param warmupTime length of one of those; zero when an iteration is one operation
 * @param iterations measured iterations of each fork, at least one
 * @param iterationTime length of one of those; zero when an iteration is one operation
 */
public record Measurement(
    int forks,
    int warmupForks,
    int warmupIterations,
    Duration warmupTime,
    int iterations,
    Duration iterationTime) {
  public Measurement {
    if (forks < 1 || iterations < 1 || warmupForks < 0 || warmupIterations < 0) {
      throw new IllegalArgumentException(
          "A measurement needs at least one fork and one iteration: "
              + forks
              + " forks, "
              + iterations
              + " iterations");
    }
    if (warmupTime.isNegative() || iterationTime.isNegative()) {
      throw new IllegalArgumentException("An iteration's time is not negative");
    }
  }

  /** JVMs started in all. */
  public int totalForks() {
    return warmupForks + forks;
  }

  /** The time that the iterations of one fork are asked to take; zero for single shots. */
  public Duration iterationsOfOneFork() {
    return warmupTime.multipliedBy(warmupIterations).plus(iterationTime.multipliedBy(iterations));
  }
}
