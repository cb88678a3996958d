package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitterbench.benchmarks.runner.OpenGlCheck;
import org.fitterbench.fitter.backend.Backend;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code body} on the body made by code. */
class BodyCommandTest {
  private static final double HEIGHT = 1.464;
  private static final double MASS = 36.93;

  @TempDir Path folder;

  @Test
  void withoutAFileTheBodyIsMeasured() {
    CommandLineRun run = body();
    assertEquals("", run.err());
    assertEquals(0, run.code());
    assertEquals(
        """
        body data: procedural body, version 1
        measure  value  unit
        ---------------------
        height   1.464  m
        waist    0.652  m
        volume   37.68  l
        mass     36.93  kg
        BMI      17.22  kg/m²
        """,
        run.out());
  }

  @Test
  void aHeavierBodyWeighsMore() throws IOException {
    write("{\"phenotypes\": {\"weight\": 1}}");
    assertTrue(mass(body("--body", "body.json")) > MASS);
  }

  @ParameterizedTest
  @CsvSource({"scalar", "vector", "torch"})
  void everyBackendWritesTheSameBodyAndSaysWhatComputedIt(String label) throws IOException {
    Backend backend = Backend.byLabel(label).orElseThrow();
    assumeTrue(backend.missing().isEmpty(), () -> backend.missing().orElseThrow());
    write(
        "{\"pose_rotvec_rad\": {\"upperarm01.L\": [0.1, 0.4, -0.3]}, \"local_changes\":"
            + " {\"nose-scale-depth-incr\": 0.5}}");
    assertEquals(0, body("--body", "body.json", "--out", "usual.npy").code());
    CommandLineRun run = body("--body", "body.json", "--backend", label, "--out", "other.npy");
    assertEquals("", run.err());
    assertTrue(run.out().startsWith("backend: " + label), run.out());
    assertArrayEquals(
        MeshFormat.NPY.read(folder.resolve("usual.npy")).positions(),
        MeshFormat.NPY.read(folder.resolve("other.npy")).positions(),
        2e-5f);
  }

  @Test
  void anObjKeepsEveryBitOfTheVerticesAndTheTextureCoordinates() throws IOException {
    write("{\"pose_rotvec_rad\": {\"upperarm01.L\": [0.1, 0.4, -0.3]}, \"unrelated\": 1}");
    CommandLineRun obj = body("--body", "body.json", "--out", "posed.obj");
    assertEquals("posed.obj: 13348 vertices, 13346 faces\n", obj.out());
    assertEquals(0, body("--body", "body.json", "--out", "posed.npy").code());
    Mesh mesh = MeshFormat.OBJ.read(folder.resolve("posed.obj"));
    assertTrue(mesh.hasTextureCoordinates());
    assertEquals(13_346, mesh.faceCount());
    assertArrayEquals(
        MeshFormat.NPY.read(folder.resolve("posed.npy")).positions(), mesh.positions());
  }

  @ParameterizedTest
  @CsvSource({"ply", "glb"})
  void otherFormatsHoldTheSameBody(String extension) {
    CommandLineRun run = body("--skinning", "dqs", "--out", "made/body." + extension);
    assertEquals("", run.err());
    Mesh mesh =
        MeshFormat.of(Path.of("body." + extension)).read(folder.resolve("made/body." + extension));
    float highest = Float.NEGATIVE_INFINITY;
    float lowest = Float.POSITIVE_INFINITY;
    for (int entry = 2; entry < mesh.positions().length; entry += 3) {
      highest = Math.max(highest, mesh.positions()[entry]);
      lowest = Math.min(lowest, mesh.positions()[entry]);
    }
    assertEquals(HEIGHT, highest - lowest, 5e-4);
  }

  @Test
  void bothSkinningsAreToBeHad() throws IOException {
    write("{\"pose_rotvec_rad\": {\"lowerleg01.R\": [1.5, 0, 0]}}");
    body("--body", "body.json", "--skinning", "LBS", "--out", "lbs.npy");
    body("--body", "body.json", "--skinning", "dqs", "--out", "dqs.npy");
    assertTrue(Files.mismatch(folder.resolve("lbs.npy"), folder.resolve("dqs.npy")) >= 0);
    assertEquals(Files.size(folder.resolve("lbs.npy")), Files.size(folder.resolve("dqs.npy")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"phenotypes\": {\"wait\": 1}} | phenotypes.wait",
        "{\"pose_rotvec_rad\": {\"hed\": [0, 0, 1]}} | the nearest name is 'head'",
        "{\"local_changes\": {\"nose-scale-dept-incr\": 1}} | 'nose-scale-depth-incr'",
        "{\"root_rotvec_rad\": [0, 0]} | write three numbers",
        "{\"phenotypes\" | not valid JSON",
      })
  void aWrongBodyFileIsOneLineAndNoMesh(String text, String expected) throws IOException {
    write(text);
    CommandLineRun run = body("--body", "body.json", "--out", "body.obj");
    assertEquals(2, run.code());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("error: ") && run.err().contains(expected), run::err);
    assertEquals(1, run.err().lines().count());
    assertFalse(Files.exists(folder.resolve("body.obj")));
  }

