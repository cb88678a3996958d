package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.fitterbench.segmentation.settings.GivenSettings;
import org.fitterbench.segmentation.settings.Profile;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TuneCommandTest {
  @TempDir Path folder;

  private final KnownLab lab = new KnownLab();

  private CommandLineRun tune(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandContext context =
        new CommandContext(new PrintWriter(out), new PrintWriter(err), Map.of(), folder, false);
    int code =
        new CommandLine(new TuneCommand(context, lab))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments);
    return new CommandLineRun(code, out.toString(), err.toString());
  }

  private static String golden(String name) {
    try (var in = TuneCommandTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void aSearchIsToldAsTheGoldenTextShows() {
    CommandLineRun run = tune("--auto-optimize", "--detect-bottlenecks", "--budget", "90s");

    assertEquals(golden("tune.txt"), run.out(), run.out());
    assertEquals(0, run.code(), run.err());
    assertEquals(1, lab.closed);
  }

  @Test
  void savedSettingsAreThoseThatWereChosen() {
    CommandLineRun run = tune("--save-config", "fast.yaml", "--budget", "2m");

    assertEquals(0, run.code(), run.err());
    SegmentationSettings start = Profile.BALANCED.settings();
    Path file = folder.resolve("fast.yaml");
    SegmentationSettings saved = GivenSettings.of(Profile.FAST).withFile(file).values();
    assertEquals(start.withModel(start.model().withBatchSize(8)), saved);
    assertTrue(run.out().endsWith("\nSettings: fast.yaml\n"), run.out());
  }

  @Test
  void theSavedFileSaysWhereItComesFrom() throws IOException {
    tune("--save-config", "fast.yaml", "--output", "mask", "--refine", "none");

    String comments =
        Files.readString(folder.resolve("fast.yaml"))
            .lines()
            .takeWhile(line -> line.startsWith("#"))
            .collect(Collectors.joining("\n"));
    assertTrue(comments.contains("2026-02-03 04:05 UTC"), comments);
    assertTrue(comments.contains("Take batch_size 8: 1.5"), comments);
    assertTrue(comments.contains("known.mp4"), comments);
    assertTrue(comments.contains("Known CPU, 2 cores"), comments);
    assertTrue(comments.contains("--model auto --output mask --refine none"), comments);
  }

  @Test
  void anInterruptedSearchKeepsAndSavesTheBestSoFar() {
    lab.stopsAt = 60;

    CommandLineRun run = tune("--save-config", "fast.yaml", "--detect-bottlenecks");

    assertEquals(130, run.code());
    assertTrue(run.out().contains("Take batch_size 8: the best until the interruption"), run.out());
    assertFalse(run.out().contains("Bottlenecks"));
    GivenSettings saved = GivenSettings.of(Profile.FAST).withFile(folder.resolve("fast.yaml"));
    assertEquals(8, saved.values().model().batchSize());
  }

  @Test
  void whatCannotBeWrittenIsRefusedBeforeTheSearch() throws IOException {
    Files.writeString(folder.resolve("file"), "no folder");

    CommandLineRun run = CommandLineRun.fitterBench(folder, "tune", "--save-config", "file/a.yaml");

    assertEquals(2, run.code());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void bottlenecksAloneSearchNothing() {
    CommandLineRun run = tune("--detect-bottlenecks");

    assertEquals(0, run.code(), run.err());
    assertFalse(run.out().contains("One setting changed"));
    assertTrue(run.out().contains("Encoding limits the rate"));
  }

  @Test
  void thePageHoldsTheRoundsAndTheStages() throws IOException {
    tune("--auto-optimize", "--detect-bottlenecks", "--budget", "60s", "--html", "tuning.html");

    String page = Files.readString(folder.resolve("tuning.html"));
    assertTrue(page.contains("<svg role=\"img\""));
    assertTrue(page.contains("batch_size 8"));
    assertTrue(page.contains("Occupancy of the stages"));
  }

  @ParameterizedTest
  @CsvSource({
    "--budget, soon, --budget 'soon' is no length of time",
    "--target-fps, 0, --target-fps is 0.0",
    "--least-agreement, 2, --least-agreement is 2.0",
    "--resolution, 5k, there is no resolution '5k'",
    "--model, nobody, there is no model 'nobody'"
  })
  void anImpossibleOptionIsRefusedInOneLine(String option, String value, String message) {
    CommandLineRun run = CommandLineRun.fitterBench(folder, "tune", option, value);

    assertEquals(2, run.code());
    assertTrue(run.err().startsWith("error: " + message), run.err());
    assertEquals(1, run.err().lines().count());
  }

  @Test
  void aClipThatIsNoVideoIsRefused() throws IOException {
    Files.writeString(folder.resolve("clip.mp4"), "no video");

    CommandLineRun run =
        CommandLineRun.fitterBench(folder, "tune", "clip.mp4", "--detect-bottlenecks");

    assertEquals(2, run.code());
    assertEquals(
        1, run.err().lines().filter(line -> line.startsWith("error: ")).count(), run.err());
  }
}
