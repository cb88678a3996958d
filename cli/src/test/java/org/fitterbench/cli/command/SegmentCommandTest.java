package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a network of one filter, which takes what is red for people. */
final class SegmentCommandTest {
  /** One convolution of 1 x 1 with weights 8, −4, −4, and a logistic function. */
  static final String NETWORK = "red-is-person.tflite";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeInputs() throws IOException {
    copyNetwork(folder.resolve("red.tflite"));
    PictureFiles.writePng(photo(), folder.resolve("photo.png"));
  }

  /** Writes the network of one filter. */
  static void copyNetwork(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (InputStream bytes =
        Objects.requireNonNull(SegmentCommandTest.class.getResourceAsStream(NETWORK))) {
      Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Blue, with a red disc in the middle. */
  static Picture photo() {
    Picture picture = Picture.filled(64, 64, 0xFF0000FF);
    for (int row = 0; row < 64; row++) {
      for (int column = 0; column < 64; column++) {
        if (Math.hypot(column - 31.5, row - 31.5) < 16) {
          picture.pixels()[64 * row + column] = 0xFFFF0000;
        }
      }
    }
    return picture;
  }

  @Test
  void aMaskHasThePicturesSizeAndTheProbabilityAsGrey() {
    needsTorch();
    CommandLineRun run = run("photo.png", "-o", "mask.png", "--output", "mask", "--refine", "none");
    assertEquals("", run.err());
    assertTrue(
        run.out()
            .startsWith(
                "mask.png: 64 x 64, 21.3 % person, by red.tflite 64 x 64 x 3 as TorchScript"),
        run.out());
    assertTrue(run.out().contains("fp32 on the cpu"), run.out());
    Picture mask = PictureFiles.read(folder.resolve("mask.png"));
    assertEquals(0xFFFFFFFF, mask.pixel(32, 32));
    assertEquals(0xFF050505, mask.pixel(2, 2));
  }

  @Test
  void thePersonStandsBeforeTheChosenColour() {
    needsTorch();
    assertEquals(0, run("photo.png", "-o", "cut.png", "--background", "30A060").code());
    Picture cut = PictureFiles.read(folder.resolve("cut.png"));
    assertEquals(0xFF, cut.pixel(32, 32) >> 16 & 0xFF);
    assertTrue((cut.pixel(2, 2) >> 8 & 0xFF) > 0x90);
  }

  @Test
  void badInputIsOneLineAndLeavesNothing() {
    assertRefused(
        "error: There is no picture "
            + folder.resolve("none.png")
            + "; check the path of the file\n",
        "none.png",
        "-o",
        "x.png");
    assertRefused(
        "error: -o 'x.jpg': results are written as PNG; name a .png file\n",
        "photo.png",
        "-o",
        "x.jpg");
    assertRefused(
        "error: --background 'beach' is no colour and no file;"
            + " give six hexadecimal digits such as 30A060, a picture, or blur\n",
        "photo.png",
        "-o",
        "x.png",
        "--background",
        "beach");
  }

  @Test
  void aNetworkThatIsNotInstalledSaysHowToGetIt() {
    CommandLineRun run =
        CommandLineRun.fitterBench(
            folder, "segment", "photo.png", "-o", "x.png", "--cache-dir", "cache");
    assertEquals(
        "error: the segmentation network is not installed;"
            + " run 'fitter-bench assets install selfie', or give --model\n",
        run.err());
    assertEquals(2, run.code());
  }

  @Test
  void aTextFileIsNoNetwork() throws IOException {
    Files.writeString(folder.resolve("text.tflite"), "no network at all");
    CommandLineRun run =
        CommandLineRun.fitterBench(
            folder, "segment", "photo.png", "-o", "x.png", "--model", "text.tflite");
    assertEquals(
        "error: text.tflite is no TensorFlow Lite model; name a .tflite file\n", run.err());
    assertEquals(2, run.code());
  }

  private void assertRefused(String err, String... arguments) {
    CommandLineRun run = run(arguments);
    assertEquals(err, run.err());
    assertEquals("", run.out());
    assertEquals(2, run.code());
    assertFalse(Files.exists(folder.resolve("x.png")));
  }

  private CommandLineRun run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "segment";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--model";
    all[arguments.length + 2] = "red.tflite";
    return CommandLineRun.fitterBench(folder, all);
  }

  private static void needsTorch() {
    assumeTrue(TorchRuntime.missing().isEmpty(), "PyTorch has no library for this platform");
  }
}