  @ParameterizedTest
  @CsvSource({
    "--out, body.stl, '.npy, .obj, .ply, .glb, .fbx'",
    "--rig, hydraulic, default",
    "--skinning, spline, '--skinning'",
    "--body, missing.json, missing.json",
    "--body-data, nowhere, nowhere",
  })
  void aWrongOptionIsOneLine(String option, String value, String expected) {
    CommandLineRun run =
        CommandLineRun.fitterBench(folder, "body", "--body-data", "procedural", option, value);
    if (option.equals("--body-data")) {
      run = CommandLineRun.fitterBench(folder, "body", option, value);
    }
    assertEquals(2, run.code());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("error: ") && run.err().contains(expected), run.err());
    assertEquals(1, run.err().lines().count());
  }

  @Test
  void aPictureShowsTheWholeBodyTheSameOnBothSides() {
    CommandLineRun run = body("--picture", "pictures/body.png");
    assertEquals("", run.err());
    assertTrue(run.out().endsWith("picture: pictures/body.png\n"), run.out());
    Picture picture = PictureFiles.read(folder.resolve("pictures/body.png"));
    int width = picture.width();
    assertEquals(768, width);
    assertEquals(1024, picture.height());
    int shown = 0;
    int mirrored = 0;
    for (int row = 0; row < picture.height(); row++) {
      int background = picture.pixel(0, row);
      assertEquals(background, picture.pixel(width - 1, row), "nothing reaches the border");
      for (int column = 0; column < width; column++) {
        if (picture.pixel(column, row) != background) {
          shown++;
          mirrored += picture.pixel(width - 1 - column, row) != background ? 1 : 0;
        }
      }
    }
    assertTrue(shown > 50_000, shown + " pixels show the body");
    assertEquals(shown, mirrored, 0.02 * shown);
  }

  @Test
  void theChosenRendererIsNamed() {
    CommandLineRun run = body("--picture", "body.png", "--renderer", "software");
    assertEquals("", run.err());
    String line = run.out().lines().reduce((first, last) -> last).orElseThrow();
    assertTrue(line.startsWith("picture: body.png, drawn by software rasteriser, "), line);
  }

  @Test
  void openGlDrawsTheSamePicture() {
    assumeTrue(OpenGlCheck.missing().isEmpty(), () -> OpenGlCheck.missing().orElseThrow());
    CommandLineRun run = body("--picture", "opengl.png", "--renderer", "opengl");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("picture: opengl.png, drawn by OpenGL on "), run.out());
    assertEquals(0, body("--picture", "software.png", "--renderer", "SOFTWARE").code());
    Picture expected = PictureFiles.read(folder.resolve("software.png"));
    Picture actual = PictureFiles.read(folder.resolve("opengl.png"));
    int different = 0;
    for (int i = 0; i < expected.pixels().length; i++) {
      int green = (expected.pixels()[i] >> 8 & 0xFF) - (actual.pixels()[i] >> 8 & 0xFF);
      different += Math.abs(green) > 2 ? 1 : 0;
    }
    assertTrue(different < expected.pixels().length / 1000, different + " pixels differ");
  }

  @Test
  void aRendererWithoutAPictureOrWithoutANameIsRefused() {
    assertEquals(
        "error: --renderer opengl has nothing to draw; add --picture FILE.png\n",
        body("--renderer", "opengl").err());
    CommandLineRun run = body("--picture", "body.png", "--renderer", "vulkan");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("vulkan"), run.err());
    assertEquals(1, run.err().lines().count());
  }

  @Test
  void aPictureThatIsNoPngIsRefused() {
    CommandLineRun run = body("--picture", "body.gif");
    assertEquals(2, run.code());
    assertEquals(
        "error: --picture 'body.gif': pictures are written as PNG; name a .png file\n", run.err());
  }

  private CommandLineRun body(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "body";
    arguments[1] = "--body-data";
    arguments[2] = "procedural";
    System.arraycopy(options, 0, arguments, 3, options.length);
    return CommandLineRun.fitterBench(folder, arguments);
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("body.json"), text);
  }

  private static double mass(CommandLineRun run) {
    return run.out()
        .lines()
        .filter(line -> line.startsWith("mass"))
        .mapToDouble(line -> Double.parseDouble(line.split(" +", -1)[1]))
        .findFirst()
        .orElseThrow();
  }
}
