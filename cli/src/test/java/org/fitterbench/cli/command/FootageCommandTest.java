package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drawing footage, and measuring masks on it. */
final class FootageCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void footageIsDrawnWithItsMasksAndMeasuredAgainstThem() {
    CommandLineRun drawn =
        run(
            "footage",
            "--body-data",
            "procedural",
            "--resolution",
            "64x48",
            "--seconds",
            "0.3",
            "--fps",
            "10",
            "-o",
            "walk.mp4");
    assertEquals("footage: drawing …\n", drawn.err());
    assertEquals(
        """
        walk.mp4: 3 frames of 64 x 48, 1 person; N frames/s
        walk.mask.mkv: the exact masks
        walk.json: what was drawn
        """,
        drawn.out().replaceAll("\\d+\\.\\d\\d frames/s", "N frames/s"));
    assertEquals(0, drawn.code());

    CommandLineRun measured = run("quality", "walk.mask.mkv", "--truth", "walk.mask.mkv");
    assertEquals("", measured.err());
    assertEquals(
        """
        figure                 mean  of it
        ------------------------------------------------------------
        frames                    3
        IoU                  1.0000  least 1.0000, in frame 0
        soft IoU             1.0000
        mean absolute error  0.0000
        boundary F           1.0000  precision 1.0000, recall 1.0000
        flicker              0.0000
        dtSSD                0.0000
        """,
        measured.out());
  }

  @Test
  void aPictureIsMeasuredWithALineForItsFrameAndAllFiguresAsJson() throws IOException {
    PictureFiles.writePng(square(8), folder.resolve("mask.png"));
    PictureFiles.writePng(square(0), folder.resolve("truth.png"));
    CommandLineRun run =
        run("quality", "mask.png", "--truth", "truth.png", "--per-frame", "--json", "q.json");
    assertEquals("", run.err());
    assertEquals(
        """
        frame     IoU  soft IoU   error  boundary F  flicker  dtSSD
        -----------------------------------------------------------
            0  0.6000    0.6000  0.1250      0.4219        -      -

        figure                 mean  of it
        ------------------------------------------------------------
        frames                    1
        IoU                  0.6000
        soft IoU             0.6000
        mean absolute error  0.1250
        boundary F           0.4219  precision 0.4219, recall 0.4219
        q.json
        """,
        run.out());
    assertEquals(
        """
        {
          "frames" : 1,
          "iou" : 0.6,
          "soft_iou" : 0.6,
          "mean_absolute_error" : 0.125,
          "boundary_precision" : 0.421875,
          "boundary_recall" : 0.421875,
          "boundary_f" : 0.421875,
          "worst_frame" : 0,
          "worst_iou" : 0.6,
          "per_frame" : [ {
            "iou" : 0.6,
            "soft_iou" : 0.6,
            "mean_absolute_error" : 0.125,
            "boundary_precision" : 0.421875,
            "boundary_recall" : 0.421875,
            "boundary_f" : 0.421875
          } ]
        }
        """,
        Files.readString(folder.resolve("q.json")));
  }

  /** Black, 64 x 64, with a white square of 32 x 32 some columns right of the middle. */
  private static Picture square(int shift) {
    Picture picture = Picture.filled(64, 64, 0xFF000000);
    for (int row = 16; row < 48; row++) {
      for (int column = 16 + shift; column < 48 + shift; column++) {
        picture.pixels()[64 * row + column] = 0xFFFFFFFF;
      }
    }
    return picture;
  }

  @Test
  void badOptionsAreOneLineAndNothingIsWritten() throws IOException {
    List<List<String>> cases =
        List.of(
            List.of(
                "-o walk.avi", "--output 'walk.avi': footage is written as MP4; name a .mp4 file"),
            List.of(
                "-o w.mp4 --resolution huge",
                "--resolution 'huge' is no size;"
                    + " give 720p, 1080p, 4k, 6k, 8k or a size such as 1024x768"),
            List.of(
                "-o w.mp4 --resolution 63x48",
                "--resolution 63x48 cannot be drawn; give even sides from 16 to 8192"),
            List.of(
                "-o w.mp4 --stereo cross",
                "There is no stereo layout 'cross'; choose none, sbs or ou"),
            List.of(
                "-o w.mp4 --seconds 0",
                "--seconds 0.0 is no length; give more than 0 and at most 3600"),
            List.of("-o w.mp4 --fps 0", "--fps 0 is no frame rate; give 1 to 240"),
            List.of(
                "-o w.mp4 --people 4",
                "--people 4: not so many can walk beside each other; give 1 to 3"),
            List.of(
                "-o w.mp4 --background none.png",
                "--background: there is no picture none.png; check the path of the file"));
    for (List<String> bad : cases) {
      String[] options = bad.getFirst().split(" ", -1);
      CommandLineRun run =
          run(Stream.concat(Stream.of("footage"), Stream.of(options)).toArray(String[]::new));
      assertEquals("error: " + bad.getLast() + "\n", run.err());
      assertEquals("", run.out());
      assertEquals(2, run.code());
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void masksOfOtherSizesOrNoMasksAtAllAreRefused() throws IOException {
    PictureFiles.writePng(square(0), folder.resolve("truth.png"));
    PictureFiles.writePng(Picture.filled(32, 64, 0xFF000000), folder.resolve("narrow.png"));
    CommandLineRun other = run("quality", "narrow.png", "--truth", "truth.png");
    assertEquals(
        "error: the mask is 32 x 64 and the truth 64 x 64;"
            + " compare masks of the same frames, neither cut nor scaled\n",
        other.err());
    assertEquals(2, other.code());
    Files.writeString(folder.resolve("text.mp4"), "no video at all");
    CommandLineRun text = run("quality", "text.mp4", "--truth", "truth.png");
    assertEquals(2, text.code());
    assertTrue(text.err().startsWith("error: "), text.err());
    assertEquals(1, text.err().lines().count());
    CommandLineRun without = run("quality", "truth.png");
    assertEquals(
        "error: Missing required option: '--truth=FILE'; see 'fitter-bench quality --help'\n",
        without.err());
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.fitterBench(folder, arguments);
  }
}
