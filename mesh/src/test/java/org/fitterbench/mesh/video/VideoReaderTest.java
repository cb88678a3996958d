package org.fitterbench.mesh.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.javacpp.Pointer;
import org.fitterbench.core.record.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoReaderTest {
  private static final String PICTURE = "testsrc2=size=64x48:rate=10:duration=1.2";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "h264, mp4, libx264, yuv420p, 1",
    "h264, mp4, libx264, yuv420p, 2",
    "h264, mkv, libx264, yuvj420p, 1",
    "h264, mp4, libx264, yuv420p10le, 1",
    "h264, mp4, libx264, yuv422p, 1",
    "h264, mp4, libx264, yuv444p, 2",
    "hevc, mp4, libx265, yuv420p, 1",
    "hevc, mkv, libx265, yuv420p10le, 2",
    "vp9, webm, libvpx-vp9, yuv420p, 2",
    "av1, mp4, libaom-av1, yuv420p, 1",
    "mpeg4, avi, mpeg4, yuv420p, 2",
    "rawvideo, nut, rawvideo, nv12, 1",
    "png, mov, png, rgb24, 1"
  })
  void everyCodecAndFormatGivesTheSamePictures(
      String codec, String container, String encoder, String format, int threads)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-f", "lavfi", "-i", PICTURE, "-vf", "scale=out_color_matrix=bt601"));
    arguments.addAll(List.of("-c:v", encoder, "-pix_fmt", format, "-threads", "1"));
    if (encoder.equals("libaom-av1")) {
      arguments.addAll(List.of("-cpu-used", "8"));
    }
    if (encoder.equals("libx265")) {
      arguments.addAll(List.of("-x265-params", "log-level=error"));
    }
    if (!encoder.equals("png") && !encoder.equals("rawvideo")) {
      arguments.addAll(List.of("-q:v", "2", "-b:v", "2M"));
    }
    Path file =
        FfmpegProgram.make(folder.resolve("in." + container), arguments.toArray(String[]::new));
    Path plain =
        FfmpegProgram.make(
            folder.resolve("plain.nut"),
            "-f",
            "lavfi",
            "-i",
            PICTURE,
            "-vf",
            "scale=out_color_matrix=bt601",
            "-pix_fmt",
            format.equals("yuvj420p") ? "yuvj420p" : "yuv420p",
            "-c:v",
            "rawvideo");
    try (VideoReader reader = VideoReader.open(file, threads);
        VideoReader reference = VideoReader.open(plain, 1)) {
      assertEquals(codec, reader.properties().codec());
      assertEquals(FrameRate.of(10), reader.properties().rate());
      int frames = 0;
      while (true) {
        Optional<NativeFrame> next = reader.next();
        if (next.isEmpty()) {
          break;
        }
        try (NativeFrame frame = next.get();
            NativeFrame expected = reference.next().orElseThrow()) {
          assertEquals(0.1 * frames, reader.properties().timeBase().seconds(frame.time()), 1e-3);
          assertEquals(reader.properties().colours(), frame.colours());
          double least = encoder.equals("png") ? 20 : 28;
          double psnr = DecodedVideo.psnr(samples(expected.luma()), samples(frame.luma()));
          assertTrue(psnr > least, "luma " + psnr + " in frame " + frames);
          double blue = DecodedVideo.psnr(samples(expected.blue()), samples(frame.blue()));
          assertTrue(blue > 25, "blue " + blue + " in frame " + frames);
        }
        frames++;
      }
      assertEquals(12, frames);
      assertTrue(Files.size(file) > 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "64, 48, tv, bt470bg, BT601, LIMITED",
    "64, 48, pc, bt709, BT709, FULL",
    "64, 48, tv, bt2020nc, BT2020, LIMITED",
    "64, 576, unspecified, unspecified, BT601, LIMITED",
    "64, 578, unspecified, unspecified, BT709, LIMITED"
  })
  void matrixAndRangeAreAsTaggedOrAsPlayersTakeThem(
      int width,
      int height,
      String range,
      String space,
      ColourSpace.Matrix matrix,
      ColourSpace.Range expected) {
    String filter =
        space.equals("unspecified") ? "null" : "setparams=range=" + range + ":colorspace=" + space;
    Path file =
        FfmpegProgram.make(
            folder.resolve("in.mp4"),
            "-f",
            "lavfi",
            "-i",
            "color=red:size=" + width + "x" + height + ":rate=10:duration=0.2",
            "-vf",
            filter,
            "-c:v",
            "libx264",
            "-pix_fmt",
            "yuv420p");
    try (VideoReader reader = VideoReader.open(file, 1)) {
      assertEquals(new ColourSpace(matrix, expected), reader.properties().colours());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, rgb24", "3, 5, gray", "33, 17, yuv444p", "7, 2, yuv420p", "63, 47, yuv422p"})
  void oddAndTinyFramesAreRead(int width, int height, String format) throws IOException {
    byte[] pixels = new byte[3 * width * height];
    Arrays.fill(pixels, (byte) 255);
    Path raw = Files.write(folder.resolve("white.rgb"), pixels);
    Path file =
        FfmpegProgram.make(
            folder.resolve("in.nut"),
            "-f",
            "rawvideo",
            "-pixel_format",
            "rgb24",
            "-video_size",
            width + "x" + height,
            "-i",
            raw.toString(),
            "-c:v",
            "rawvideo",
            "-pix_fmt",
            format);
    try (VideoReader reader = VideoReader.open(file, 2);
        NativeFrame frame = reader.next().orElseThrow()) {
      assertEquals(width, frame.width());
      assertEquals(height, frame.height());
      assertEquals((height + 1) / 2, frame.red().height());
      int white = reader.properties().colours().range() == ColourSpace.Range.FULL ? 255 : 235;
      for (byte sample : samples(frame.luma())) {
        assertEquals(white, sample & 0xFF, 1);
      }
      for (byte sample : samples(frame.red())) {
        assertEquals(128, sample & 0xFF, 1);
      }
    }
  }

  @Test
  void aVariableRateKeepsItsTimes() {
    Path file = FfmpegProgram.ofVariableRate(folder.resolve("in.mp4"), 3);
    try (VideoReader reader = VideoReader.open(file, 1)) {
      TimeBase base = reader.properties().timeBase();
      List<Double> seconds = times(reader, base);
      assertEquals(20, seconds.size());
      for (int i = 1; i < seconds.size(); i++) {
        assertEquals(0.007 * i * i, seconds.get(i) - seconds.getFirst(), 1e-9);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void rotationIsTheClockwiseTurnThatPlayersMake(int tag) throws IOException {
    Path file = ShownCorner.rotated(folder, tag);
    try (VideoReader reader = VideoReader.open(file, 1)) {
      VideoProperties properties = reader.properties();
      Rotation expected = ShownCorner.of(file, folder).turnFromUpperLeft();
      assertEquals(tag == 0, expected == Rotation.NONE);
      assertEquals(expected, properties.rotation());
      assertEquals(expected.swapsSides() ? 48 : 64, properties.shownWidth());
      assertEquals(64, properties.width());
      assertEquals(List.of(), properties.findings());
    }
  }

  @Test
  void anAngleThatIsNoQuarterIsRoundedAndToldOf() {
    Path file = ShownCorner.rotated(folder, 100);
    try (VideoReader reader = VideoReader.open(file, 1)) {
      VideoProperties properties = reader.properties();
      assertEquals(Rotation.THREE_QUARTERS, properties.rotation());
      assertEquals(
          List.of("video-rotation-rounded"),
          properties.findings().stream().map(Finding::id).toList());
    }
  }

  @Test
  void framesOutliveTheReader() {
    Path file = folder.resolve("in.mp4");
    write(file, 64, 48, 4);
    List<NativeFrame> frames = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(file, 2)) {
      assertEquals(OptionalLong.of(4), reader.properties().estimatedFrames());
      for (int i = 0; i < 4; i++) {
        frames.add(reader.next().orElseThrow());
      }
      assertTrue(reader.next().isEmpty());
      assertTrue(reader.next().isEmpty());
    }
    YuvFrame expected = YuvFrame.allocate(64, 48);
    for (int i = 3; i >= 0; i--) {
      try (NativeFrame frame = frames.get(i)) {
        YuvKernel.SCALAR.convert(MovingPictures.frame(64, 48, i), expected);
        assertTrue(DecodedVideo.psnr(expected.luma(), samples(frame.luma())) > 35);
      }
    }
  }

  @Test
  void nativeMemoryStaysFlatOverThousandsOfFrames() {
    Path file = folder.resolve("in.mp4");
    write(file, 128, 96, 500);
    long before = 0;
    for (int round = 0; round < 9; round++) {
      try (VideoReader reader = VideoReader.open(file, 2)) {
        while (reader.next().map(VideoReaderTest::close).isPresent()) {
          assertFalse(reader.properties().audio());
        }
      }
      if (round == 2) {
        before = Pointer.physicalBytes();
      }
    }
    // Frames that were not freed would take 55 megabytes.
    long grown = Pointer.physicalBytes() - before;
    assertTrue(grown < 25L << 20, () -> "3000 frames took " + grown + " bytes");
  }

  static Boolean close(NativeFrame frame) {
    frame.close();
    return true;
  }

  private static List<Double> times(VideoReader reader, TimeBase base) {
    List<Double> seconds = new ArrayList<>();
    while (true) {
      Optional<NativeFrame> next = reader.next();
      if (next.isEmpty()) {
        return seconds;
      }
      try (NativeFrame frame = next.get()) {
        seconds.add(base.seconds(frame.time()));
      }
    }
  }

  private static void write(Path file, int width, int height, int frames) {
    try (VideoWriter writer =
        VideoWriter.create(file, VideoSettings.of(width, height, FrameRate.of(30)))) {
      for (int i = 0; i < frames; i++) {
        writer.write(MovingPictures.frame(width, height, i % 40));
      }
      writer.finish();
    }
  }

  static byte[] samples(Plane plane) {
    byte[] samples = new byte[plane.width() * plane.height()];
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        samples[y * plane.width() + x] =
            plane.samples().get(ValueLayout.JAVA_BYTE, plane.row(y) + x);
      }
    }
    return samples;
  }
}
