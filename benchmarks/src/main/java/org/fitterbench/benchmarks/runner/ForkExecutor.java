package org.fitterbench.benchmarks.runner;

import org.openjdk.jmh.results.BenchmarkResult;

/** Runs one fork of a benchmark: a JVM of its own, in tests something faster. */
public interface ForkExecutor {
  /**
   * Runs one fork and waits for it.
   *
   * @param listener hears of its iterations, on any thread
   * @return what JMH measured in it
   * @throws ForkFailedException when it did not end well
   */
  BenchmarkResult run(PlannedBenchmark benchmark, IterationListener listener)
      throws ForkFailedException;

  /** Ends a running fork at once; may be called on any thread. */
  void stop();
}
