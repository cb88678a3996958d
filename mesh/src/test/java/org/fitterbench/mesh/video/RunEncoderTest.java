package org.fitterbench.mesh.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Videos whose frames several encoders have encoded in runs. */
final class RunEncoderTest {
  private static final int RUN = 5;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1, 1, 64, 48", "2, 4, 64, 48", "2, 33, 64, 48", "3, 31, 67, 49"})
  void everyFrameIsThereAtItsTimeAsOneEncoderHasIt(
      int encoders, int frames, int width, int height) {
    Path together = folder.resolve("together.mp4");
    try (VideoOutput output = output(together, width, height)) {
      write(output, encoders, frames, width, height);
      assertEquals(frames, output.frames());
      output.finish();
    }
    Path alone = folder.resolve("alone.mp4");
    try (VideoOutput output = output(alone, width, height)) {
      for (int i = 0; i < frames; i++) {
        try (NativeFrame frame = frame(i, width, height)) {
          output.write(frame);
        }
      }
      output.finish();
    }
    assertEquals(times(alone), times(together));
    List<Integer> levels = levels(together);
    assertEquals(frames, levels.size());
    for (int i = 0; i < frames; i++) {
      assertEquals(level(i), levels.get(i), 2, "level of frame " + i);
    }
  }

  @Test
  void eachRunBeginsWithAKeyFrameAndNoOtherFrameIsOne() {
    Path file = folder.resolve("out.mp4");
    try (VideoOutput output = output(file, 64, 48)) {
      write(output, 2, 4 * RUN + 2, 64, 48);
      output.finish();
    }
    List<Boolean> keys = keys(file);
    assertEquals(4 * RUN + 2, keys.size());
    for (int i = 0; i < keys.size(); i++) {
      assertEquals(i % RUN == 0, keys.get(i), "frame " + i);
    }
  }

  @Test
  void aVideoThatEndsWithinARunIsPlayable() {
    Path partial;
    try (VideoOutput output = output(folder.resolve("out.mp4"), 64, 48)) {
      write(output, 2, 2 * RUN + 3, 64, 48);
      partial = output.finishPartial();
    }
    assertEquals(2 * RUN + 3, levels(partial).size());
  }

  @Test
  void aFrameThatIsNotLaterThanTheLastIsRefused() {
    try (VideoOutput output = output(folder.resolve("out.mp4"), 64, 48);
        RunEncoder encoder = output.runEncoder();
        NativeFrame frame = frame(0, 64, 48);
        EncodedFrame once = encoder.encode(frame, true);
        EncodedFrame twice = encoder.encode(frame, true)) {
      output.write(once);
      assertThrows(IllegalArgumentException.class, () -> output.write(twice));
    }
  }

  @Test
  void whatIsTooLargeForH264IsNotEncodedInRuns() {
    assertTrue(VideoOutput.takesRuns(4096, 2304));
    assertFalse(VideoOutput.takesRuns(4096, 2306));
    try (VideoOutput output = output(folder.resolve("out.mp4"), 4098, 2304)) {
      assertThrows(IllegalStateException.class, output::runEncoder);
    }
  }

  private static VideoOutput output(Path file, int width, int height) {
    return VideoOutput.create(
        file, OutputSettings.of(width, height, new TimeBase(1, 1000), FrameRate.of(30)));
  }

  /** Writes frames that the encoders take by turns, a run each. */
  private static void write(VideoOutput output, int encoders, int frames, int width, int height) {
    List<RunEncoder> all = new ArrayList<>();
    try {
      for (int i = 0; i < encoders; i++) {
        all.add(output.runEncoder());
      }
      for (int i = 0; i < frames; i++) {
        RunEncoder encoder = all.get(i / RUN % encoders);
        try (NativeFrame frame = frame(i, width, height);
            EncodedFrame encoded = encoder.encode(frame, i % RUN == 0)) {
          assertEquals(time(i), encoded.time());
          output.write(encoded);
        }
      }
    } finally {
      all.forEach(RunEncoder::close);
    }
  }

  /** A frame that is told from its neighbours, at a time that does not keep step. */
  private static NativeFrame frame(int number, int width, int height) {
    NativeFrame frame = NativeFrame.allocate(width, height, ColourSpace.BT709);
    frame.luma().samples().fill((byte) level(number));
    frame.blue().samples().fill((byte) 128);
    frame.red().samples().fill((byte) 128);
    frame.setTime(time(number));
    return frame;
  }

  private static int level(int number) {
    return 30 + 37 * number % 191;
  }

  private static long time(int number) {
    return 33L * number + number % 7;
  }

  private static List<Double> times(Path file) {
    List<Double> times = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(file, 1)) {
      TimeBase unit = reader.properties().timeBase();
      for (Optional<NativeFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
        try (NativeFrame frame = next.get()) {
          times.add(unit.seconds(frame.time()));
        }
      }
    }
    return times;
  }

  private static List<Integer> levels(Path file) {
    List<Integer> levels = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(file, 1)) {
      for (Optional<NativeFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
        try (NativeFrame frame = next.get()) {
          levels.add(Byte.toUnsignedInt(VideoReaderTest.samples(frame.luma())[700]));
        }
      }
    }
    return levels;
  }

  private static List<Boolean> keys(Path file) {
    List<Boolean> keys = new ArrayList<>();
    AVPacket packet = avcodec.av_packet_alloc();
    try (Demuxer demuxer = new Demuxer(file)) {
      while (demuxer.read(packet) >= 0) {
        keys.add((packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0);
        avcodec.av_packet_unref(packet);
      }
    } finally {
      avcodec.av_packet_free(packet);
    }
    return keys;
  }
}
