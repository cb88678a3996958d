package org.fitterbench.mesh.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.fitterbench.core.failure.UserInputException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk that has room for some of the frames only. */
class FullDiskTest {
  private static final FrameRate TEN = FrameRate.of(10);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = VideoCodec.class,
      names = {"H264", "FFV1"})
  void aDiskThatFillsLeavesAVideoThatPlaysToItsLastFrame(VideoCodec codec) throws IOException {
    long capacity = 600_000;
    Path file = folder.resolve("out.mkv");
    OutputSettings settings = OutputSettings.of(256, 144, new TimeBase(1, 10), TEN);
    Path kept;
    long written = 0;
    try (VideoOutput output =
        VideoOutput.create(
            file, settings, codec, temporary -> () -> capacity - Files.size(temporary))) {
      UserInputException full =
          assertThrows(
              UserInputException.class,
              () -> {
                for (int i = 0; i < 10_000; i++) {
                  writeNoise(output, codec, i);
                }
              });
      assertEquals("cannot write '" + file + "': No space left on device", full.problem());
      written = output.frames();
      kept = output.finishPartial();
    }
    assertTrue(written > 3, "frames: " + written);
    assertEquals(folder.resolve("out.partial.mkv"), kept);
    assertEquals(1, folder.toFile().list().length);
    assertTrue(Files.size(kept) <= capacity, "bytes: " + Files.size(kept));
    assertTrue(Files.size(kept) > capacity / 3, "bytes: " + Files.size(kept));
    int read = 0;
    try (VideoReader reader = VideoReader.open(kept, 1)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        try (NativeFrame frame = next.get()) {
          assertEquals(read * 0.1, reader.properties().timeBase().seconds(frame.time()), 1e-9);
        }
        read++;
      }
    }
    assertEquals(written, read);
  }

  private static void writeNoise(VideoOutput output, VideoCodec codec, int time) {
    Random random = new Random(time);
    byte[] noise = new byte[256 * 144];
    random.nextBytes(noise);
    AVFrame frame = NativeFrame.allocate(codec.format(), 256, 144);
    try {
      Plane luma = NativeFrame.plane(frame, 0, 256, 144);
      for (int row = 0; row < luma.height(); row++) {
        MemorySegment.copy(
            noise, row * 256, luma.samples(), ValueLayout.JAVA_BYTE, luma.row(row), 256);
      }
      frame.pts(time);
      output.write(frame, 256, 144);
    } finally {
      avutil.av_frame_free(frame);
    }
  }
}
