package org.fitterbench.mesh.video;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The installed programs {@code ffmpeg} and {@code ffprobe}, which make and look at test files. */
final class FfmpegProgram {
  private FfmpegProgram() {}

  /**
   * Makes a file from arguments; the test is skipped where the program or an encoder is missing.
   */
  static Path make(Path file, String... arguments) {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
    command.addAll(List.of(arguments));
    command.add(file.toString());
    Output output = run(command);
    Assumptions.assumeFalse(
        output.text().contains("Unknown encoder"), "ffmpeg has no encoder for this here");
    assertEquals(0, output.status(), output.text());
    return file;
  }

  /**
   * Makes a video of 20 frames of 64 x 48, of which frame {@code n} is shown {@code 7 n * n}
   * milliseconds after the first.
   *
   * @param late the most frames in a row that are coded after one that is shown later
   */
  static Path ofVariableRate(Path file, int late) {
    return make(
        file,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=size=64x48:rate=10:duration=2",
        "-vf",
        "settb=1/1000,setpts=N*N*7+40",
        "-fps_mode",
        "passthrough",
        "-enc_time_base",
        "1/1000",
        "-video_track_timescale",
        "1000",
        "-bf",
        Integer.toString(late),
        "-c:v",
        "libx264");
  }

  /** What {@code ffprobe} prints of a file, one value a line. */
  static List<String> probe(Path file, String... arguments) {
    List<String> command = new ArrayList<>(List.of("ffprobe", "-v", "error"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-of", "csv=p=0", file.toString()));
    Output output = run(command);
    assertEquals(0, output.status(), output.text());
    return output.text().lines().filter(line -> !line.isBlank()).toList();
  }

  /** A digest of the packets of a file's sound. */
  static String soundDigest(Path file) {
    Output output =
        run(
            List.of(
                "ffmpeg",
                "-v",
                "error",
                "-i",
                file.toString(),
                "-map",
                "0:a",
                "-c",
                "copy",
                "-f",
                "md5",
                "-"));
    assertEquals(0, output.status(), output.text());
    return output.text();
  }

  private record Output(int status, String text) {}

  private static Output run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Output(process.waitFor(), text);
    } catch (IOException missing) {
      return Assumptions.abort(command.getFirst() + " is not installed");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
