package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.segmentation.settings.SettingsFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with models other than the installed ones. */
final class SegmentModelTest {
  /** A logit of 8 · red - 4 · green - 4 · blue, as TorchScript of colour planes. */
  private static final String SCRIPT = "red-is-person.pt";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeInputs() throws IOException {
    try (InputStream bytes =
        Objects.requireNonNull(SegmentModelTest.class.getResourceAsStream(SCRIPT))) {
      Files.copy(bytes, folder.resolve("red.pt"));
    }
    PictureFiles.writePng(SegmentCommandTest.photo(), folder.resolve("photo.png"));
  }

  @Test
  void aTorchScriptFileSegmentsAsTheFileBesideItSays() throws IOException {
    needsTorch();
    Files.writeString(
        folder.resolve("red.yaml"), "input: {size: [64, 64]}\noutput: {activation: sigmoid}\n");
    CommandLineRun run = mask("red.pt");
    assertEquals("", run.err());
    assertEquals(
        "mask.png: 64 x 64, 21.3 % person, by red.pt 64 x 64 x 3 as TorchScript of its own, on the"
            + " cpu\n",
        run.out());
    Picture made = PictureFiles.read(folder.resolve("mask.png"));
    assertEquals(0xFFFFFFFF, made.pixel(32, 32));
    assertEquals(0xFF050505, made.pixel(2, 2));
  }

  @Test
  void aTorchScriptFileAloneLeadsToTheTemplateWhichWorks() throws IOException {
    needsTorch();
    CommandLineRun alone = mask("red.pt");
    assertEquals(2, alone.code());
    assertEquals(
        "error: there is no '"
            + folder.resolve("red.yaml")
            + "', which says what red.pt takes and gives; start from what 'fitter-bench segment"
            + " --print-model-template' prints\n",
        alone.err());
    CommandLineRun template =
        CommandLineRun.fitterBench(folder, "segment", "--print-model-template");
    assertEquals(0, template.code());
    Files.writeString(folder.resolve("red.yaml"), template.out());
    assertEquals(0, mask("red.pt").code());
  }

  @Test
  void aBuiltInNetworkSaysThatItsMasksMeanNothing() {
    needsTorch();
    CommandLineRun run = mask("mobilenet", "--input-size", "64x32");
    assertEquals("", run.err());
    assertTrue(
        run.out().contains("by mobilenet 32 x 64 x 3 as")
            && run.out().endsWith("its masks mean nothing\n"),
        run.out());
  }

  @Test
  void aProfilesInputSizeThatTheNetworkCannotTakeGivesWayToItsOwn() {
    needsTorch();
    CommandLineRun run = mask("mobilenet", "--profile", "fast");
    assertEquals(
        "note: the model cannot take the profile's pictures of 256 x 144; it is given pictures of"
            + " its own size\n",
        run.err());
    assertTrue(run.out().contains("by mobilenet 256 x 256 x 3 as"), run.out());
  }

  @Test
  void anInputSizeThatTheNetworkCannotTakeIsRefusedWithTheWayOut() {
    CommandLineRun run = mask("unet", "--profile", "fast", "--input-size", "256x144");
    assertEquals(2, run.code());
    assertEquals(
        "error: the network unet cannot take pictures of 256 x 144; give an input size of multiples"
            + " of 32, or null for its own 256 x 256\n",
        run.err());
  }

  @Test
  void aPrecisionThatTheDeviceLacksIsRefusedForPicturesToo() {
    needsTorch();
    CommandLineRun run = mask("mobilenet", "--precision", "fp16");
    assertEquals(2, run.code());
    assertTrue(
        run.err()
            .startsWith("error: the precision fp16 is not to be had on the CPU; choose one of"),
        run.err());
  }

  @Test
  void theSchemaIsPrintedWithoutAnInput() {
    CommandLineRun run = CommandLineRun.fitterBench(folder, "segment", "--print-schema");
    assertEquals(0, run.code());
    assertEquals(SettingsFile.schema(), run.out());
  }

  private CommandLineRun mask(String model, String... options) {
    String[] all = new String[options.length + 10];
    String[] fixed = {
      "segment", "photo.png", "-o", "mask.png", "--output", "mask", "--refine", "none", "--model"
    };
    System.arraycopy(fixed, 0, all, 0, fixed.length);
    all[fixed.length] = model;
    System.arraycopy(options, 0, all, fixed.length + 1, options.length);
    return CommandLineRun.fitterBench(folder, all);
  }

  private static void needsTorch() {
    assumeTrue(TorchRuntime.missing().isEmpty(), "PyTorch has no library for this platform");
  }
}
