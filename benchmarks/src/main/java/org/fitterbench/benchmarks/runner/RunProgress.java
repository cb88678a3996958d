package org.fitterbench.benchmarks.runner;

import java.time.Duration;
import java.util.List;
import org.fitterbench.core.record.BenchmarkResult;

/** Hears how a run goes on. All times come from the caller, so that a test can choose them. */
public interface RunProgress {
  /** The run begins. */
  void started(List<PlannedBenchmark> plan, Duration estimate);

  /** Something changed, or a second has passed. */
  void moved(RunPosition position);

  /** A benchmark has ended, well or not. */
  void finished(PlannedBenchmark benchmark, BenchmarkResult result);

  /** The run has ended or was interrupted; nothing follows. */
  void ended();

  /** Says nothing. */
  static RunProgress silent() {
    return new RunProgress() {
      @Override
      public void started(List<PlannedBenchmark> plan, Duration estimate) {}

      @Override
      public void moved(RunPosition position) {}

      @Override
      public void finished(PlannedBenchmark benchmark, BenchmarkResult result) {}

      @Override
      public void ended() {}
    };
  }
}
