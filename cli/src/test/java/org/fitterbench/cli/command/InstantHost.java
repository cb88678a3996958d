package org.fitterbench.cli.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.fitterbench.benchmarks.runner.ForkExecutor;
import org.fitterbench.benchmarks.runner.IterationListener;
import org.fitterbench.benchmarks.runner.MeasuringHost;
import org.fitterbench.benchmarks.runner.PlannedBenchmark;
import org.fitterbench.benchmarks.runner.SampleForks;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.ResourceUsage;
import org.fitterbench.core.record.TextReading;
import org.openjdk.jmh.results.BenchmarkResult;

/** A host on which every fork has already run: its iterations took 1, 2 and 3 ms. */
final class InstantHost implements MeasuringHost {
  private final Path folder;

  /**
   * @param folder where the lock is kept
   */
  InstantHost(Path folder) {
    this.folder = folder;
  }

  @Override
  public ForkExecutor executor(PrintStream log) {
    return new ForkExecutor() {
      @Override
      public BenchmarkResult run(PlannedBenchmark benchmark, IterationListener listener) {
        listener.iterationStarted(false, 1, 1);
        return SampleForks.fork(benchmark, 1, 2, 3);
      }

      @Override
      public void stop() {}
    };
  }

  @Override
  public Environment environment(List<String> jvmFlags) {
    return new Environment(
        "a CPU",
        2,
        2,
        List.of(),
        memoryBytes(),
        List.of(),
        Reading.absent("not read in this test"),
        new TextReading.Missing("not read in this test"),
        "an OS",
        "a JVM",
        jvmFlags,
        List.of(),
        "unknown",
        Reading.of(0));
  }

  @Override
  public List<Finding> doubts() {
    return List.of();
  }

  @Override
  public ResourceUsage readable() {
    return ResourceUsage.absent("not read in this test");
  }

  @Override
  public long memoryBytes() {
    return 8L << 30;
  }

  @Override
  public boolean hasGpu() {
    return false;
  }

  @Override
  public Path lockFile() {
    return folder.resolve("lock");
  }

  @Override
  public InstantSource clock() {
    return InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
  }
}
