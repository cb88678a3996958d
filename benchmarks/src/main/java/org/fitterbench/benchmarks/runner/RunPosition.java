package org.fitterbench.benchmarks.runner;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a run is.
 *
 * @param benchmark the one that runs
 * @param number its place in the plan, from 1
 * @param of benchmarks in the plan
 * @param fork the fork that runs, from 1, warm-up forks included
 * @param iteration the iteration that runs; null while the fork's JVM starts
 * @param elapsed since the run began
 * @param left what the rest is likely to take
 */
public record RunPosition(
    PlannedBenchmark benchmark,
    int number,
    int of,
    int fork,
    @Nullable Iteration iteration,
    Duration elapsed,
    Duration left) {
  /**
   * An iteration.
   *
   * @param warmup whether it is not counted
   * @param number from 1
   * @param of iterations of this kind in the fork
   */
  public record Iteration(boolean warmup, int number, int of) {}
}
