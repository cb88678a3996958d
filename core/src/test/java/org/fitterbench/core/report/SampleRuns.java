package org.fitterbench.core.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.Direction;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.HistogramBin;
import org.fitterbench.core.record.Metric;
import org.fitterbench.core.record.Mode;
import org.fitterbench.core.record.ResourceUsage;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.RunStatus;
import org.fitterbench.core.record.SampleRecords;
import org.fitterbench.core.record.Severity;
import org.jspecify.annotations.Nullable;

/** The runs that the golden reports are of. */
final class SampleRuns {
  private static final String FITTER = "org.fitterbench.benchmarks.fitter.";

  private SampleRuns() {}

  static Map<String, RunRecord> all() {
    Map<String, RunRecord> runs = new LinkedHashMap<>();
    runs.put("complete", complete());
    runs.put("incomplete", incomplete());
    runs.put("single-fork", singleFork());
    runs.put("empty", SampleRecords.run());
    runs.put("sweeps", sweeps());
    return runs;
  }

  /** Every kind of result: all modes, a failure, a score without time, findings. */
  static RunRecord complete() {
    Finding governor =
        new Finding(
            "cpu-governor",
            Severity.WARNING,
            "The CPU governor is powersave on 8 of 8 cores.",
            "Set it to performance: cpupower frequency-set -g performance.");
    Finding unstable =
        new Finding("unstable-fork", Severity.INFO, "The forks differ by 12 %.", "Use more forks.");
    BenchmarkResult fit3 =
        timed(
            "RegressionBenchmark.fit",
            "Parameter regression",
            Map.of("iterations", "3"),
            4480,
            4520);
    BenchmarkResult fit5 =
        timed(
            "RegressionBenchmark.fit",
            "Parameter regression",
            Map.of("iterations", "5"),
            5223.5,
            5234.56,
            5245.62);
    BenchmarkResult forward1 =
        timed(
            "ForwardPassBenchmark.forward",
            "Forward pass",
            Map.of("backend", "vector", "batch", "1"),
            49,
            52);
    BenchmarkResult forward4 =
        timed(
            "ForwardPassBenchmark.forward",
            "Forward pass",
            Map.of("backend", "vector", "batch", "4"),
            120.5,
            121.5);
    BenchmarkResult export =
        with(
            SampleRecords.result(
                FITTER + "MeshExportBenchmark.export",
                Map.of("format", "obj"),
                Mode.SAMPLE_TIME,
                "us/op",
                10_200,
                10_300),
            "Mesh export",
            List.of());
    BenchmarkResult solve =
        with(
            SampleRecords.result(
                FITTER + "LinearSolveBenchmark.solve",
                Map.of(),
                Mode.THROUGHPUT,
                "ops/s",
                81_000,
                81_500),
            "Linear solve",
            List.of(unstable));
    BenchmarkResult tiny =
        with(
            SampleRecords.result(
                "org.example.Own.tick", Map.of(), Mode.AVERAGE_TIME, "ns/op", 3.2, 3.3),
            "A user's own operation with a title that is far too long for its column, and a | in"
                + " it",
            List.of());
    BenchmarkResult bytes =
        SampleRecords.result(
            "org.example.Own.footprint", Map.of(), Mode.SINGLE_SHOT_TIME, "B/model", 1e8, 1e8);
    BenchmarkResult failed =
        SampleRecords.failed(
            FITTER + "JacobianBenchmark.jacobian",
            "IllegalStateException: the result differs from the reference by 3.1 mm\n\tat line 7");
    return run(
        RunStatus.COMPLETE,
        List.of(governor),
        fit3,
        fit5,
        forward1,
        forward4,
        export,
        solve,
        tiny,
        bytes,
        failed);
  }

  static RunRecord incomplete() {
    return run(
        RunStatus.INCOMPLETE,
        List.of(),
        timed(
            "RegressionBenchmark.fit",
            "Parameter regression",
            Map.of("iterations", "5"),
            9900,
            10_050));
  }

