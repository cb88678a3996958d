package org.fitterbench.benchmarks.runner;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.regex.Pattern;
import org.fitterbench.benchmarks.profiler.ResourceProfiler;
import org.fitterbench.core.record.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs forks with JMH, one at a time: a fork that fails does not take the others of its benchmark
 * along, and what is finished can be kept after each. JMH's own log and what the forks print go to
 * one stream.
 */
public final class JmhForkExecutor implements ForkExecutor {
  static {
    // The run holds JMH's lock from its start to its end, see HostLock; a Runner must not take it
    // again for each fork. JMH reads this once, when its Runner is loaded.
    System.setProperty("jmh.ignoreLock", "true");
  }

  private final PrintStream log;

  /**
   * @param log takes JMH's log; not closed
   */
  public JmhForkExecutor(PrintStream log) {
    this.log = log;
  }

  @Override
  public BenchmarkResult run(PlannedBenchmark benchmark, IterationListener listener)
      throws ForkFailedException {
    LogFormat format = new LogFormat(log, listener);
    PrintStream out = System.out;
    PrintStream err = System.err;
    // JMH passes on what a fork prints to the streams of its own process.
    System.setOut(log);
    System.setErr(log);
    try {
      Collection<RunResult> results = new Runner(options(benchmark), format).run();
      return results.stream()
          .flatMap(result -> result.getBenchmarkResults().stream())
          .findFirst()
          .orElseThrow(() -> new RunnerException("JMH returned no result"));
    } catch (RunnerException failure) {
      throw new ForkFailedException(ForkFailure.reason(failure, format.errorOutput()), failure);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  @Override
  public void stop() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  private static Options options(PlannedBenchmark benchmark) {
    Measurement measurement = benchmark.measurement();
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(benchmark.entry().name()) + "$")
            .mode(PlannedBenchmark.jmhMode(benchmark.mode()))
            .forks(1)
            .warmupForks(0)
            .warmupIterations(measurement.warmupIterations())
            .measurementIterations(measurement.iterations())
            .threads(benchmark.threads())
            // All flags of the benchmark's own @Fork are among these already.
            .jvmArgsPrepend()
            .jvmArgs(benchmark.jvmArgs().toArray(String[]::new))
            .jvmArgsAppend()
            .addProfiler(GCProfiler.class)
            .addProfiler(ResourceProfiler.class)
            .shouldFailOnError(true);
    if (benchmark.mode() != Mode.SINGLE_SHOT_TIME) {
      options
          .warmupTime(timeValue(measurement.warmupTime()))
          .measurementTime(timeValue(measurement.iterationTime()));
    }
    benchmark.params().forEach(options::param);
    return options.build();
  }

  private static TimeValue timeValue(Duration time) {
    return TimeValue.milliseconds(time.toMillis());
  }
}
