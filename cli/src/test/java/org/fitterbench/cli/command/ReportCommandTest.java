package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitterbench.core.record.RunStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCommandTest {
  private static final String ID = "20260102_030405";

  @TempDir Path folder;
  private Path run = Path.of("");

  @BeforeEach
  void writeRun() {
    run = folder.resolve("results").resolve(ID);
    StoredRuns.write(run, RunStatus.COMPLETE, "Forward", 1, 2);
  }

  @Test
  void theTextIsTheSummaryOfTheRun() throws IOException {
    CommandLineRun report = CommandLineRun.fitterBench(folder, "report", ID);
    assertEquals(0, report.code());
    assertEquals(Files.readString(run.resolve("benchmark_summary.txt")), report.out());
    assertEquals("", report.err());
  }

  @ParameterizedTest
  @CsvSource({
    "text, PERFORMANCE BENCHMARK SUMMARY",
    "markdown, # Benchmark run 20260102_030405",
    "JSON, {",
    "csv, 'suite,benchmark,title'",
  })
  void everyFormatCanBeAskedFor(String format, String beginning) {
    CommandLineRun report = CommandLineRun.fitterBench(folder, "report", ID, "--format", format);
    assertEquals(0, report.code());
    assertTrue(report.out().startsWith(beginning), report.out());
  }

  @Test
  void theReportGoesToAFile() throws IOException {
    CommandLineRun report =
        CommandLineRun.fitterBench(folder, "report", ID, "--format", "csv", "-o", "x.csv");
    assertEquals(new CommandLineRun(0, "", ""), report);
    assertEquals(2, Files.readString(folder.resolve("x.csv")).lines().count());
  }

  @Test
  void targetsOfOnesOwnAreJudged() throws IOException {
    Files.writeString(
        folder.resolve("targets.json"),
        """
        {"targets": [{"id": "mine", "title": "My own target", "statistic": "mean", "direction":
        "lower-is-better", "limit": 100, "unit": "ms", "benchmark": "org.example.Forward",
        "params": {}, "source": "me"}]}
        """);
    CommandLineRun report =
        CommandLineRun.fitterBench(folder, "report", ID, "--targets", "targets.json");
    assertTrue(
        report.out().contains("My own target  < 100 ms   1.50 ms  met     98.5 % below"),
        report.out());
  }

  @Test
  void aTruncatedRecordIsOneClearLine() throws IOException {
    Path file = run.resolve("benchmark_results.json");
    String json = Files.readString(file);
    Files.writeString(file, json.substring(0, json.length() / 2));
    CommandLineRun report = CommandLineRun.fitterBench(folder, "report", ID);
    assertEquals(2, report.code());
    assertTrue(
        report.err().startsWith("error: '" + file + "' stops in the middle, at line "),
        report.err());
    assertEquals(1, report.err().lines().count());
  }

  @Test
  void aWrongFieldIsNamedWithItsPath() throws IOException {
    Path file = run.resolve("benchmark_results.json");
    Files.writeString(file, Files.readString(file).replace("\"mean\": 1.5", "\"mean\": \"fast\""));
    CommandLineRun report = CommandLineRun.fitterBench(folder, "report", file.toString());
    assertEquals(2, report.code());
    assertTrue(
        report
            .err()
            .startsWith(
                "error: '" + file + "' is not a valid run record at results[0].summary.mean: "),
        report.err());
  }

  @Test
  void anUnknownRunIsNamedWithTheRunsThereAre() {
    CommandLineRun report = CommandLineRun.fitterBench(folder, "report", "tuesday");
    assertEquals(2, report.code());
    assertEquals(
        "error: there is no run 'tuesday'; '%s' holds %s%n"
            .formatted(folder.resolve("results"), ID),
        report.err());
  }
}
