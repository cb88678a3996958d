package org.fitterbench.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fitterbench.core.failure.UserInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunRecordJsonTest {
  private static final RunRecord RECORD =
      SampleRecords.run(
          SampleRecords.timed(SampleRecords.FORWARD, Map.of("batch", "4"), 10, 11, 12),
          SampleRecords.timed("org.example.Single.fork", Map.of(), 3.25e-7),
          SampleRecords.failed("org.example.Broken.run", "IllegalStateException: no data"));

  @TempDir Path folder;

  @Test
  void aWrittenRecordReadsBackEqual() {
    Path file = folder.resolve("benchmark_results.json");
    RunRecordJson.write(RECORD, file);
    assertEquals(RECORD, RunRecordJson.read(file));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void everyModeReadsBackEqual(Mode mode) {
    RunRecord record = SampleRecords.run(SampleRecords.result("a.B.c", Map.of(), mode, "us/op", 1));
    assertEquals(record, RunRecordJson.parse(RunRecordJson.format(record), "text"));
  }

  @Test
  void aHistogramMetricsAndFindingsReadBackEqual() {
    BenchmarkResult plain = SampleRecords.timed("a.B.c", Map.of("k", "v"), 1, 2);
    BenchmarkResult full =
        new BenchmarkResult(
            plain.suite(),
            plain.benchmark(),
            plain.title(),
            plain.status(),
            null,
            Mode.SAMPLE_TIME,
            "ms/op",
            plain.params(),
            4,
            plain.forks(),
            List.of(new HistogramBin(0.5, 10), new HistogramBin(1.5, 2)),
            plain.summary(),
            plain.resources(),
            Map.of(
                "error", new Metric(1.25, "mm", Direction.LOWER_IS_BETTER, 0.01),
                "rate", new Metric(3, "GB/s", Direction.HIGHER_IS_BETTER)),
            List.of(new Finding("noisy-host", Severity.WARNING, "Load 3.1.", "Close programs.")));
    RunRecord record = SampleRecords.run(full);
    String json = RunRecordJson.format(record);
    assertEquals(record, RunRecordJson.parse(json, "text"));
    assertTrue(json.contains("\"histogram\": [ [ 0.5, 10 ], [ 1.5, 2 ] ]"), json);
  }

  @Test
  void theJsonIsReadable() {
    String json = RunRecordJson.format(RECORD);
    assertTrue(json.contains("\"mode\": \"average-time\""), json);
    assertTrue(json.contains("\"status\": \"complete\""), json);
    assertTrue(json.contains("\"startedAt\": \"2026-01-02T03:04:05Z\""), json);
    assertTrue(json.contains("\"absent\": \"no GPU was found\""), json);
    assertTrue(json.contains("\"iterations\": [ 9.9, 10.1 ]"), json);
    assertFalse(json.contains("\r"), "line ends are the same on every machine");
  }

  @Test
  void anUnknownLaterFieldDoesNotBreakReading() {
    String json =
        RunRecordJson.format(RECORD)
            .replaceFirst("\"toolVersion\"", "\"later\": {\"deep\": [1, null]}, \"toolVersion\"")
            .replace("\"suite\":", "\"carbonGrams\": 3, \"suite\":");
    assertEquals(RECORD, RunRecordJson.parse(json, "text"));
  }

  @Test
  void aNewerSchemaIsReadWithAFinding() {
    String json =
        RunRecordJson.format(RECORD).replaceFirst("\"schemaVersion\": 1", "\"schemaVersion\": 9");
    RunRecord read = RunRecordJson.parse(json, "text");
    assertEquals(RECORD.results(), read.results());
    assertEquals(List.of("newer-schema"), read.findings().stream().map(Finding::id).toList());
    assertTrue(read.findings().getFirst().message().contains("schema version 9"));
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"mean\": 11.0 | \"mean\": \"11\" | results[0].summary.mean",
        "\"mean\": 11.0 | \"mean\": null | results[0].summary.mean",
        "\"mean\": 11.0 | \"mean\": \"NaN\" | results[0].summary: A summary's figure must be"
            + " finite",
        "\"mean\": 11.0, | \"meant\": 11.0, | results[0].summary",
        "\"threads\": 1 | \"threads\": 1.5 | results[0].threads",
        "\"threads\": 1 | \"threads\": 0 | results[0]",
        "\"unit\": \"ms/op\" | \"unit\": 5 | results[0].unit",
        "\"unit\": \"ms/op\" | \"unit\": null | results[0].unit",
        "\"mode\": \"average-time\" | \"mode\": \"warp\" | results[0].mode",
        "[ 9.9, 10.1 ] | [9.9, null] | results[0].forks[0].iterations",
        "[ 9.9, 10.1 ] | [] | results[0].forks[0]",
        "[ 9.9, 10.1 ] | {} | results[0].forks[0].iterations",
        "\"value\": 99.5 | \"value\": \"99.5\" | results[0].resources.cpuPercent",
        "\"startedAt\": \"2026-01-02 | \"startedAt\": \"yesterday | startedAt",
        "\"physicalCores\": 4 | \"physicalCores\": true | environment.physicalCores",
      })
  void aWrongFieldIsRefusedWithItsPath(String right, String wrong, String path) {
    String json = RunRecordJson.format(RECORD);
    assertTrue(json.contains(right), right);
    String damaged =
        json.substring(0, json.indexOf(right))
            + wrong
            + json.substring(json.indexOf(right) + right.length());
    UserInputException failure =
        assertThrows(UserInputException.class, () -> RunRecordJson.parse(damaged, "run.json"));
    assertTrue(
        failure.problem().startsWith("'run.json' is not a valid run record at " + path),
        failure::problem);
    assertEquals(1, failure.oneLine().lines().count());
  }

  @Test
  void aMissingFieldIsNamed() {
    String json = RunRecordJson.format(RECORD).replaceFirst("\"runId\": \"[^\"]*\",", "");
    UserInputException failure =
        assertThrows(UserInputException.class, () -> RunRecordJson.parse(json, "run.json"));
    assertTrue(failure.problem().contains("runId"), failure::problem);
  }

  @Test
  void aFieldThatMayBeNullMayBeMissing() {
    String json = RunRecordJson.format(RECORD).replaceFirst("\"failure\": null,", "");
    assertEquals(RECORD, RunRecordJson.parse(json, "text"));
  }

  @Test
  void aTruncatedFileSaysWhereItStops() throws IOException {
    String json = RunRecordJson.format(RECORD);
    Path file = Files.writeString(folder.resolve("cut.json"), json.substring(0, json.length() / 2));
    UserInputException failure =
        assertThrows(UserInputException.class, () -> RunRecordJson.read(file));
    assertTrue(
        failure.problem().startsWith("'" + file + "' stops in the middle, at line "),
        failure::problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | is empty",
        "` ` | is empty",
        "{} | is not a run record: it has no schemaVersion",
        "[] | is not a run record: it has no schemaVersion",
        "null | is not a run record: it has no schemaVersion",
        "not json | is not JSON, at line 1",
        "{\"a\": 1, \"a\": 2} | is not JSON, at line 1",
        "{} {} | is not JSON, at line 1",
      })
  void whatIsNotARecordIsRefused(String text, String complaint) {
    UserInputException failure =
        assertThrows(UserInputException.class, () -> RunRecordJson.parse(text, "x.json"));
    assertTrue(failure.problem().startsWith("'x.json' " + complaint), failure::problem);
    assertEquals(1, failure.oneLine().lines().count());
  }

  @Test
  void bytesThatAreNotTextAreRefused() throws IOException {
    Path file = Files.write(folder.resolve("x.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    UserInputException failure =
        assertThrows(UserInputException.class, () -> RunRecordJson.read(file));
    assertEquals("'" + file + "' is not text in UTF-8", failure.problem());
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("none.json");
    UserInputException failure =
        assertThrows(UserInputException.class, () -> RunRecordJson.read(file));
    assertEquals("cannot read '" + file + "': no such file or folder", failure.problem());
  }

  @Test
  void aFigureThatIsNotANumberNeverGetsIntoARecord() {
    assertThrows(
        IllegalArgumentException.class,
        () -> SampleRecords.timed("a.B.c", Map.of(), Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new ForkSamples(List.of(Double.NaN)));
    assertThrows(
        IllegalArgumentException.class, () -> new HistogramBin(Double.POSITIVE_INFINITY, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ConfidenceInterval(0.95, 0, Double.POSITIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> Reading.of(Double.NaN));
  }
}
