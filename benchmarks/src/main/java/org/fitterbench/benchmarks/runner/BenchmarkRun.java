package org.fitterbench.benchmarks.runner;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.RunRecord;
import org.openjdk.jmh.results.RunResult;

/**
 * One run: every planned benchmark, fork by fork. A benchmark that fails becomes a failed result
 * and the others go on. The record is kept after each, so that a run that is killed loses only the
 * benchmark that it was at.
 */
public final class BenchmarkRun {
  private final ForkExecutor executor;
  private final ResultConverter converter;
  private final RunStore store;
  private final InstantSource clock;
  private final ProgressTicker ticker;
  private final List<BenchmarkResult> results = new ArrayList<>();
  private final List<RunResult> jmhResults = new ArrayList<>();
  private volatile boolean interrupted;

  /**
   * @param executor runs the forks
   * @param converter makes records of what they measured
   * @param store keeps the record
   * @param progress hears how it goes on
   * @param clock tells the time of the record and of the progress
   */
  public BenchmarkRun(
      ForkExecutor executor,
      ResultConverter converter,
      RunStore store,
      RunProgress progress,
      InstantSource clock) {
    this.executor = executor;
    this.converter = converter;
    this.store = store;
    this.clock = clock;
    this.ticker = new ProgressTicker(progress, clock);
  }

  /**
   * Runs the plan to its end or until it is interrupted.
   *
   * @return the record as it was last kept: incomplete when interrupted
   */
  public RunRecord run(List<PlannedBenchmark> plan, RunHeader header) {
    RunRecord record = header.record(results, null);
    store.keep(record, jmhResults);
    try (ticker) {
      ticker.start(plan);
      for (PlannedBenchmark benchmark : plan) {
        measure(benchmark);
        if (interrupted) {
          return record;
        }
        record = header.record(results, null);
        store.keep(record, jmhResults);
        ticker.benchmarkEnded(benchmark, results.getLast());
      }
    }
    record = header.record(results, clock.instant());
    store.keep(record, jmhResults);
    return record;
  }

  /**
   * Ends the run as soon as possible; what is finished is kept already. May be called on any
   * thread.
   */
  public void interrupt() {
    interrupted = true;
    executor.stop();
  }

  private void measure(PlannedBenchmark benchmark) {
    List<org.openjdk.jmh.results.BenchmarkResult> forks = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    int total = benchmark.measurement().totalForks();
    for (int fork = 1; fork <= total && !interrupted; fork++) {
      ticker.forkStarted(benchmark, fork);
      var start = clock.instant();
      try {
        var result = executor.run(benchmark, ticker);
        if (fork > benchmark.measurement().warmupForks()) {
          forks.add(result);
        }
      } catch (ForkFailedException failure) {
        failures.add(failure.getMessage());
      }
      ticker.forkEnded(Duration.between(start, clock.instant()));
      if (forks.isEmpty() && !failures.isEmpty()) {
        // What fails at once will fail again: its other forks would only cost time.
        break;
      }
    }
    if (interrupted) {
      return;
    }
    results.add(converter.convert(benchmark, forks, failures));
    if (!forks.isEmpty()) {
      jmhResults.add(JmhResults.joined(forks));
    }
  }
}
