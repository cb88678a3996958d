package org.fitterbench.mesh.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LosslessMaskTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"64, 48, 1", "33, 17, 2", "1, 1, 1", "320, 200, 4"})
  void everyByteComesBack(int width, int height, int threads) {
    Path file = folder.resolve("masks.mkv");
    byte[][] masks = new byte[5][width * height];
    Random random = new Random(1);
    FrameRate rate = FrameRate.of(25);
    try (LosslessMask writer =
        LosslessMask.create(file, width, height, TimeBase.of(rate), rate, threads)) {
      for (int i = 0; i < masks.length; i++) {
        random.nextBytes(masks[i]);
        writer.write(plane(masks[i], width, height), i);
      }
      assertFalse(Files.exists(file));
      writer.finish();
    }
    try (VideoReader reader = VideoReader.open(file, threads)) {
      VideoProperties properties = reader.properties();
      assertEquals("ffv1", properties.codec());
      assertEquals(ColourSpace.Range.FULL, properties.colours().range());
      for (int i = 0; i < masks.length; i++) {
        try (NativeFrame frame = reader.next().orElseThrow()) {
          assertEquals(i / 25.0, properties.timeBase().seconds(frame.time()), 1e-9);
          assertArrayEquals(masks[i], samples(frame.luma()));
          assertEquals(width / 2 + width % 2, frame.blue().width());
          for (byte difference : samples(frame.blue())) {
            assertEquals((byte) 128, difference);
          }
        }
      }
      assertTrue(reader.next().isEmpty());
    }
  }

  @Test
  void anAbandonedVideoLeavesNothing() {
    Path file = folder.resolve("masks.mkv");
    try (LosslessMask writer =
        LosslessMask.create(file, 8, 8, new TimeBase(1, 10), FrameRate.of(10), 1)) {
      writer.write(plane(new byte[64], 8, 8), 0);
    }
    assertEquals(0, folder.toFile().list().length);
  }

  @Test
  void aMaskOfAnotherSizeOrAnEarlierTimeIsRefused() {
    Path file = folder.resolve("masks.mkv");
    try (LosslessMask writer =
        LosslessMask.create(file, 8, 8, new TimeBase(1, 10), FrameRate.of(10), 1)) {
      Plane other = plane(new byte[72], 8, 9);
      assertThrows(IllegalArgumentException.class, () -> writer.write(other, 0));
      Plane mask = plane(new byte[64], 8, 8);
      writer.write(mask, 3);
      assertThrows(IllegalArgumentException.class, () -> writer.write(mask, 3));
      assertEquals(1, writer.frames());
    }
  }

  private static Plane plane(byte[] samples, int width, int height) {
    return new Plane(MemorySegment.ofArray(samples), width, height, width);
  }

  private static byte[] samples(Plane plane) {
    byte[] samples = new byte[plane.width() * plane.height()];
    for (int y = 0; y < plane.height(); y++) {
      MemorySegment.copy(
          plane.samples(),
          ValueLayout.JAVA_BYTE,
          plane.row(y),
          samples,
          y * plane.width(),
          plane.width());
    }
    return samples;
  }
}
