package org.fitterbench.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.fitterbench.core.golden.Golden;
import org.fitterbench.core.record.Mode;
import org.fitterbench.core.record.RecordJson;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.SampleRecords;
import org.fitterbench.core.target.TargetJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReportFormatTest {
  @TempDir Path folder;

  static Stream<Arguments> everyFormatOfEveryRun() {
    return Arrays.stream(ReportFormat.values())
        .flatMap(format ->
            SampleRuns.all().entrySet().stream()
                .map(run -> Arguments.of(format, run.getKey(), run.getValue())));
  }

  private static String render(ReportFormat format, RunRecord run) {
    return format.render(RunReport.of(run, TargetJson.builtIn()));
  }

  @ParameterizedTest(name = "{1} as {0}")
  @MethodSource("everyFormatOfEveryRun")
  void aRunIsReportedAsItsGoldenFileShows(ReportFormat format, String name, RunRecord run) {
    Golden.assertMatches("report/" + name + "." + format.extension(), render(format, run));
  }

  @ParameterizedTest(name = "{1} as {0}")
  @MethodSource("everyFormatOfEveryRun")
  void noReportHoldsControlCharacters(ReportFormat format, String name, RunRecord run) {
    String text = render(format, run);
    assertTrue(text.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)), name);
    assertTrue(text.endsWith("\n") && !text.endsWith("\n\n"), name);
  }

  @ParameterizedTest(name = "{1} as {0}")
  @MethodSource("everyFormatOfEveryRun")
  void noFigureIsNotANumber(ReportFormat format, String name, RunRecord run) {
    String text = render(format, run).toLowerCase(Locale.ROOT);
    assertTrue(!text.contains("nan") && !text.contains("infinity"), () -> name + " " + format);
  }

  @Test
  void theTextFitsInto120Columns() {
    SampleRuns.all()
        .forEach((name, run) ->
            render(ReportFormat.TEXT, run)
                .lines()
                .forEach(line -> assertTrue(line.length() <= 120, () -> name + ": " + line)));
  }

  @Test
  void theJsonReportIsJson() {
    JsonNode json = RecordJson.tree(render(ReportFormat.JSON, SampleRuns.complete()), "the report");
    assertEquals(5234.56, json.at("/operations/0/time/meanMillis").doubleValue(), 1e-9);
    assertEquals("missed", json.at("/targets/3/status").textValue());
  }

  @Test
  void everyLineOfTheCsvHasTheFieldsOfItsHeader() {
    String csv = render(ReportFormat.CSV, SampleRuns.complete());
    long commas = csv.lines().findFirst().orElseThrow().chars().filter(c -> c == ',').count();
    csv.lines()
        .forEach(line ->
            assertEquals(
                commas,
                line.replaceAll("\"[^\"]*\"", "").chars().filter(c -> c == ',').count(),
                line));
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void aRunWithoutResultsIsReported(ReportFormat format) {
    assertTrue(render(format, SampleRecords.run()).lines().count() >= 1);
  }

  @Test
  void aRunFolderHoldsTheRecordAndItsReports() throws IOException {
    RunFolder run = new RunFolder(folder.resolve("20260102_030405"));
    run.write(SampleRuns.complete());
    assertEquals(
        render(ReportFormat.TEXT, SampleRuns.complete()),
        Files.readString(run.file(RunFile.SUMMARY)));
    assertEquals(
        render(ReportFormat.MARKDOWN, SampleRuns.complete()),
        Files.readString(run.file(RunFile.README)));
  }

  @Test
  void operationsComeSlowestFirstWhateverTheirUnit() {
    RunReport report =
        RunReport.of(
            SampleRecords.run(
                SampleRecords.result("a.B.micro", Map.of(), Mode.AVERAGE_TIME, "us/op", 900),
                SampleRecords.result("a.B.rate", Map.of(), Mode.THROUGHPUT, "ops/s", 2),
                SampleRecords.timed("a.B.milli", Map.of(), 30)),
            TargetJson.builtIn());
    assertEquals(
        List.of("rate", "milli", "micro"),
        report.operations().stream().map(operation -> operation.result().title()).toList());
  }
}
