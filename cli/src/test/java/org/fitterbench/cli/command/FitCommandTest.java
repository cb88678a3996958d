package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.io.NpyArray;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FitCommandTest {
  @TempDir private Path folder;

  @Test
  void theReportShowsErrorsPhenotypesStagesAndDoubts() throws IOException {
    Files.copy(golden("case03"), folder.resolve("target.npy"));
    CommandLineRun run =
        fit(
            "--target",
            "target.npy",
            "--body-data",
            bodyData(),
            "--method",
            "reference",
            "--out",
            "fitted.json");
    assertEquals("", run.err());
    assertEquals(ExitCode.OK.code(), run.code());
    try (InputStream expected = FitCommandTest.class.getResourceAsStream("fit.txt")) {
      assertEquals(
          new String(Objects.requireNonNull(expected).readAllBytes(), StandardCharsets.UTF_8),
          masked(run.out()));
    }
    JsonNode fitted = new ObjectMapper().readTree(folder.resolve("fitted.json").toFile());
    assertEquals(5, fitted.path("iterations").size());
    assertEquals(
        fitted.path("mean_error_mm"), fitted.path("iterations").path(2).path("mean_error_mm"));
    assertEquals(3, fitted.path("best_iteration").asInt());
  }

  @Test
  void theJointMethodFindsEveryPhenotype() {
    Path target = folder.resolve("target.glb");
    float[] vertices = MeshFormat.NPY.read(golden("case01")).positions();
    MeshFormat.GLB.write(target, Mesh.uniform(vertices, new int[0], 3));
    CommandLineRun run =
        fit(
            "--target",
            target.toString(),
            "--body-data",
            bodyData(),
            "--method",
            "joint",
            "--phenotypes",
            "all",
            "--iterations",
            "2");
    assertEquals(ExitCode.OK.code(), run.code(), run.err());
    assertTrue(run.out().contains("\ncaucasian "), run.out());
    assertTrue(run.out().contains("\nmethod     joint\n"), run.out());
  }

  @Test
  void aPictureShowsTargetFitAndTheDistanceBetweenThem() {
    assertEquals(
        0,
        CommandLineRun.fitterBench(
                folder, "body", "--body-data", "procedural", "--out", "target.npy")
            .code());
    CommandLineRun run =
        fit(
            "--target",
            "target.npy",
            "--body-data",
            "procedural",
            "--iterations",
            "1",
            "--picture",
            "fit.png");
    assertEquals("", run.err());
    assertTrue(run.out().endsWith("picture    fit.png\n"), run.out());
    Picture picture = PictureFiles.read(folder.resolve("fit.png"));
    assertTrue(picture.width() > 3 * 480, "three panels and a legend");
    assertTrue(picture.height() > 800, "panels and captions");
    for (int panel = 0; panel < 3; panel++) {
      int shown = 0;
      for (int row = 0; row < 800; row++) {
        for (int column = 480 * panel; column < 480 * (panel + 1); column++) {
          shown += picture.pixel(column, row) == picture.pixel(480 * panel, row) ? 0 : 1;
        }
      }
      assertTrue(shown > 20_000, shown + " pixels of panel " + panel);
    }
  }

  @Test
  void anotherNumberOfVerticesIsRefusedWithBothCounts() {
    NpyArray.of(new float[300], 100, 3).write(folder.resolve("few.npy"));
    CommandLineRun run = fit("--target", "few.npy", "--body-data", bodyData());
    assertRefused(run, "'few.npy' has 100 vertices, the body model has 13348");
  }

  @Test
  void aTruncatedFileIsRefusedWithItsLengths() throws IOException {
    Path file = folder.resolve("cut.npy");
    NpyArray.of(new float[300], 100, 3).write(file);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 500));
    assertRefused(fit("--target", "cut.npy"), "truncated");
  }

  @Test
  void aBadIndexIsRefusedWithItsLine() throws IOException {
    Files.writeString(folder.resolve("bad.obj"), "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 4\n");
    assertRefused(fit("--target", "bad.obj"), "line 4: a face names vertex 4, the file has 3");
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    assertRefused(fit("--target", "a.stl"), "use one of .npy, .obj, .ply, .glb, .fbx");
    assertRefused(fit("--target", "missing.obj"), "no such file");
    assertRefused(fit("--target", "a.obj", "--iterations", "0"), "at least 1");
    assertRefused(fit("--target", "a.obj", "--phenotypes", "age,gendr"), "'gender'");
    assertRefused(fit("--target", "a.obj", "--out", "b.ply"), "written as JSON");
    assertRefused(fit("--target", "a.obj", "--picture", "b.jpg"), "written as PNG");
    assertRefused(fit(), "--target");
  }

  private CommandLineRun fit(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "fit";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return CommandLineRun.fitterBench(folder, arguments);
  }

  private static void assertRefused(CommandLineRun run, String what) {
    assertEquals(ExitCode.USAGE.code(), run.code());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("error: "), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(what), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
  }

  /** Without times, digits that another machine may round otherwise, and the data's path. */
  private static String masked(String out) {
    return out.replace(bodyData(), "DIR")
        .replaceAll("(?m)^(\\s*[a-z-]+ +\\d+) +[\\d.]+ +[\\d.]+ %$", "$1")
        .replaceAll("(?m)^total +[\\d.]+$", "total")
        .replaceAll("(\\d\\.\\d)\\d+", "$1_")
        .replaceAll("runs +total ms +share", "runs")
        .replaceAll("-{30,}", "---");
  }

  private static String bodyData() {
    return shared("mpfb2").toString();
  }

  private static Path golden(String name) {
    return shared("anny-golden").resolve(name).resolve("vertices.npy");
  }

  private static Path shared(String name) {
    for (Path parent = Path.of("").toAbsolutePath(); parent != null; parent = parent.getParent()) {
      Path data = parent.resolve("shared").resolve(name);
      if (Files.isDirectory(data)) {
        return data;
      }
    }
    return Assumptions.abort(
        "skipped: no folder 'shared/" + name + "' in a folder above this clone");
  }
}
