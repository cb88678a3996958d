package org.fitterbench.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.Mode;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.SampleRecords;
import org.fitterbench.core.target.TargetJson;
import org.junit.jupiter.api.Test;

class PerformanceReporterTest {
  private static final String FORWARD =
      "org.fitterbench.benchmarks.fitter.ForwardPassBenchmark.forward";

  private static BenchmarkResult forward(String backend, double... forks) {
    return SampleRecords.timed(FORWARD, Map.of("backend", backend, "batch", "1"), forks);
  }

  private static String row(BenchmarkResult... results) {
    RunRecord run = SampleRecords.run(results);
    return ReportFormat.PERFORMANCE
        .render(RunReport.of(run, TargetJson.builtIn()))
        .lines()
        .filter(line -> line.startsWith("| Forward pass, one body"))
        .findFirst()
        .orElse("");
  }

  @Test
  void ourTimeStandsBesidePlainCodePyTorchAndPublishedFigures() {
    assertEquals(
        "| Forward pass, one body | 400 µs | 2.0 × (2.0 – 2.0) | 30 × (30 – 30)"
            + " | 50 × (50 – 50) reference (1); 24 × (24 – 24) TorchScript (2) |",
        row(forward("torch", 12, 12), forward("vector", 0.4, 0.4), forward("scalar", 0.8, 0.8)));
  }

  @Test
  void unitsOfEitherSideMayDiffer() {
    BenchmarkResult micros =
        SampleRecords.result(
            FORWARD,
            Map.of("backend", "torch", "batch", "1"),
            Mode.AVERAGE_TIME,
            "us/op",
            12_000,
            12_000);
    assertTrue(row(micros, forward("vector", 0.4, 0.4)).contains("| 30 × (30 – 30) |"));
  }

  @Test
  void aPeerThatWasNotMeasuredIsAbsentAndOneForkHasNoInterval() {
    assertEquals(
        "| Forward pass, one body | 400 µs | – | – | 50 × reference (1); 24 × TorchScript (2) |",
        row(forward("vector", 0.4)));
  }

  @Test
  void withoutOurOwnTimeThereIsNoRow() {
    assertFalse(row(forward("torch", 12, 12)).contains("Forward"));
  }
}
