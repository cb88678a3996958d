package org.fitterbench.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.ConfidenceInterval;
import org.fitterbench.core.record.OperationTime;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.ResourceUsage;
import org.fitterbench.core.record.Summary;
import org.fitterbench.core.text.Lines;
import org.jspecify.annotations.Nullable;

/**
 * The report as comma-separated values (RFC 4180, with line feeds), one line a result in full
 * precision. A figure that is absent is an empty field.
 */
final class CsvReporter implements Reporter {
  private static final List<String> HEADER =
      List.of(
          "suite",
          "benchmark",
          "title",
          "params",
          "threads",
          "mode",
          "status",
          "failure",
          "unit",
          "score",
          "mean_ms",
          "ci_lower_ms",
          "ci_upper_ms",
          "std_ms",
          "p95_ms",
          "alloc_bytes_per_op",
          "peak_heap_bytes",
          "peak_off_heap_bytes",
          "peak_rss_bytes",
          "peak_gpu_bytes",
          "cpu_percent",
          "gc_count",
          "gc_time_ms",
          "energy_joules_per_op");

  @Override
  public String render(RunReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    report.operations().forEach(operation -> rows.add(row(operation.result(), operation.time())));
    report.otherScores().forEach(result -> rows.add(row(result, null)));
    report.failed().forEach(result -> rows.add(row(result, null)));
    return rows.stream()
        .map(row -> row.stream().map(CsvReporter::field).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> row(BenchmarkResult result, @Nullable OperationTime time) {
    Summary summary = result.summary();
    ConfidenceInterval interval = time == null ? null : time.intervalMillis();
    ResourceUsage used = result.resources();
    String failure = result.failure();
    List<String> row = new ArrayList<>();
    row.add(result.suite());
    row.add(result.benchmark());
    row.add(result.title());
    row.add(params(result.params()));
    row.add(Integer.toString(result.threads()));
    row.add(result.mode().label());
    row.add(
        switch (result.status()) {
          case OK -> "ok";
          case FAILED -> "failed";
        });
    row.add(failure == null ? "" : failure);
    row.add(result.unit());
    row.add(number(summary == null ? null : summary.mean()));
    row.add(number(time == null ? null : time.meanMillis()));
    row.add(number(interval == null ? null : interval.lower()));
    row.add(number(interval == null ? null : interval.upper()));
    row.add(number(time == null ? null : time.standardDeviationMillis()));
    row.add(number(time == null ? null : time.p95Millis()));
    row.add(reading(used.allocatedBytesPerOperation()));
    row.add(reading(used.peakHeapBytes()));
    row.add(reading(used.peakOffHeapBytes()));
    row.add(reading(used.peakRssBytes()));
    row.add(reading(used.peakGpuMemoryBytes()));
    row.add(reading(used.cpuPercent()));
    row.add(reading(used.gcCount()));
    row.add(reading(used.gcTimeMillis()));
    row.add(reading(used.energyJoulesPerOperation()));
    return row;
  }

  private static String params(Map<String, String> params) {
    return params.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(";"));
  }

  private static String number(@Nullable Double figure) {
    return figure == null ? "" : figure.toString();
  }

  private static String reading(Reading reading) {
    return switch (reading) {
      case Reading.Measured measured -> number(measured.value());
      case Reading.Absent _ -> "";
    };
  }

  private static String field(String text) {
    String clean = Lines.clean(text);
    return clean.contains(",") || clean.contains("\"")
        ? '"' + clean.replace("\"", "\"\"") + '"'
        : clean;
  }
}
