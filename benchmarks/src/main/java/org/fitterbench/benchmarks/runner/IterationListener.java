package org.fitterbench.benchmarks.runner;

/** Hears of the iterations of a running fork. */
public interface IterationListener {
  /**
   * An iteration begins.
   *
   * @param warmup whether it is not counted
   * @param iteration counted from 1
   * @param of iterations of this kind in the fork
   */
  void iterationStarted(boolean warmup, int iteration, int of);
}
