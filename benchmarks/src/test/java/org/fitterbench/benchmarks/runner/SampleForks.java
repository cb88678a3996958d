package org.fitterbench.benchmarks.runner;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.suite.CatalogEntry;
import org.fitterbench.benchmarks.suite.Suite;
import org.fitterbench.core.record.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.SampleTimeResult;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Optional;
import org.openjdk.jmh.util.SampleBuffer;

/** Makes benchmarks and what JMH would measure of them, with exact figures. */
public final class SampleForks {
  static final Measurement MEASUREMENT =
      new Measurement(2, 0, 2, Duration.ofSeconds(1), 3, Duration.ofSeconds(2));

  private SampleForks() {}

  static CatalogEntry entry(String name, String title, Map<String, String[]> params) {
    return entry(name, title, params, Optional.none());
  }

  static CatalogEntry entry(
      String name, String title, Map<String, String[]> params, Optional<Integer> iterations) {
    String type = name.substring(0, name.lastIndexOf('.'));
    BenchmarkListEntry jmh =
        new BenchmarkListEntry(
            type,
            type + "_generated",
            name.substring(name.lastIndexOf('.') + 1),
            org.openjdk.jmh.annotations.Mode.AverageTime,
            Optional.none(),
            new int[] {1},
            Optional.none(),
            Optional.none(),
            Optional.none(),
            Optional.none(),
            iterations,
            Optional.none(),
            Optional.none(),
            Optional.none(),
            Optional.none(),
            Optional.none(),
            Optional.none(),
            Optional.none(),
            Optional.none(),
            params.isEmpty() ? Optional.none() : Optional.of(params),
            Optional.of(TimeUnit.MILLISECONDS),
            Optional.none(),
            Optional.none());
    return new CatalogEntry(Suite.FITTER, title, Map.of(), jmh);
  }

  static PlannedBenchmark planned(String title, Map<String, String> params) {
    return planned(title, params, Mode.AVERAGE_TIME);
  }

  static PlannedBenchmark planned(String title, Map<String, String> params, Mode mode) {
    String name = "org.fitterbench.benchmarks.fitter." + title.replace(" ", "") + ".run";
    return new PlannedBenchmark(
        entry(name, title, Map.of()), mode, new TreeMap<>(params), 1, MEASUREMENT, List.of());
  }

  /** A fork of average-time mode whose iterations took so many milliseconds an operation. */
  public static BenchmarkResult fork(PlannedBenchmark benchmark, double... millis) {
    return fork(benchmark, List.of(), millis);
  }

  static BenchmarkResult fork(
      PlannedBenchmark benchmark, List<? extends Result<?>> secondary, double... millis) {
    BenchmarkParams params = params(benchmark);
    return new BenchmarkResult(
        params,
        Arrays.stream(millis)
            .mapToObj(each ->
                iteration(
                    params,
                    new AverageTimeResult(
                        ResultRole.PRIMARY,
                        "run",
                        1,
                        Math.round(each * 1e6),
                        TimeUnit.MILLISECONDS),
                    secondary))
            .toList());
  }

  /** A fork of sample mode with one iteration that saw these latencies. */
  static BenchmarkResult sampledFork(PlannedBenchmark benchmark, long... nanos) {
    SampleBuffer buffer = new SampleBuffer();
    Arrays.stream(nanos).forEach(buffer::add);
    BenchmarkParams params = params(benchmark);
    return new BenchmarkResult(
        params,
        List.of(
            iteration(
                params,
                new SampleTimeResult(ResultRole.PRIMARY, "run", buffer, TimeUnit.NANOSECONDS),
                List.of())));
  }

  private static IterationResult iteration(
      BenchmarkParams params, Result<?> primary, List<? extends Result<?>> secondary) {
    IterationResult iteration =
        new IterationResult(params, params.getMeasurement(), new IterationResultMetaData(100, 100));
    iteration.addResult(primary);
    iteration.addResults(secondary);
    return iteration;
  }

  private static BenchmarkParams params(PlannedBenchmark benchmark) {
    WorkloadParams workload = new WorkloadParams();
    int index = 0;
    for (Map.Entry<String, String> param : benchmark.params().entrySet()) {
      workload.put(param.getKey(), param.getValue(), index);
      index++;
    }
    Measurement measurement = benchmark.measurement();
    return new BenchmarkParams(
        benchmark.entry().name(),
        benchmark.entry().name(),
        true,
        1,
        new int[] {1},
        List.of(),
        1,
        0,
        iterations(IterationType.WARMUP, measurement.warmupIterations(), measurement.warmupTime()),
        iterations(
            IterationType.MEASUREMENT, measurement.iterations(), measurement.iterationTime()),
        PlannedBenchmark.jmhMode(benchmark.mode()),
        workload,
        TimeUnit.MILLISECONDS,
        1,
        "java",
        List.of(),
        "25",
        "VM",
        "25",
        "1.37",
        TimeValue.minutes(10));
  }

  private static IterationParams iterations(IterationType type, int count, Duration time) {
    return new IterationParams(type, count, TimeValue.milliseconds(time.toMillis()), 1);
  }
}
