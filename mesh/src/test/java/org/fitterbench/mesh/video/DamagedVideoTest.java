package org.fitterbench.mesh.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fitterbench.core.failure.UserInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedVideoTest {
  private static final String PICTURE = "testsrc2=size=64x48:rate=10:duration=1.2";

  @TempDir Path folder;

  @Test
  void aMissingAnEmptyAndATextFileAreToldInOneLine() throws IOException {
    Path missing = folder.resolve("missing.mp4");
    assertProblem("cannot read '" + missing + "': no such file", missing);
    Path empty = Files.createFile(folder.resolve("empty.mp4"));
    assertProblem("cannot read '" + empty + "': it is empty", empty);
    Path text = Files.writeString(folder.resolve("text.mp4"), "This is no video.\n".repeat(100));
    assertProblem("'" + text + "' is no video", text);
    assertProblem("cannot read '" + folder + "': it is a folder", folder);
  }

  @Test
  void aFileWithSoundOnlyHasNoVideoStream() {
    Path file =
        FfmpegProgram.make(
            folder.resolve("sound.m4a"), "-f", "lavfi", "-i", "sine=duration=0.5", "-c:a", "aac");
    assertProblem("'" + file + "' has no video stream", file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "mkv"})
  void aTruncatedFileGivesWhatIsWholeAndThenSaysWhereItEnds(String container) throws IOException {
    Path whole =
        FfmpegProgram.make(
            folder.resolve("whole." + container),
            "-f",
            "lavfi",
            "-i",
            "testsrc2=size=128x96:rate=10:duration=4",
            "-c:v",
            "libx264",
            "-movflags",
            "+faststart");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut =
        Files.write(folder.resolve("cut." + container), Arrays.copyOf(bytes, bytes.length * 2 / 3));
    try (VideoReader reader = VideoReader.open(cut, 2)) {
      List<Double> seconds = new ArrayList<>();
      UserInputException failure =
          assertThrows(
              UserInputException.class,
              () -> {
                while (true) {
                  try (NativeFrame frame = reader.next().orElseThrow()) {
                    seconds.add(reader.properties().timeBase().seconds(frame.time()));
                  }
                }
              });
      assertTrue(seconds.size() > 10 && seconds.size() < 40, () -> "frames " + seconds.size());
      assertEquals(
          String.format(
              Locale.ROOT,
              "'%s' is damaged or cut off after %d frames, at %.2f s",
              cut,
              seconds.size(),
              seconds.getLast()),
          failure.problem());
    }
  }

  @Test
  void anMp4WithoutItsIndexIsRefused() throws IOException {
    Path whole = folder.resolve("whole.mp4");
    FfmpegProgram.make(whole, "-f", "lavfi", "-i", PICTURE, "-c:v", "libx264");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
    assertProblem("'" + cut + "' is no video, or its beginning or index is damaged", cut);
  }

  @Test
  void damageInTheMiddleEndsTheVideoThere() throws IOException {
    Path file =
        FfmpegProgram.make(
            folder.resolve("in.mp4"),
            "-f",
            "lavfi",
            "-i",
            "testsrc2=size=128x96:rate=10:duration=3",
            "-c:v",
            "libx264",
            "-movflags",
            "+faststart");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length * 3 / 5, bytes.length * 3 / 5 + 600, (byte) 0x55);
    Files.write(file, bytes);
    try (VideoReader reader = VideoReader.open(file, 1)) {
      int[] frames = new int[1];
      UserInputException failure =
          assertThrows(
              UserInputException.class,
              () -> {
                while (reader.next().map(VideoReaderTest::close).isPresent()) {
                  frames[0]++;
                }
              });
      assertTrue(frames[0] > 3 && frames[0] < 30, () -> "frames " + frames[0]);
      assertTrue(failure.problem().contains("after " + frames[0] + " frames"), failure.problem());
      assertThrows(UserInputException.class, reader::next);
    }
  }

  private static void assertProblem(String start, Path file) {
    UserInputException failure =
        assertThrows(UserInputException.class, () -> VideoReader.open(file, 1).close());
    assertTrue(failure.problem().startsWith(start), failure.problem());
    assertEquals(1, failure.oneLine().lines().count());
  }
}
