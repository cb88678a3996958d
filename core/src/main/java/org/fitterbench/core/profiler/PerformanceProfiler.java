package org.fitterbench.core.profiler;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.host.HostChecks;
import org.fitterbench.core.host.HostProbe;
import org.fitterbench.core.host.HostView;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.ForkSamples;
import org.fitterbench.core.record.Mode;
import org.fitterbench.core.record.ResourceUsage;
import org.fitterbench.core.record.ResultStatus;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.RunRecordJson;
import org.fitterbench.core.record.RunSettings;
import org.fitterbench.core.record.RunStatus;
import org.fitterbench.core.record.Summary;
import org.fitterbench.core.report.ReportFormat;
import org.fitterbench.core.report.RunFolder;
import org.fitterbench.core.report.RunReport;
import org.fitterbench.core.resource.ResourceSampler;
import org.fitterbench.core.target.TargetSet;
import org.fitterbench.core.trace.RecordingTrace;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;

/**
 * Benchmarks operations of your own in a few lines, outside JMH, with warm-up, resources and the
 * same record and report that the command line writes.
 *
 * <pre>{@code
 * var profiler = new PerformanceProfiler();
 * profiler.benchmarkOperation("resize", () -> resize(image), 50);
 * profiler.saveResults(Path.of("results/resize.json"));
 * }</pre>
 *
 * Everything runs in this JVM and on the calling thread. One JVM is one sample, so the mean has no
 * confidence interval; the finding {@code single-fork} says so. Where that matters, write a JMH
 * benchmark.
 */
public final class PerformanceProfiler {
  /** How long an operation is run before it is timed, unless another time is asked for. */
  public static final Duration DEFAULT_WARMUP = Duration.ofSeconds(1);

  private static final String SUITE = "operations";
  private static final String UNIT = "ms/op";
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

  private final Duration warmup;
  private final ProfilerHost host;
  private final Instant startedAt;
  private final Environment environment;
  private final List<Finding> doubts;
  private final OperationTimer timer;
  private final RecordingTrace trace;
  private final List<BenchmarkResult> results = new ArrayList<>();

  /** A profiler that warms up each operation for {@link #DEFAULT_WARMUP}. */
  public PerformanceProfiler() {
    this(DEFAULT_WARMUP);
  }

  /**
   * @param warmup how long each operation is run before it is timed; it is run at least twice
   */
  public PerformanceProfiler(Duration warmup) {
    this(warmup, ProfilerHost.ofThisProcess());
  }

  /** A profiler on a host of the caller's choice. The host is looked at now, while it is idle. */
  PerformanceProfiler(Duration warmup, ProfilerHost host) {
    if (warmup.isNegative()) {
      throw new IllegalArgumentException("Warm-up: " + warmup);
    }
    this.warmup = warmup;
    this.host = host;
    this.startedAt = host.clock().instant();
    HostView view = host.view().get();
    this.environment = HostProbe.environment(view, view.jvm().arguments());
    this.doubts = HostChecks.findings(view);
    this.timer = new OperationTimer(host.nanoClock());
    this.trace = new RecordingTrace(host.nanoClock());
  }

