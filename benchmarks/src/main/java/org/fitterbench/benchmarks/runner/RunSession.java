package org.fitterbench.benchmarks.runner;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.fitterbench.benchmarks.suite.ResultPictures;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.report.ResultsFolder;
import org.fitterbench.core.report.RunFile;
import org.fitterbench.core.report.RunFolder;
import org.fitterbench.core.report.RunPicture;
import org.jspecify.annotations.Nullable;

/**
 * A run and what it holds while it lasts: the lock of the machine, its folder, its log, and the
 * hook that ends it when the process is asked to end.
 */
public final class RunSession implements AutoCloseable {
  private final MeasuringHost host;
  private final @Nullable HostLock lock;
  private final Instant start;
  private final RunFolder folder;
  private final PrintStream log;
  private @Nullable InterruptHook hook;

  private RunSession(
      MeasuringHost host, @Nullable HostLock lock, Instant start, RunFolder folder, Path logFile)
      throws IOException {
    this.host = host;
    this.lock = lock;
    this.start = start;
    this.folder = folder;
    this.log = new PrintStream(Files.newOutputStream(logFile), true, StandardCharsets.UTF_8);
  }

  /**
   * Takes the machine's lock and makes the run's folder.
   *
   * @param results the folder for all runs
   * @param ignoreLock whether to run although another run holds the lock
   * @throws org.fitterbench.core.failure.UserInputException when another run holds the lock, or the
   *     folder cannot be made
   */
  public static RunSession open(MeasuringHost host, ResultsFolder results, boolean ignoreLock) {
    HostLock lock = ignoreLock ? null : HostLock.take(host.lockFile());
    Instant start = host.clock().instant();
    RunFolder folder = results.newRun(start.atZone(ZoneId.systemDefault()));
    Path logFile = folder.file(RunFile.PROFILER_LOG);
    try {
      return new RunSession(host, lock, start, folder, logFile);
    } catch (IOException failure) {
      throw FileFailure.writing(logFile, failure);
    }
  }

  /** The run's folder. */
  public RunFolder folder() {
    return folder;
  }

  /** When the run started. */
  public Instant start() {
    return start;
  }

  /**
   * Runs the plan; see {@link BenchmarkRun#run}. What benchmarks have to show lands in the run's
   * folder.
   */
  public RunRecord run(List<PlannedBenchmark> plan, RunHeader header, RunProgress progress) {
    BenchmarkRun run =
        new BenchmarkRun(
            host.executor(log),
            new ResultConverter(host.readable()),
            (record, jmhResults) -> {
              folder.write(record);
              JmhResults.write(folder.file(RunFile.JMH), jmhResults);
            },
            progress,
            host.clock());
    hook = InterruptHook.on(run::interrupt);
    List<String> flags = ResultPictures.jvmFlags(RunPicture.folder(folder.path()));
    return run.run(plan.stream().map(planned -> planned.plusJvmArgs(flags)).toList(), header);
  }

  @Override
  public void close() {
    log.close();
    if (lock != null) {
      lock.close();
    }
    if (hook != null) {
      hook.close();
    }
  }
}
