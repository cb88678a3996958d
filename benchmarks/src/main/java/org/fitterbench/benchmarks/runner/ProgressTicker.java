package org.fitterbench.benchmarks.runner;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fitterbench.core.record.BenchmarkResult;
import org.jspecify.annotations.Nullable;

/** Keeps where a run is and tells its progress of every change and every second. */
final class ProgressTicker implements IterationListener, AutoCloseable {
  private final RunProgress progress;
  private final InstantSource clock;
  private final ScheduledExecutorService seconds =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("progress").unstarted(work));

  private List<PlannedBenchmark> plan = List.of();
  private TimeEstimate estimate = new TimeEstimate(List.of());
  private Instant runStart = Instant.EPOCH;
  private Instant forkStart = Instant.EPOCH;
  private int done;
  private int fork;
  private @Nullable PlannedBenchmark running;
  private RunPosition.@Nullable Iteration iteration;

  ProgressTicker(RunProgress progress, InstantSource clock) {
    this.progress = progress;
    this.clock = clock;
  }

  synchronized void start(List<PlannedBenchmark> benchmarks) {
    plan = benchmarks;
    estimate = new TimeEstimate(benchmarks);
    runStart = clock.instant();
    progress.started(plan, estimate.left(Duration.ZERO));
    var _ = seconds.scheduleAtFixedRate(this::tell, 1, 1, TimeUnit.SECONDS);
  }

  synchronized void forkStarted(PlannedBenchmark benchmark, int number) {
    running = benchmark;
    fork = number;
    iteration = null;
    forkStart = clock.instant();
    tell();
  }

  @Override
  public synchronized void iterationStarted(boolean warmup, int number, int of) {
    iteration = new RunPosition.Iteration(warmup, number, of);
    tell();
  }

  synchronized void forkEnded(Duration took) {
    estimate.forkEnded(took);
    forkStart = clock.instant();
  }

  synchronized void benchmarkEnded(PlannedBenchmark benchmark, BenchmarkResult result) {
    running = null;
    done++;
    estimate.benchmarkEnded();
    progress.finished(benchmark, result);
  }

  private synchronized void tell() {
    if (running != null) {
      Instant now = clock.instant();
      progress.moved(
          new RunPosition(
              running,
              done + 1,
              plan.size(),
              fork,
              iteration,
              Duration.between(runStart, now),
              estimate.left(Duration.between(forkStart, now))));
    }
  }

  @Override
  public void close() {
    seconds.shutdownNow();
    synchronized (this) {
      running = null;
      progress.ended();
    }
  }
}
