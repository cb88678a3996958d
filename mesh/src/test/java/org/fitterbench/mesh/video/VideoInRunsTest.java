package org.fitterbench.mesh.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Videos of which several runs of frames are encoded at the same time. */
class VideoInRunsTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  /** As many frames as a lane takes of videos so small. */
  private static final int RUN = 60;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 59", "2, 60", "2, 61", "2, 250", "3, 190", "1, 70"})
  void everyFrameIsThereInItsOrderAndAtItsTime(int threads, int frames) {
    Path file = folder.resolve("out.mp4");
    try (VideoOutput output = output(file, threads)) {
      write(output, frames);
      assertEquals(frames, output.frames());
      output.finish();
    }
    assertFrames(file, frames);
  }

  @Test
  void eachRunStartsWithAKeyFrameAndDecodesFromThere() {
    Path file = folder.resolve("out.mp4");
    try (VideoOutput output = output(file, 2)) {
      write(output, 3 * RUN + 5);
      output.finish();
    }
    List<String> flags =
        FfmpegProgram.probe(file, "-select_streams", "v", "-show_entries", "packet=flags");
    assertEquals(3 * RUN + 5, flags.size());
    for (int frame = 0; frame < flags.size(); frame += RUN) {
      assertTrue(flags.get(frame).contains("K"), "frame " + frame);
    }
  }

  @Test
  void whatWasWrittenBeforeAnEarlyEndIsKept() {
    Path partial;
    try (VideoOutput output = output(folder.resolve("out.mp4"), 2)) {
      write(output, 100);
      partial = output.finishPartial();
    }
    assertEquals("out.partial.mp4", partial.getFileName().toString());
    assertFrames(partial, 100);
  }

  @Test
  void aVideoGivenUpLeavesNothingAndNoThread() throws IOException {
    try (VideoOutput output = output(folder.resolve("out.mp4"), 2)) {
      write(output, 100);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().startsWith("encode-")));
  }

  private static VideoOutput output(Path file, int threads) {
    return VideoOutput.createInRuns(
        file,
        OutputSettings.of(WIDTH, HEIGHT, new TimeBase(1, 1000), FrameRate.of(30))
            .withThreads(threads));
  }

  /** Writes frames of which each is told from its neighbours, in buffers that are used again. */
  private static void write(VideoOutput output, int frames) {
    Deque<NativeFrame> buffers = new ArrayDeque<>();
    for (int frame = 0; frame < frames; frame++) {
      NativeFrame buffer =
          buffers.isEmpty() || buffers.peekFirst().isShared()
              ? NativeFrame.allocate(WIDTH, HEIGHT, ColourSpace.BT709)
              : buffers.removeFirst();
      buffer.luma().samples().fill((byte) level(frame));
      buffer.blue().samples().fill((byte) 128);
      buffer.red().samples().fill((byte) 128);
      buffer.setTime(time(frame));
      output.write(buffer);
      buffers.addLast(buffer);
    }
    buffers.forEach(NativeFrame::close);
  }

  private static int level(int frame) {
    return 30 + 37 * frame % 191;
  }

  private static long time(int frame) {
    return 33L * frame + frame % 7;
  }

  private static void assertFrames(Path file, int frames) {
    try (VideoReader reader = VideoReader.open(file, 1)) {
      TimeBase unit = reader.properties().timeBase();
      for (int number = 0; number < frames; number++) {
        try (NativeFrame frame = reader.next().orElseThrow()) {
          double seconds = (double) frame.time() * unit.numerator() / unit.denominator();
          assertEquals(time(number) / 1000.0, seconds, 0.0006, "time of frame " + number);
          int sample = VideoReaderTest.samples(frame.luma())[700] & 0xFF;
          assertEquals(level(number), sample, 2, "level of frame " + number);
        }
      }
      assertTrue(reader.next().isEmpty());
    }
  }
}
