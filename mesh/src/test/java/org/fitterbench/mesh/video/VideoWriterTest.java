package org.fitterbench.mesh.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.DiskRoom;
import org.fitterbench.mesh.picture.Picture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoWriterTest {
  private static final FrameRate THIRTY = FrameRate.of(30);

  @TempDir Path folder;

  @Test
  void aMorphReadsBackCleanlyAndSmall() throws IOException {
    int size = 512;
    int count = 41;
    Path file = folder.resolve("morph.mp4");
    write(file, VideoSettings.of(size, size, THIRTY), count);
    DecodedVideo video = DecodedVideo.read(file);
    assertEquals("h264", video.codec());
    assertEquals(count, video.frames().size());
    YuvFrame expected = YuvFrame.allocate(size, size);
    for (int i = 0; i < count; i++) {
      YuvKernel.SCALAR.convert(MovingPictures.frame(size, size, i), expected);
      YuvFrame actual = video.frames().get(i);
      assertTrue(
          DecodedVideo.psnr(expected.luma(), actual.luma()) > 38,
          () -> "luma " + DecodedVideo.psnr(expected.luma(), actual.luma()));
      assertTrue(DecodedVideo.psnr(expected.blue(), actual.blue()) > 40);
      assertTrue(DecodedVideo.psnr(expected.red(), actual.red()) > 40);
      assertEquals(i / 30.0, video.seconds()[i], 1e-9);
    }
    long raw = (long) count * size * size * 3 / 2;
    assertTrue(Files.size(file) < raw / 20, () -> "of " + raw + " bytes");
  }

  @Test
  void coloursAreTaggedAsBt709InLimitedRange() {
    Path file = folder.resolve("tags.mp4");
    write(file, VideoSettings.of(32, 16, THIRTY), 2);
    assertEquals(
        List.of(
            avutil.AVCOL_RANGE_MPEG,
            avutil.AVCOL_SPC_BT709,
            avutil.AVCOL_PRI_BT709,
            avutil.AVCOL_TRC_BT709,
            avutil.AVCHROMA_LOC_LEFT),
        DecodedVideo.read(file).tags());
  }

  @Test
  void ffprobeCountsTheFramesAndTheirRate() throws IOException, InterruptedException {
    Path file = folder.resolve("probed.mp4");
    write(file, VideoSettings.of(64, 48, THIRTY), 41);
    assertEquals(
        """
        codec_name=h264
        width=64
        height=48
        pix_fmt=yuv420p
        r_frame_rate=30/1
        avg_frame_rate=30/1
        nb_frames=41
        nb_read_frames=41
        """,
        ffprobe(file));
  }

  @Test
  void aFractionalRateIsKept() throws IOException, InterruptedException {
    Path file = folder.resolve("ntsc.mp4");
    write(file, VideoSettings.of(64, 48, new FrameRate(30_000, 1001)), 20);
    assertEquals(19 * 1001 / 30_000.0, DecodedVideo.read(file).seconds()[19], 1e-4);
    assertTrue(ffprobe(file).contains("avg_frame_rate=30000/1001\n"));
  }

  @Test
  void theIndexLiesInFront() throws IOException {
    Path file = folder.resolve("fast.mp4");
    write(file, VideoSettings.of(64, 64, THIRTY), 3);
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertTrue(bytes.indexOf("moov") < bytes.indexOf("mdat"));
  }

  @Test
  void anOddSizeIsFilledToAnEvenOne() {
    Path file = folder.resolve("odd.mp4");
    write(file, VideoSettings.of(33, 17, THIRTY), 2);
    YuvFrame frame = DecodedVideo.read(file).frames().getFirst();
    assertEquals(34, frame.width());
    assertEquals(18, frame.height());
    YuvFrame expected = YuvFrame.allocate(34, 18);
    YuvKernel.SCALAR.convert(MovingPictures.frame(33, 17, 0), expected);
    assertTrue(DecodedVideo.psnr(expected.luma(), frame.luma()) > 35);
  }

  @Test
  void planesFromElsewhereAreTheSameVideo() throws IOException {
    VideoSettings settings = VideoSettings.of(64, 64, THIRTY);
    Path pictures = folder.resolve("pictures.mp4");
    Path planes = folder.resolve("planes.mp4");
    write(pictures, settings, 4);
    YuvFrame frame = YuvFrame.allocate(64, 64);
    try (VideoWriter writer = VideoWriter.create(planes, settings)) {
      for (int i = 0; i < 4; i++) {
        YuvKernel.SCALAR.convert(MovingPictures.frame(64, 64, i), frame);
        writer.write(frame);
      }
      assertEquals(4, writer.frames());
      writer.finish();
    }
    assertArrayEquals(Files.readAllBytes(pictures), Files.readAllBytes(planes));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void severalThreadsEncodeTheSamePictures(int threads) {
    Path file = folder.resolve("threads.mp4");
    write(file, VideoSettings.of(320, 256, THIRTY).withThreads(threads), 5);
    YuvFrame expected = YuvFrame.allocate(320, 256);
    YuvKernel.SCALAR.convert(MovingPictures.frame(320, 256, 4), expected);
    YuvFrame last = DecodedVideo.read(file).frames().get(4);
    assertTrue(DecodedVideo.psnr(expected.luma(), last.luma()) > 37);
  }

  @Test
  void aCoarserQuantiserMakesASmallerFile() throws IOException {
    Path fine = folder.resolve("fine.mp4");
    Path coarse = folder.resolve("coarse.mp4");
    write(fine, VideoSettings.of(128, 128, THIRTY).withQuantiser(18), 4);
    write(coarse, VideoSettings.of(128, 128, THIRTY).withQuantiser(36), 4);
    assertTrue(Files.size(coarse) < Files.size(fine) / 2);
  }

  @Test
  void anAbandonedVideoLeavesNothingAndWhatWasThereStays() throws IOException {
    Path file = folder.resolve("kept.mp4");
    Files.writeString(file, "as it was");
    try (VideoWriter writer = VideoWriter.create(file, VideoSettings.of(64, 64, THIRTY))) {
      writer.write(MovingPictures.frame(64, 64, 0));
    }
    assertEquals("as it was", Files.readString(file));
    assertEquals(List.of(file), list());
  }

  @Test
  void aVideoWithoutFramesIsRefusedAndLeavesNothing() throws IOException {
    Path file = folder.resolve("none.mp4");
    try (VideoWriter writer = VideoWriter.create(file, VideoSettings.of(64, 64, THIRTY))) {
      assertThrows(IllegalStateException.class, writer::finish);
    }
    assertEquals(List.of(), list());
  }

  @Test
  void aFinishedVideoTakesNothingMore() {
    Path file = folder.resolve("finished.mp4");
    Picture picture = MovingPictures.frame(64, 64, 0);
    VideoWriter writer = VideoWriter.create(file, VideoSettings.of(64, 64, THIRTY));
    writer.write(picture);
    writer.finish();
    assertThrows(IllegalStateException.class, () -> writer.write(picture));
    assertThrows(IllegalStateException.class, writer::finish);
    writer.close();
    writer.close();
    assertTrue(Files.exists(file));
  }

  @Test
  void aPictureOfAnotherSizeIsRefused() {
    Path file = folder.resolve("size.mp4");
    Picture picture = MovingPictures.frame(66, 64, 0);
    try (VideoWriter writer = VideoWriter.create(file, VideoSettings.of(64, 64, THIRTY))) {
      assertThrows(IllegalArgumentException.class, () -> writer.write(picture));
    }
  }

  @Test
  void missingFoldersAreMadeAndNamesAreFree() {
    Path file = folder.resolve("a b/größe: 1%d.mp4");
    write(file, VideoSettings.of(64, 64, THIRTY), 2);
    assertTrue(Files.exists(file));
  }

  @Test
  void aPathThroughAFileIsToldInOneLine() throws IOException {
    Path notFolder = Files.writeString(folder.resolve("file"), "");
    Path file = notFolder.resolve("video.mp4");
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () -> VideoWriter.create(file, VideoSettings.of(64, 64, THIRTY)));
    assertTrue(failure.problem().startsWith("cannot write '" + file + "': "));
    assertEquals(1, failure.oneLine().lines().count());
  }

  @Test
  void aReadOnlyFolderIsToldInOneLine() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    assertTrue(locked.toFile().setWritable(false));
    Assumptions.assumeFalse(Files.isWritable(locked), "this user may write to every folder");
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () ->
                VideoWriter.create(locked.resolve("video.mp4"), VideoSettings.of(64, 64, THIRTY)));
    assertTrue(failure.problem().endsWith("permission denied"), failure.problem());
  }

  @Test
  void aFullDiskIsToldInOneLine() {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.isWritable(full), "no device here plays a full disk");
    VideoSettings settings = VideoSettings.of(512, 512, THIRTY).withQuantiser(1);
    YuvFrame picture = YuvFrame.allocate(512, 512);
    YuvKernel.SCALAR.convert(MovingPictures.frame(512, 512, 0), picture);
    Path named = Path.of("out.mp4");
    // So large that nothing is known of its end before it is reached.
    DiskRoom room = new DiskRoom(named, () -> Long.MAX_VALUE);
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () -> {
              try (VideoEncoder encoder = new VideoEncoder(settings.output(), VideoCodec.H264);
                  VideoMuxer muxer = new VideoMuxer(full, named, room, encoder, settings.output());
                  NativeFrame frame = NativeFrame.of(picture, ColourSpace.BT709)) {
                frame.setTime(0);
                encoder.encode(frame, false, muxer::write);
                encoder.drain(muxer::write);
                muxer.finish();
              }
            });
    assertEquals(
        "cannot write 'out.mp4': No space left on device; free some space or choose another disk",
        failure.oneLine());
  }

  @Test
  void aPictureTooLargeForTheEncoderIsToldWithTheLimit() throws IOException {
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () ->
                VideoWriter.create(folder.resolve("8k.mp4"), VideoSettings.of(7680, 4320, THIRTY)));
    assertTrue(failure.oneLine().contains("4096 x 2304"), failure.oneLine());
    assertEquals(List.of(), list());
  }

  @Test
  void nativeMemoryStaysFlatOverManyVideos() {
    VideoSettings settings = VideoSettings.of(320, 240, THIRTY);
    Path file = folder.resolve("again.mp4");
    Picture picture = MovingPictures.frame(320, 240, 0);
    long before = 0;
    for (int i = 0; i < 120; i++) {
      try (VideoWriter writer = VideoWriter.create(file, settings)) {
        writer.write(picture);
        if (i % 3 != 0) {
          writer.finish();
        }
      }
      if (i == 40) {
        before = Pointer.physicalBytes();
      }
    }
    // One encoder of this size that is not freed takes more than a megabyte.
    long grown = Pointer.physicalBytes() - before;
    assertTrue(grown < 40L << 20, () -> "80 videos took " + grown + " bytes");
  }

  private static void write(Path file, VideoSettings settings, int frames) {
    try (VideoWriter writer = VideoWriter.create(file, settings)) {
      for (int i = 0; i < frames; i++) {
        writer.write(MovingPictures.frame(settings.width(), settings.height(), i));
      }
      assertFalse(Files.exists(file));
      writer.finish();
    }
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static String ffprobe(Path file) throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
            "ffprobe",
            "-v",
            "error",
            "-count_frames",
            "-show_entries",
            "stream=codec_name,width,height,pix_fmt,r_frame_rate,avg_frame_rate,nb_frames,"
                + "nb_read_frames",
            "-of",
            "default=noprint_wrappers=1",
            file.toString());
    Process process;
    try {
      process = command.redirectErrorStream(true).start();
    } catch (IOException missing) {
      return Assumptions.abort("ffprobe is not installed");
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