  /**
   * Benchmarks an operation that returns something. What it returns is used up, so the compiler
   * cannot leave out the work. An operation that throws becomes a failed result; others go on.
   *
   * @param name what reports call it; each operation has its own
   * @param operation the work
   * @param iterations how often it is timed, 1 or more
   * @throws IllegalArgumentException when the name is blank or taken, or there is no iteration
   * @throws IllegalStateException when a stage of {@link #trace()} is open
   */
  public BenchmarkResult benchmarkOperation(String name, Callable<?> operation, int iterations) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("An operation has a name");
    }
    if (results.stream().anyMatch(result -> result.benchmark().equals(name))) {
      throw new IllegalArgumentException(
          "'" + name + "' was measured before; give it its own name");
    }
    if (iterations < 1) {
      throw new IllegalArgumentException("Iterations: " + iterations);
    }
    trace.reset();
    BenchmarkResult result = measure(name, operation, iterations);
    results.add(result);
    return result;
  }

  /**
   * Benchmarks an operation that returns nothing. Let it leave its result where the program reads
   * it later, since work that nobody can see may be left out by the compiler.
   *
   * @param name what reports call it; each operation has its own
   * @param operation the work
   * @param iterations how often it is timed, 1 or more
   * @throws IllegalArgumentException when the name is blank or taken, or there is no iteration
   * @throws IllegalStateException when a stage of {@link #trace()} is open
   */
  public BenchmarkResult benchmarkOperation(String name, Runnable operation, int iterations) {
    return benchmarkOperation(name, asCallable(operation), iterations);
  }

  /**
   * Opens a stage inside an operation that is being benchmarked. The time of each stage in one
   * operation becomes a metric of its result, {@code stage.outer/inner}, warm-up left out.
   *
   * <pre>{@code
   * profiler.benchmarkOperation("fit", () -> {
   *   try (var _ = profiler.timer("load")) { … }
   *   try (var _ = profiler.timer("solve")) { … }
   * }, 20);
   * }</pre>
   */
  public Stage timer(String name) {
    return trace.stage(name);
  }

  /** The trace behind {@link #timer}, for a pipeline that is handed one. */
  public StageTrace trace() {
    return trace;
  }

  /** What was benchmarked so far, in order. */
  public List<BenchmarkResult> results() {
    return List.copyOf(results);
  }

  /** Everything so far as a run record. */
  public RunRecord record() {
    return new RunRecord(
        RunRecord.SCHEMA_VERSION,
        Objects.requireNonNullElse(
            PerformanceProfiler.class.getPackage().getImplementationVersion(), "development"),
        RUN_ID.format(startedAt.atZone(host.zone())),
        startedAt,
        host.clock().instant(),
        RunStatus.COMPLETE,
        new RunSettings("custom", List.of(SUITE), List.of(), "cpu", Map.of()),
        environment,
        List.of(),
        results,
        doubts);
  }

  /** The report as text: operations by duration, failures, doubts. */
  public String report() {
    return ReportFormat.TEXT.render(RunReport.of(record(), new TargetSet(List.of())));
  }

  /**
   * Writes the run record and the report.
   *
   * @param path a file that ends in {@code .json}, which gets the record, with the report beside it
   *     in a file that ends in {@code .txt}; or a folder, which gets the files of a run
   * @throws UserInputException when a file cannot be written
   */
  public void saveResults(Path path) {
    String name = path.getFileName() == null ? "" : path.getFileName().toString();
    if (name.endsWith(".json")) {
      String text = name.substring(0, name.length() - ".json".length()) + ".txt";
      RunRecordJson.write(record(), path);
      AtomicFile.write(path.resolveSibling(text), report());
    } else {
      new RunFolder(path).write(record(), new TargetSet(List.of()));
    }
  }

  private BenchmarkResult measure(String name, Callable<?> operation, int iterations) {
    try (ResourceSampler sampler =
        new ResourceSampler(host.probes(), ResourceSampler.DEFAULT_INTERVAL)) {
      timer.warmUp(operation, warmup);
      trace.reset();
      sampler.start();
      double[] millis = timer.time(operation, iterations);
      ResourceUsage resources = sampler.stop().usage(iterations);
      List<ForkSamples> forks = List.of(new ForkSamples(Arrays.stream(millis).boxed().toList()));
      Summary summary = Summary.of(forks, List.of());
      return new BenchmarkResult(
          SUITE,
          name,
          name,
          ResultStatus.OK,
          null,
          Mode.SINGLE_SHOT_TIME,
          UNIT,
          Map.of(),
          1,
          forks,
          List.of(),
          summary,
          resources,
          StageMetrics.of(trace.report(), iterations),
          OperationFindings.of(summary));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(name, "interrupted");
    } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
      return failed(name, e.toString());
    }
  }

  private static BenchmarkResult failed(String name, String failure) {
    return new BenchmarkResult(
        SUITE,
        name,
        name,
        ResultStatus.FAILED,
        failure,
        Mode.SINGLE_SHOT_TIME,
        UNIT,
        Map.of(),
        1,
        List.of(),
        List.of(),
        null,
        ResourceUsage.absent("the operation failed"),
        Map.of(),
        List.of());
  }

  private static Callable<?> asCallable(Runnable operation) {
    return () -> {
      operation.run();
      return operation;
    };
  }
}
