package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fitterbench.cli.Main;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.mesh.video.FrameRate;
import org.fitterbench.mesh.video.VideoSettings;
import org.fitterbench.mesh.video.VideoWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own whose files cannot grow beyond a limit, as on a disk that fills. */
final class FileSizeLimitTest {
  private static final Path SHELL = Path.of("/bin/bash");
  private static final int LIMIT_KILOBYTES = 64;
  private static final int SIDE = 192;

  @TempDir private Path folder = Path.of("");

  /** How a process ended. */
  private record Ended(int code, String out, List<String> errors) {}

  @Test
  void aVideoThatCannotGrowIsToldInOneLineAndLeavesNothing() throws Exception {
    prepare();
    Path video = folder.resolve("in.mp4");
    try (VideoWriter writer =
        VideoWriter.create(video, VideoSettings.of(SIDE, SIDE, FrameRate.of(30)))) {
      for (int i = 0; i < 40; i++) {
        writer.write(noise(i));
      }
      writer.finish();
    }
    assertTrue(Files.size(video) > 3 * 1024 * LIMIT_KILOBYTES, "bytes: " + Files.size(video));
    Ended ended = segment("in.mp4", "made/out.mp4", "--output", "alpha", "--stereo", "none");
    assertEquals(2, ended.code(), ended.toString());
    assertEquals(
        List.of(
            "error: cannot write '%s': File too large (what was done could not be kept); choose a"
                    .formatted(folder.resolve("made/out.mp4"))
                + " disk that takes larger files, or raise the limit of 'ulimit -f'"),
        ended.errors(),
        ended.out());
    assertEquals(List.of(), names(folder.resolve("made")));
  }

  @Test
  void ofAFolderThePicturesThatFitAreWrittenAndTheOthersTold() throws Exception {
    prepare();
    Path photos = Files.createDirectories(folder.resolve("photos"));
    PictureFiles.writePng(Picture.filled(64, 64, 0xFF0000FF), photos.resolve("a.png"));
    PictureFiles.writePng(noise(1), photos.resolve("b.png"));
    PictureFiles.writePng(Picture.filled(64, 64, 0xFF0000FF), photos.resolve("c.png"));
    Ended ended = segment("photos", "made", "--output", "alpha");
    assertEquals(2, ended.code(), ended.toString());
    assertEquals(1, ended.errors().size(), ended.toString());
    assertTrue(
        ended.errors().getFirst().contains(folder.resolve("made/b.png").toString()),
        ended.toString());
    assertTrue(ended.out().endsWith("2 of 3 pictures\n"), ended.out());
    assertEquals(List.of("a.png", "c.png"), names(folder.resolve("made")));
  }

  private void prepare() throws IOException {
    assumeTrue(Files.isExecutable(SHELL), "no shell here limits the size of files");
    assumeTrue(TorchRuntime.missing().isEmpty(), "PyTorch has no library for this platform");
    SegmentCommandTest.copyNetwork(folder.resolve("red.tflite"));
    // Native libraries are unpacked before anything is limited.
    PictureFiles.writePng(SegmentCommandTest.photo(), folder.resolve("photo.png"));
    CommandLineRun unlimited =
        CommandLineRun.fitterBench(
            folder, "segment", "photo.png", "-o", "photo-out.png", "--model", "red.tflite");
    assertEquals(0, unlimited.code(), unlimited.err());
  }

  /** Nothing that shrinks: every pixel of a colour of its own. */
  private static Picture noise(int seed) {
    Picture picture = Picture.filled(SIDE, SIDE, 0xFF000000);
    Random random = new Random(seed);
    for (int i = 0; i < picture.pixels().length; i++) {
      picture.pixels()[i] = 0xFF000000 | random.nextInt(1 << 24);
    }
    return picture;
  }

  private Ended segment(String input, String output, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                SHELL.toString(),
                "-c",
                "ulimit -f " + LIMIT_KILOBYTES + " && exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "segment",
                input,
                "-o",
                output,
                "--model",
                "red.tflite",
                "--num-threads",
                "1"));
    command.addAll(List.of(more));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int code = process.waitFor();
    List<String> errors =
        Files.readAllLines(err).stream()
            // The JVM's own, of the module that the kernels use.
            .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
            .toList();
    return new Ended(code, Files.readString(out), errors);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
