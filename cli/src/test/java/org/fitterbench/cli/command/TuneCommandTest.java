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
  void bottlenecksAloneSearchNothing() {
    CommandLineRun run = tune("--detect-bottlenecks");

    assertEquals(0, run.code(), run.err());
    assertFalse(run.out().contains("Round"));
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
