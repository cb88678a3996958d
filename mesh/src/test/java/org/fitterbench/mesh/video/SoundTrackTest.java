package org.fitterbench.mesh.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitterbench.core.record.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundTrackTest {
  private static final FrameRate TEN = FrameRate.of(10);
  private static final String PICTURE = "testsrc2=size=64x48:rate=10:duration=2";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"aac, mp4", "aac, ts", "libmp3lame, mkv", "libopus, mkv", "flac, mkv", "ac3, mp4"})
  void soundIsCopiedToTheBitAndInStep(String codec, String container) {
    Path file = withSound(codec, container, 2);
    Path copy = VideoOutputTest.copy(file, settings -> settings.withSource(file));
    Path reference =
        FfmpegProgram.make(
            folder.resolve("ref.mp4"), "-i", file.toString(), "-c", "copy", "-strict", "-2");
    assertEquals(FfmpegProgram.soundDigest(reference), FfmpegProgram.soundDigest(copy));
    String[] first = {"-select_streams", "a", "-show_entries", "packet=pts_time"};
    List<String> expected = FfmpegProgram.probe(reference, first);
    List<String> actual = FfmpegProgram.probe(copy, first);
    String[] pictures = {"-select_streams", "v", "-show_entries", "packet=pts_time"};
    double shift =
        earliest(FfmpegProgram.probe(copy, pictures))
            - earliest(FfmpegProgram.probe(reference, pictures));
    assertEquals(expected.size(), actual.size());
    assertEquals(earliest(expected) + shift, earliest(actual), 2e-3);
  }

  @Test
  void severalStreamsOfSoundAreCopied() {
    Path file =
        FfmpegProgram.make(
            folder.resolve("in.mp4"),
            "-f",
            "lavfi",
            "-i",
            PICTURE,
            "-f",
            "lavfi",
            "-i",
            "sine=300:duration=2",
            "-f",
            "lavfi",
            "-i",
            "sine=500:duration=2",
            "-map",
            "0",
            "-map",
            "1",
            "-map",
            "2",
            "-metadata:s:a:1",
            "language=fra",
            "-c:a",
            "aac",
            "-c:v",
            "libx264");
    Path copy = VideoOutputTest.copy(file, settings -> settings.withSource(file));
    assertEquals(FfmpegProgram.soundDigest(file), FfmpegProgram.soundDigest(copy));
    assertEquals(
        List.of("und", "fra"),
        FfmpegProgram.probe(copy, "-select_streams", "a", "-show_entries", "stream_tags=language"));
  }

  @Test
  void soundThatMp4DoesNotHoldIsLeftOutAndToldOf() {
    Path file = withSound("wmav2", "mkv", 1);
    OutputSettings settings = OutputSettings.of(64, 48, new TimeBase(1, 10), TEN).withSource(file);
    Path target = folder.resolve("out.mp4");
    try (VideoOutput output = VideoOutput.create(target, settings)) {
      assertEquals(
          List.of("sound-not-copied"), output.findings().stream().map(Finding::id).toList());
      VideoOutputTest.writeFrame(output, 0);
      output.finish();
    }
    assertEquals(
        List.of("video"), FfmpegProgram.probe(target, "-show_entries", "stream=codec_type"));
  }

  @Test
  void aPartialVideoIsPlayableAndItsSoundEndsWithIt() throws IOException {
    Path file = withSound("aac", "mp4", 2);
    OutputSettings settings = OutputSettings.of(64, 48, new TimeBase(1, 10), TEN).withSource(file);
    Path target = folder.resolve("out.mp4");
    Path partial;
    try (VideoOutput output = VideoOutput.create(target, settings)) {
      for (int i = 0; i < 7; i++) {
        VideoOutputTest.writeFrame(output, i);
      }
      partial = output.finishPartial();
    }
    assertEquals(folder.resolve("out.partial.mp4"), partial);
    assertFalse(Files.exists(target));
    assertEquals(7, DecodedVideo.read(partial).frames().size());
    List<String> sound =
        FfmpegProgram.probe(partial, "-select_streams", "a", "-show_entries", "packet=pts_time");
    assertEquals(0.7, Double.parseDouble(sound.getLast().replace(",", "")), 0.03);
  }

  private Path withSound(String codec, String container, int seconds) {
    return FfmpegProgram.make(
        folder.resolve("in." + container),
        "-f",
        "lavfi",
        "-i",
        "testsrc2=size=64x48:rate=10:duration=" + seconds,
        "-f",
        "lavfi",
        "-i",
        "sine=440:sample_rate=48000:duration=" + seconds,
        "-c:v",
        "libx264",
        "-c:a",
        codec);
  }

  private static double earliest(List<String> times) {
    return times.stream()
        .mapToDouble(time -> Double.parseDouble(time.replace(",", "")))
        .min()
        .orElseThrow();
  }
}
