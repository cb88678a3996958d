package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fitterbench.benchmarks.analysis.AnalysisSettings;
import org.fitterbench.benchmarks.runner.ThisHost;
import org.fitterbench.core.bottleneck.Alternatives;
import org.fitterbench.core.bottleneck.AnalysisRecord;
import org.fitterbench.core.bottleneck.Breakdown;
import org.fitterbench.core.bottleneck.Figure;
import org.fitterbench.core.bottleneck.ItemCosts;
import org.fitterbench.core.bottleneck.PublishedStage;
import org.fitterbench.core.bottleneck.StageShare;
import org.fitterbench.core.record.RecordJson;
import org.fitterbench.core.record.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class AnalyzeCommandTest {
  private static final String ID = "20260102_030405";

  @TempDir Path folder;

  /** Runs the command with one repeat and no warm-up. */
  private CommandLineRun analyze(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandContext context =
        new CommandContext(new PrintWriter(out), new PrintWriter(err), Map.of(), folder, false);
    AnalysisSettings swift =
        new AnalysisSettings(1, Duration.ZERO, Duration.ZERO, 1, List.of(1, 2), Duration.ZERO);
    int code =
        new CommandLine(new AnalyzeCommand(context, new ThisHost(folder), swift))
            .execute(arguments);
    return new CommandLineRun(code, out.toString(), err.toString());
  }

  private static AnalysisRecord read(String json) {
    JsonNode document = RecordJson.tree(json, "test");
    return RecordJson.convert(document, AnalysisRecord.class, "test", "analysis");
  }

  @Test
  void everyPartIsMeasuredOnTheChosenBodyAndWrittenIntoTheNewestRun() throws IOException {
    Path run = folder.resolve("results").resolve(ID);
    StoredRuns.write(run, RunStatus.COMPLETE, "Forward", 1, 2);

    CommandLineRun analysis = analyze("--body-data", "procedural", "--ignore-lock");

    assertEquals(0, analysis.code(), analysis.err());
    String log = Files.readString(run.resolve("bottleneck.log"));
    assertTrue(analysis.out().startsWith(log));
    assertTrue(Files.readString(run.resolve("flamegraph.html")).contains("BodyFitPipeline"));
    AnalysisRecord record = read(Files.readString(run.resolve("bottleneck.json")));
    assertEquals(
        List.of("coefficients", "blend-shapes", "rest-skeleton", "pose", "skinning"),
        names(record.breakdowns().getFirst()));
    Breakdown joint = record.breakdowns().get(1);
    assertEquals("joint-fit", joint.id());
    assertTrue(
        names(joint)
            .containsAll(List.of("start", "pose-estimation", "normal-equations", "linear-solve")));
    Breakdown fit = record.breakdowns().getLast();
    assertTrue(
        names(fit)
            .containsAll(
                List.of(
                    "pose-estimation", "jacobian", "linear-solve", "update", "global-alignment")));
    assertTrue(fit.find("rigid-registration").isPresent());
    assertEquals(
        List.of("jacobian-columns", "joint-wise-registration"),
        record.costs().stream().map(ItemCosts::id).toList());
    assertEquals(
        List.of("jacobian-strategies-6", "jacobian-strategies-25"),
        record.alternatives().stream().map(Alternatives::id).toList());
    record.alternatives().stream()
        .flatMap(set -> set.ways().stream())
        .forEach(way ->
            assertEquals(way.name().equals("analytic"), way.errorPercent() == 0, way.name()));
    assertEquals(List.of(1, 2), record.batches().stream().map(point -> point.batch()).toList());
    assertTrue(record.findings().stream().anyMatch(finding -> finding.id().equals("few-repeats")));
    assertTrue(
        record.figures().stream()
            .map(Figure::metric)
            .toList()
            .containsAll(
                List.of(
                    "forward-pass",
                    "regression",
                    "jacobian-per-iteration",
                    "mesh-export",
                    "batch-scaling",
                    "heap-use")));
    assertTrue(log.contains("Recommendations"));
  }

  private static List<String> names(Breakdown breakdown) {
    return breakdown.stages().stream().map(StageShare::name).toList();
  }

  @Test
  void theFaceMorphStandsBesideItsPublishedStages() {
    CommandLineRun analysis =
        analyze(
            "--suite", "FACEMORPH", "--body-data", "procedural", "--ignore-lock", "-o", "morph");

    assertEquals(0, analysis.code(), analysis.err());
    AnalysisRecord record =
        RecordJson.convert(
            RecordJson.tree(RecordJson.text(folder.resolve("morph/bottleneck.json")), "test"),
            AnalysisRecord.class,
            "test",
            "analysis");
    assertEquals("facemorph", record.suite());
    assertEquals(
        List.of("face-morph", "face-morph-without-textures", "face-morph-full"),
        record.breakdowns().stream().map(Breakdown::id).toList());
    for (Breakdown breakdown : record.breakdowns()) {
      assertTrue(
          names(breakdown)
              .containsAll(breakdown.published().stream().map(PublishedStage::stage).toList()));
      double told = breakdown.stages().stream().mapToDouble(StageShare::totalMillis).sum();
      assertEquals(breakdown.totalMillis(), told + breakdown.selfMillis(), 1e-3);
    }
    assertEquals(
        0.43,
        record.breakdowns().getFirst().published("7.5 heat maps").orElseThrow().share(),
        0.005);
    assertTrue(
        record.figures().stream()
            .map(Figure::metric)
            .toList()
            .containsAll(List.of("face-morph", "heat-maps-share", "frame-rate", "memory-growth")));
    assertFalse(analysis.out().contains("jacobian"), analysis.out());
  }

  @Test
  void jsonAloneStandsOnStandardOutputAndTheFilesInTheFolderAskedFor() {
    CommandLineRun analysis =
        analyze(
            "--body-data", "procedural", "--ignore-lock", "--json", "-q", "--output", "deep/er");

    assertEquals(0, analysis.code(), analysis.err());
    assertEquals("", analysis.err());
    assertEquals("fitter", read(analysis.out()).suite());
    assertTrue(Files.isRegularFile(folder.resolve("deep/er/bottleneck.log")));
    assertFalse(Files.exists(folder.resolve("results")));
  }

  @Test
  void withoutAnyRunThereIsANewFolder() throws IOException {
    CommandLineRun analysis = analyze("--body-data", "procedural", "--ignore-lock", "-q");

    assertEquals(0, analysis.code(), analysis.err());
    Path latest = folder.resolve("results").resolve("latest").toRealPath();
    assertTrue(Files.isRegularFile(latest.resolve("bottleneck.json")));
  }

  @ParameterizedTest
  @CsvSource({
    "--repeats 0, error: --repeats is 0; give 1 or more",
    "--iterations 0, error: --iterations is 0; give 1 or more",
    "--run nowhere, error: there is no run 'nowhere'",
    "--body-data nowhere --ignore-lock, error: there is no body data folder",
    "--run a --output b, error: ",
    "--suite other, error: "
  })
  void badInputIsOneLine(String arguments, String beginning) {
    CommandLineRun analysis =
        CommandLineRun.fitterBench(folder, ("analyze " + arguments).split(" ", -1));

    assertEquals(2, analysis.code());
    assertTrue(analysis.err().startsWith(beginning), analysis.err());
    assertEquals(1, analysis.err().lines().count());
    assertEquals("", analysis.out());
  }
}
