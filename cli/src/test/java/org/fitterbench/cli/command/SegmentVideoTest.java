package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitterbench.core.record.RecordJson;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.mesh.video.FrameRate;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.VideoReader;
import org.fitterbench.mesh.video.VideoSettings;
import org.fitterbench.mesh.video.VideoWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Videos and folders, on the network of one filter, which takes what is red for people. */
final class SegmentVideoTest {
  private static final int FRAMES = 20;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeInputs() throws IOException {
    SegmentCommandTest.copyNetwork(folder.resolve("red.tflite"));
    writeVideo(folder.resolve("in.mp4"), FRAMES);
  }

  private static void writeVideo(Path file, int frames) {
    Picture photo = SegmentCommandTest.photo();
    VideoSettings settings = VideoSettings.of(photo.width(), photo.height(), FrameRate.of(30));
    try (VideoWriter writer = VideoWriter.create(file, settings)) {
      for (int i = 0; i < frames; i++) {
        writer.write(photo);
      }
      writer.finish();
    }
  }

  @Test
  void aVideoBecomesAVideoOfItsMasksAndTheFiguresAreTold() {
    needsTorch();
    CommandLineRun run = run("in.mp4", "-o", "out.mp4", "--output", "mask");
    assertEquals("", run.err());
    assertEquals(0, run.code());
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.getLast().startsWith("Video: " + folder.resolve("out.mp4")), run.out());
    assertTrue(run.out().contains("20 frames of 64 x 64 in "), run.out());
    assertTrue(run.out().contains("From decoding to mask: median "), run.out());
    assertFalse(run.out().contains("\033"), "control characters without a terminal");
    assertEquals(FRAMES, frames(folder.resolve("out.mp4")));
  }

  @Test
  void theReportHoldsTheStagesTheSettingsAndTheMachine() {
    needsTorch();
    CommandLineRun run =
        run(
            "in.mp4",
            "-o",
            "out.mp4",
            "--report",
            "run.json",
            "--batch-size",
            "3",
            "--input-size",
            "64x64",
            "--profile",
            "fast");
    assertEquals("", run.err());
    var document = RecordJson.tree(RecordJson.text(folder.resolve("run.json")), "run.json");
    var figures = document.get("run");
    assertEquals("complete", figures.get("status").textValue());
    assertEquals(FRAMES, figures.get("frames").intValue());
    assertEquals("3", figures.get("settings").get("model.batch_size").textValue());
    assertEquals("[64, 64]", figures.get("settings").get("model.input_size").textValue());
    assertEquals("gpu.max_vram_usage", figures.get("withoutEffect").get(0).textValue());
    assertFalse(run.out().contains("Settings without effect on the "), run.out());
    assertTrue(figures.get("given").toString().contains("model.batch_size"), figures.toString());
    assertEquals(
        List.of("decode", "prepare", "infer", "finish", "encode"),
        figures.get("stages").findValuesAsText("name"));
    assertFalse(document.get("machine").get("cpuModel").textValue().isEmpty());
  }

  @Test
  void aReportForPeopleIsAPageAndTellsOfSettingsInVain() throws IOException {
    needsTorch();
    CommandLineRun run =
        run("in.mp4", "-o", "out.mp4", "--report", "run.html", "--auto-tune", "true");
    assertEquals("", run.err());
    assertTrue(
        run.out().matches("(?s).*Settings without effect on the \\w+: performance.auto_tune\n.*"),
        run.out());
    String page = Files.readString(folder.resolve("run.html"));
    assertTrue(page.startsWith("<!DOCTYPE html>"), page);
    for (String shown :
        List.of("Occupancy of the stages", "Queues before the stages", "performance.auto_tune")) {
      assertTrue(page.contains(shown), shown);
    }
  }

  @Test
  void aReportOfAnotherKindIsRefusedBeforeTheRun() {
    CommandLineRun run = run("in.mp4", "-o", "out.mp4", "--report", "run.txt");
    assertEquals(
        "error: --report 'run.txt' is no report by its name; name a file that ends in .json or"
            + " .html\n",
        run.err());
    assertEquals(2, run.code());
    assertFalse(Files.exists(folder.resolve("out.mp4")));
  }

  @Test
  void atAPaceFramesThatAreDroppedAreCounted() {
    needsTorch();
    CommandLineRun run = run("in.mp4", "-o", "out.mp4", "--pace", "200", "--frames", "10");
    assertEquals(0, run.code());
    assertTrue(run.out().matches("(?s).*Dropped: \\d+ of 10 frames at 200 FPS\n.*"), run.out());
  }

  @Test
  void aTruncatedVideoIsKeptAsFarAsItGoesAndToldInOneLine() throws IOException {
    needsTorch();
    Path video = folder.resolve("cut.mp4");
    writeVideo(video, 400);
    byte[] whole = Files.readAllBytes(video);
    Files.write(video, Arrays.copyOf(whole, whole.length * 2 / 3));
    CommandLineRun run = run("cut.mp4", "-o", "out.mp4");
    assertEquals(2, run.code());
    List<String> errors = run.err().lines().filter(line -> !line.startsWith("segment: ")).toList();
    assertEquals(1, errors.size(), run.err());
    assertTrue(
        errors.getFirst().matches("error: .* \\(\\d+ frames are kept in out.partial.mp4\\);.*"),
        run.err());
    assertFalse(Files.exists(folder.resolve("out.mp4")));
    assertTrue(frames(folder.resolve("out.partial.mp4")) > 100);
  }

  @Test
  void whatIsNoVideoIsRefusedInOneLineAndLeavesNothing() throws IOException {
    Files.writeString(folder.resolve("text.mp4"), "no video at all");
    Files.write(folder.resolve("empty.mp4"), new byte[0]);
    Files.writeString(folder.resolve("notes.txt"), "no video at all");
    for (String input : List.of("text.mp4", "empty.mp4", "notes.txt", "none.mp4")) {
      CommandLineRun run = run(input, "-o", "out.mp4");
      assertEquals(2, run.code(), input);
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().startsWith("error: "), run.err());
    }
    assertEquals(
        List.of("empty.mp4", "in.mp4", "notes.txt", "red.tflite", "text.mp4"), names(folder));
  }

  @Test
  void theInputIsNeverWrittenOver() {
    CommandLineRun run = run("in.mp4", "-o", "./in.mp4");
    assertEquals("error: -o './in.mp4' is the input itself; name another file\n", run.err());
    assertEquals(2, run.code());
    assertEquals(FRAMES, frames(folder.resolve("in.mp4")));
  }

  @Test
  void anUnknownKindOfFileIsRefusedWithTheListOfKnownOnes() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "words");
    CommandLineRun run = run("notes.txt", "-o", "out.mp4");
    assertTrue(run.err().contains(".png, .jpg, .jpeg, .mp4"), run.err());
    assertEquals(
        "error: -o 'out.avi': videos are written as MP4; name a .mp4 file\n",
        run("in.mp4", "-o", "out.avi").err());
  }

  @ParameterizedTest
  @CsvSource({"--frames, 0, 0", "--pace, 0.5, 0.5", "--pace, NaN, NaN"})
  void aNumberOfFramesThatCannotBeIsRefusedAsItWasGiven(String option, String given, String told) {
    CommandLineRun run = run("in.mp4", "-o", "out.mp4", option, given);
    assertEquals(
        "error: " + option + " is " + told + "; give a number from 1 to 1000000000\n", run.err());
    assertEquals(2, run.code());
  }

  @Test
  void aSettingThatCannotBeIsRefusedByItsOption() {
    CommandLineRun run = run("in.mp4", "-o", "out.mp4", "--batch-size", "0");
    assertEquals(
        "error: --batch-size: model.batch_size is '0'; give a whole number from 1 to 256\n",
        run.err());
    assertEquals(2, run.code());
  }

  @Test
  void aFolderOfPicturesBecomesAFolderOfPngFiles() throws IOException {
    needsTorch();
    Files.createDirectories(folder.resolve("photos"));
    PictureFiles.writePng(SegmentCommandTest.photo(), folder.resolve("photos/a.png"));
    PictureFiles.writePng(SegmentCommandTest.photo(), folder.resolve("photos/b.png"));
    Files.writeString(folder.resolve("photos/broken.jpg"), "no picture");
    CommandLineRun run = run("photos", "-o", "masks", "--output", "mask");
    assertEquals(2, run.code());
    assertTrue(run.out().endsWith("2 of 3 pictures\n"), run.out());
    assertEquals(1, run.err().lines().count(), run.err());
    assertEquals(List.of("a.png", "b.png"), names(folder.resolve("masks")));
  }

  private CommandLineRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("segment"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--model", "red.tflite", "--stereo", "none", "--num-threads", "1"));
    return CommandLineRun.fitterBench(folder, all.toArray(String[]::new));
  }

  private static int frames(Path file) {
    int count = 0;
    try (VideoReader reader = VideoReader.open(file, 1)) {
      for (Optional<NativeFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
        next.get().close();
        count++;
      }
    }
    return count;
  }

  private static List<String> names(Path where) throws IOException {
    try (Stream<Path> files = Files.list(where)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void needsTorch() {
    assumeTrue(TorchRuntime.missing().isEmpty(), "PyTorch has no library for this platform");
  }
}