  /** One fork, and nothing but the time could be read. */
  static RunRecord singleFork() {
    BenchmarkResult forward =
        timed(
            "ForwardPassBenchmark.forward",
            "Forward pass",
            Map.of("backend", "vector", "batch", "1"),
            20);
    BenchmarkResult blind =
        new BenchmarkResult(
            forward.suite(),
            forward.benchmark(),
            forward.title(),
            forward.status(),
            null,
            forward.mode(),
            forward.unit(),
            Map.of("batch", "26"),
            2,
            forward.forks(),
            List.of(),
            forward.summary(),
            ResourceUsage.absent("the sampler was off"),
            Map.of(),
            List.of());
    return run(RunStatus.COMPLETE, List.of(), forward, blind);
  }

  /** Rates by resolution, batch and precision, latencies one by one, and stages' work. */
  static RunRecord sweeps() {
    List<BenchmarkResult> results = new ArrayList<>();
    Map.of("1080p", 10.0, "4k", 40.0).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(size ->
            results.add(
                segmentation(
                    "End to end",
                    Map.of("resolution", size.getKey()),
                    size.getValue(),
                    Map.of(
                        "decodeBusy", metric(34.5, "%"),
                        "encodeBusy", metric(97.5, "%"),
                        "framesPerSecond", metric(4 * 1000 / size.getValue(), "frames/s")))));
    results.add(segmentation("Inference", Map.of("batch", "1"), 3, Map.of()));
    results.add(segmentation("Inference", Map.of("batch", "8"), 16, Map.of()));
    for (var way : Map.of("fp32", 0.0, "int8", 0.011).entrySet()) {
      results.add(
          segmentation(
              "Inference <by precision>",
              Map.of("precision", way.getKey()),
              way.getValue() == 0 ? 3 : 1.5,
              Map.of("maskDifference", metric(way.getValue(), "of 1"))));
    }
    results.sort(Comparator.comparing(BenchmarkResult::label));
    return run(RunStatus.COMPLETE, List.of(), results.toArray(BenchmarkResult[]::new));
  }

  private static Metric metric(double value, String unit) {
    return new Metric(value, unit, Direction.HIGHER_IS_BETTER);
  }

  private static BenchmarkResult segmentation(
      String title, Map<String, String> params, double millis, Map<String, Metric> metrics) {
    BenchmarkResult base =
        SampleRecords.timed("org.example.SegmentationBenchmark.run", params, millis, millis + 0.2);
    return new BenchmarkResult(
        "segmentation",
        base.benchmark(),
        title,
        base.status(),
        null,
        Mode.SAMPLE_TIME,
        base.unit(),
        params,
        1,
        base.forks(),
        List.of(new HistogramBin(millis, 90), new HistogramBin(2 * millis, 10)),
        base.summary(),
        base.resources(),
        metrics,
        List.of());
  }

  private static BenchmarkResult timed(
      String name, String title, Map<String, String> params, double... means) {
    return with(SampleRecords.timed(FITTER + name, params, means), title, List.of());
  }

  private static BenchmarkResult with(
      BenchmarkResult result, String title, List<Finding> findings) {
    return new BenchmarkResult(
        result.suite(),
        result.benchmark(),
        title,
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
        result.metrics(),
        findings);
  }

  private static RunRecord run(
      RunStatus status, List<Finding> findings, BenchmarkResult... results) {
    RunRecord base = SampleRecords.run(results);
    @Nullable Instant end =
        switch (status) {
          case COMPLETE -> base.finishedAt();
          case INCOMPLETE -> null;
        };
    return new RunRecord(
        base.schemaVersion(),
        base.toolVersion(),
        base.runId(),
        base.startedAt(),
        end,
        status,
        base.settings(),
        base.environment(),
        base.inputs(),
        base.results(),
        findings);
  }
}
