package org.fitterbench.core.record;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records that tests share: small, complete, and the same on every machine. */
public final class SampleRecords {
  private SampleRecords() {}

  public static final String FORWARD = "org.example.ForwardPassBenchmark.forward";

  public static RunRecord run(BenchmarkResult... results) {
    return new RunRecord(
        RunRecord.SCHEMA_VERSION,
        "0.1.0",
        "20260102_030405",
        Instant.parse("2026-01-02T03:04:05Z"),
        Instant.parse("2026-01-02T03:14:05Z"),
        RunStatus.COMPLETE,
        new RunSettings(
            "standard",
            List.of("fitter"),
            List.of("run", "--profile", "standard"),
            "cpu",
            Map.of("kernel", "scalar")),
        environment("Example CPU 3000"),
        List.of(new InputAsset("body data", "procedural body", "none")),
        List.of(results),
        List.of());
  }

  public static Environment environment(String cpu) {
    return new Environment(
        cpu,
        4,
        8,
        List.of("L1d 48 KiB", "L2 2 MiB", "L3 32 MiB"),
        16L << 30,
        List.of("cpu quota 2.0"),
        Reading.of(3.2e9),
        new TextReading.Found("performance"),
        "Linux 6.1 amd64",
        "OpenJDK 25+36 (Example)",
        List.of("-Xmx3g"),
        List.of(),
        "0123abc",
        Reading.of(0.12));
  }

  /** An average-time result whose forks have the means given, in ms/op. */
  public static BenchmarkResult timed(String name, Map<String, String> params, double... means) {
    return result(name, params, Mode.AVERAGE_TIME, "ms/op", means);
  }

  public static BenchmarkResult result(
      String name, Map<String, String> params, Mode mode, String unit, double... means) {
    List<ForkSamples> forks =
        Stream.of(means)
            .flatMapToDouble(java.util.Arrays::stream)
            .mapToObj(mean -> new ForkSamples(List.of(mean * 0.99, mean * 1.01)))
            .toList();
    double mean = java.util.Arrays.stream(means).average().orElseThrow();
    double max = java.util.Arrays.stream(means).max().orElseThrow() * 1.01;
    double min = java.util.Arrays.stream(means).min().orElseThrow() * 0.99;
    @Nullable ConfidenceInterval interval =
        means.length < 2 ? null : new ConfidenceInterval(0.95, min, max);
    Summary summary =
        new Summary(
            mean,
            mean,
            mean * 0.01,
            0.01,
            interval,
            min,
            max,
            max,
            max,
            max,
            max,
            2L * means.length,
            0);
    return new BenchmarkResult(
        "fitter",
        name,
        name.substring(name.lastIndexOf('.') + 1),
        ResultStatus.OK,
        null,
        mode,
        unit,
        params,
        1,
        forks,
        List.of(),
        summary,
        usage(),
        Map.of(),
        List.of());
  }

  /** A result that has one more metric. */
  public static BenchmarkResult withMetric(BenchmarkResult result, String name, Metric metric) {
    Map<String, Metric> metrics = new HashMap<>(result.metrics());
    metrics.put(name, metric);
    return new BenchmarkResult(
        result.suite(),
        result.benchmark(),
        result.title(),
        result.status(),
        result.failure(),
        result.mode(),
        result.unit(),
        result.params(),
        result.threads(),
        result.forks(),
        result.histogram(),
        result.summary(),
        result.resources(),
        metrics,
        result.findings());
  }

  public static BenchmarkResult failed(String name, String why) {
    return new BenchmarkResult(
        "fitter",
        name,
        name.substring(name.lastIndexOf('.') + 1),
        ResultStatus.FAILED,
        why,
        Mode.AVERAGE_TIME,
        "ms/op",
        Map.of(),
        1,
        List.of(),
        List.of(),
        null,
        ResourceUsage.absent("the benchmark failed"),
        Map.of(),
        List.of());
  }

  public static ResourceUsage usage() {
    Reading noGpu = Reading.absent("no GPU was found");
    return new ResourceUsage(
        Reading.of(123_456),
        Reading.of(200 << 20),
        Reading.of(16 << 20),
        Reading.of(512 << 20),
        noGpu,
        noGpu,
        Reading.of(99.5),
        Reading.of(3),
        Reading.of(12),
        Reading.absent("the energy counter is readable by root only"));
  }
}
