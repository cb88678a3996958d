package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.ConfidenceInterval;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.ForkSamples;
import org.fitterbench.core.record.InputAsset;
import org.fitterbench.core.record.Mode;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.ResourceUsage;
import org.fitterbench.core.record.ResultStatus;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.RunSettings;
import org.fitterbench.core.record.RunStatus;
import org.fitterbench.core.record.Summary;
import org.fitterbench.core.record.TextReading;
import org.fitterbench.core.report.RunFolder;

/** Runs on disk, the same on every machine. */
final class StoredRuns {
  private StoredRuns() {}

  /** Writes a run whose one benchmark, {@code name}, took the times given in ms, one a fork. */
  static void write(Path folder, RunStatus status, String name, double... means) {
    write(folder, status, "procedural body", List.of(timed(name, means)));
  }

  static void write(Path folder, RunStatus status, String bodyData, List<BenchmarkResult> results) {
    new RunFolder(folder)
        .write(
            new RunRecord(
                RunRecord.SCHEMA_VERSION,
                "0.1.0",
                "20260102_030405",
                Instant.parse("2026-01-02T03:04:05Z"),
                Instant.parse("2026-01-02T03:05:05Z"),
                status,
                new RunSettings("quick", List.of("fitter"), List.of(), "cpu", Map.of()),
                new Environment(
                    "Example CPU",
                    4,
                    8,
                    List.of(),
                    16L << 30,
                    List.of(),
                    Reading.absent("not stated"),
                    new TextReading.Missing("not stated"),
                    "Linux 6.1 amd64",
                    "OpenJDK 25",
                    List.of(),
                    List.of(),
                    "0123abc",
                    Reading.of(0.5)),
                List.of(new InputAsset("body data", bodyData, "none")),
                results,
                List.of()));
  }

  static BenchmarkResult timed(String name, double... means) {
    List<ForkSamples> forks = new ArrayList<>();
    double sum = 0;
    for (double mean : means) {
      forks.add(new ForkSamples(List.of(mean, mean)));
      sum += mean;
    }
    double mean = sum / means.length;
    return new BenchmarkResult(
        "fitter",
        "org.example." + name,
        name,
        ResultStatus.OK,
        null,
        Mode.AVERAGE_TIME,
        "ms/op",
        Map.of(),
        1,
        forks,
        List.of(),
        new Summary(
            mean,
            mean,
            0.5,
            0.5 / mean,
            means.length < 2 ? null : new ConfidenceInterval(0.95, mean - 1, mean + 1),
            mean,
            mean,
            mean,
            mean,
            mean,
            mean,
            2L * means.length,
            0),
        ResourceUsage.absent("the sampler was off"),
        Map.of(),
        List.of());
  }

  static BenchmarkResult failed(String name) {
    return new BenchmarkResult(
        "fitter",
        "org.example." + name,
        name,
        ResultStatus.FAILED,
        "no data",
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
}
