package org.fitterbench.mesh.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.Pointer;
import org.fitterbench.core.failure.UserInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoOutputTest {
  private static final FrameRate TEN = FrameRate.of(10);

  @TempDir Path folder;

  @Test
  void aVariableRateKeepsTimesAndDurations() {
    Path file = FfmpegProgram.ofVariableRate(folder.resolve("in.mp4"), 0);
    Path copy = copy(file, UnaryOperator.identity());
    String[] times = {"-select_streams", "v", "-show_entries", "packet=pts_time,duration_time"};
    List<String> expected = FfmpegProgram.probe(file, times);
    assertEquals(20, expected.size());
    assertEquals(expected, FfmpegProgram.probe(copy, times));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void aTurnedVideoIsShownUprightAgain(int tag) throws IOException {
    Path file = ShownCorner.rotated(folder, tag);
    Path copy = copy(file, UnaryOperator.identity());
    assertEquals(ShownCorner.of(file, folder), ShownCorner.of(copy, folder));
    try (VideoReader reader = VideoReader.open(file, 1);
        VideoReader again = VideoReader.open(copy, 1)) {
      assertEquals(reader.properties().rotation(), again.properties().rotation());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = StereoPacking.class,
      names = {"MONO", "SIDE_BY_SIDE", "OVER_UNDER"})
  void thePackingOfTwoEyesIsKept(StereoPacking packing) {
    Path file = folder.resolve("out.mp4");
    OutputSettings settings =
        OutputSettings.of(64, 48, new TimeBase(1, 10), TEN).withStereo(Optional.of(packing));
    try (VideoOutput output = VideoOutput.create(file, settings)) {
      writeFrame(output, 0);
      output.finish();
    }
    try (VideoReader reader = VideoReader.open(file, 1)) {
      assertEquals(Optional.of(packing), reader.properties().stereo());
    }
  }

  @ParameterizedTest
  @EnumSource(ColourSpace.Matrix.class)
  void coloursAreTheSameAfterEncodingInEveryMatrixAndRange(ColourSpace.Matrix matrix)
      throws IOException {
    for (ColourSpace.Range range : ColourSpace.Range.values()) {
      ColourSpace colours = new ColourSpace(matrix, range);
      Path file = folder.resolve(matrix + "-" + range + ".mp4");
      OutputSettings settings =
          OutputSettings.of(64, 48, new TimeBase(1, 10), TEN).withColours(colours);
      try (VideoOutput output = VideoOutput.create(file, settings);
          NativeFrame frame = NativeFrame.allocate(64, 48, colours)) {
        frame.luma().samples().fill((byte) 90);
        frame.blue().samples().fill((byte) 110);
        frame.red().samples().fill((byte) 200);
        frame.setTime(0);
        output.write(frame);
        output.finish();
      }
      try (VideoReader reader = VideoReader.open(file, 1);
          NativeFrame frame = reader.next().orElseThrow()) {
        assertEquals(colours, reader.properties().colours());
        assertEquals(ColourSignal.of(matrix), reader.properties().signal());
        assertEquals(90, VideoReaderTest.samples(frame.luma())[700] & 0xFF, 1);
      }
      Path raw =
          FfmpegProgram.make(
              folder.resolve("shown.rgb"),
              "-i",
              file.toString(),
              "-sws_flags",
              "accurate_rnd+full_chroma_int",
              "-f",
              "rawvideo",
              "-pix_fmt",
              "rgb24");
      byte[] shown = Files.readAllBytes(raw);
      double scale = range == ColourSpace.Range.FULL ? 1 : 255 / 219.0;
      double difference = range == ColourSpace.Range.FULL ? 1 : 255 / 224.0;
      double luma = (90 - (range == ColourSpace.Range.FULL ? 0 : 16)) * scale;
      double red = luma + 2 * (1 - matrix.red()) * 72 * difference;
      double blue = luma + 2 * (1 - matrix.blue()) * -18 * difference;
      double green = (luma - matrix.red() * red - matrix.blue() * blue) / matrix.green();
      int at = 3 * (20 * 64 + 30);
      assertEquals(red, shown[at] & 0xFF, 4);
      assertEquals(green, shown[at + 1] & 0xFF, 4);
      assertEquals(blue, shown[at + 2] & 0xFF, 4);
    }
  }

  @ParameterizedTest
  @CsvSource({"33, 17", "31, 48", "64, 49"})
  void oddSidesGetOneMoreColumnOrRow(int width, int height) {
    Path file = folder.resolve("odd.mp4");
    OutputSettings settings = OutputSettings.of(width, height, new TimeBase(1, 10), TEN);
    try (VideoOutput output = VideoOutput.create(file, settings);
        NativeFrame frame = NativeFrame.allocate(width, height, ColourSpace.BT709)) {
      frame.luma().samples().fill((byte) 180);
      frame.blue().samples().fill((byte) 128);
      frame.red().samples().fill((byte) 128);
      frame.setTime(0);
      output.write(frame);
      output.finish();
    }
    YuvFrame decoded = DecodedVideo.read(file).frames().getFirst();
    assertEquals(width + width % 2, decoded.width());
    assertEquals(height + height % 2, decoded.height());
    double sum = 0;
    for (byte sample : decoded.luma()) {
      // The encoder fills its last blocks with black, which shows at the very corner.
      assertEquals(180, sample & 0xFF, 12);
      sum += sample & 0xFF;
    }
    assertEquals(180, sum / decoded.luma().length, 0.5);
  }

  @ParameterizedTest
  @CsvSource({"8192, 1024, H.264", "4096, 2304, H.264", "2304, 4096, H.264", "4112, 2304, AV1"})
  void whatIsTooLargeForH264IsEncodedAsAv1(int width, int height, String codec) {
    Path file = folder.resolve("large.mp4");
    OutputSettings settings = OutputSettings.of(width, height, new TimeBase(1, 10), TEN);
    try (VideoOutput output = VideoOutput.create(file, settings);
        NativeFrame frame = NativeFrame.allocate(width, height, ColourSpace.BT709)) {
      assertEquals(codec, output.codec());
      for (int i = 0; i < 2; i++) {
        frame.luma().samples().fill((byte) (60 + 100 * i));
        frame.blue().samples().fill((byte) 128);
        frame.red().samples().fill((byte) 128);
        frame.setTime(3L * i);
        output.write(frame);
      }
      output.finish();
    }
    try (VideoReader reader = VideoReader.open(file, 1)) {
      assertEquals(width, reader.properties().width());
      for (int i = 0; i < 2; i++) {
        try (NativeFrame frame = reader.next().orElseThrow()) {
          assertEquals(0.3 * i, reader.properties().timeBase().seconds(frame.time()), 1e-9);
          Plane middle = frame.luma().part(width / 2, height / 2, 1, 1);
          assertEquals(60 + 100 * i, VideoReaderTest.samples(middle)[0] & 0xFF, 2);
        }
      }
      assertTrue(reader.next().isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "16384, 8720", "8, 4000"})
  void whatNoEncoderTakesIsToldInOneLine(int width, int height) {
    Path file = folder.resolve("none.mp4");
    OutputSettings settings = OutputSettings.of(width, height, new TimeBase(1, 10), TEN);
    UserInputException failure =
        assertThrows(UserInputException.class, () -> VideoOutput.create(file, settings).close());
    assertTrue(failure.problem().contains(width + " x " + height), failure.problem());
    assertFalse(Files.exists(file));
  }

  @Test
  void aBitRateIsKeptRoughly() throws IOException {
    long[] sizes = new long[2];
    for (int k = 0; k < 2; k++) {
      Path file = folder.resolve("rate.mp4");
      OutputSettings settings =
          OutputSettings.of(256, 144, new TimeBase(1, 10), TEN)
              .withRateControl(new RateControl.BitRate(k == 0 ? 100_000 : 800_000));
      YuvFrame picture = YuvFrame.allocate(256, 144);
      try (VideoOutput output = VideoOutput.create(file, settings)) {
        for (int i = 0; i < 30; i++) {
          YuvKernel.SCALAR.convert(MovingPictures.frame(256, 144, 3 * i), picture);
          try (NativeFrame frame = NativeFrame.of(picture, ColourSpace.BT709)) {
            frame.setTime(i);
            output.write(frame);
          }
        }
        output.finish();
      }
      sizes[k] = Files.size(file);
    }
    assertTrue(sizes[1] > 2 * sizes[0], () -> sizes[0] + " and " + sizes[1] + " bytes");
  }

  @Test
  void anAbandonedVideoLeavesNothing() {
    Path file = folder.resolve("out.mp4");
    try (VideoOutput output =
        VideoOutput.create(file, OutputSettings.of(64, 48, new TimeBase(1, 10), TEN))) {
      writeFrame(output, 0);
      try (NativeFrame early = NativeFrame.allocate(64, 48, ColourSpace.BT709)) {
        early.setTime(0);
        assertThrows(IllegalArgumentException.class, () -> output.write(early));
      }
    }
    assertEquals(0, folder.toFile().list().length);
  }

  @Test
  void nativeMemoryStaysFlatOverThousandsOfFrames() {
    Path file = folder.resolve("long.mp4");
    OutputSettings settings = OutputSettings.of(128, 96, new TimeBase(1, 10), TEN);
    long before = 0;
    try (VideoOutput output = VideoOutput.create(file, settings)) {
      for (int i = 0; i < 4000; i++) {
        try (NativeFrame frame = NativeFrame.allocate(128, 96, ColourSpace.BT709)) {
          frame.luma().samples().fill((byte) i);
          frame.setTime(i);
          output.write(frame);
        }
        if (i == 1000) {
          before = Pointer.physicalBytes();
        }
      }
      output.finish();
    }
    // Frames that were not freed would take 55 megabytes.
    long grown = Pointer.physicalBytes() - before;
    assertTrue(grown < 25L << 20, () -> "3000 frames took " + grown + " bytes");
  }

  /** Decodes a video and encodes it again, shown like it. */
  static Path copy(Path file, UnaryOperator<OutputSettings> change) {
    Path copy = file.resolveSibling("copy.mp4");
    try (VideoReader reader = VideoReader.open(file, 1);
        VideoOutput output =
            VideoOutput.create(copy, change.apply(OutputSettings.like(reader.properties())))) {
      while (true) {
        Optional<NativeFrame> next = reader.next();
        if (next.isEmpty()) {
          break;
        }
        try (NativeFrame frame = next.get()) {
          output.write(frame);
        }
      }
      assertEquals(List.of(), output.findings());
      output.finish();
    }
    return copy;
  }

  static void writeFrame(VideoOutput output, long time) {
    try (NativeFrame frame = NativeFrame.allocate(64, 48, ColourSpace.BT709)) {
      frame.luma().samples().fill((byte) (40 + 10 * time));
      frame.blue().samples().fill((byte) 128);
      frame.red().samples().fill((byte) 128);
      frame.setTime(time);
      output.write(frame);
    }
  }
}
