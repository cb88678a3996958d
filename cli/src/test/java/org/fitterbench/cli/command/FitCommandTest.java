package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
    assertTrue(run.out().contains("\nmethod     joint, start anthropometric\n"), run.out());
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
  void aWarmStartTellsThatItHasArrived() {
    body("target.npy", "gender", 0.8);
    CommandLineRun first = fit(procedural("--target", "target.npy", "--out", "fitted.json"));
    assertEquals(ExitCode.OK.code(), first.code(), first.err());
    CommandLineRun run = fit(procedural("--target", "target.npy", "--warm-start", "fitted.json"));
    assertEquals("", run.err());
    assertTrue(run.out().contains("start warm"), run.out());
    assertTrue(run.out().contains("stopped    exact: the body is the target"), run.out());
    assertTrue(run.out().matches("(?s).*\n1 +0\\.0\\d+ .*kept\n\n.*"), run.out());
  }

  @Test
  void localChangesThatAreFoundAreShownAndUnknownOnesRefused() throws IOException {
    Files.writeString(
        folder.resolve("nose.json"), "{\"local_changes\": {\"nose-trans-forward\": 0.5}}");
    CommandLineRun.fitterBench(
        folder, "body", "--body-data", bodyData(), "--body", "nose.json", "--out", "nose.npy");
    CommandLineRun run =
        fit(
            "--target",
            "nose.npy",
            "--body-data",
            bodyData(),
            "--local-changes",
            "nose-trans-forward");
    assertEquals(ExitCode.OK.code(), run.code(), run.err());
    assertTrue(run.out().matches("(?s).*\nnose-trans-forward +0\\.(49|50).*"), run.out());
    assertRefused(
        fit("--target", "nose.npy", "--body-data", bodyData(), "--local-changes", "noze-trans-up"),
        "no local change 'noze-trans-up'");
  }

  @Test
  void missingVerticesAndWeightsAreTakenAndSaid() {
    float[] vertices = body("target.npy", "weight", 0.9);
    int count = vertices.length / 3;
    float[] weights = new float[count];
    Arrays.fill(weights, 1);
    for (int vertex = 0; vertex < 100; vertex++) {
      vertices[3 * vertex] = Float.NaN;
      vertices[3 * (count - 1 - vertex)] += 0.5f;
      weights[count - 1 - vertex] = 0;
    }
    NpyArray.of(vertices, count, 3).write(folder.resolve("holes.npy"));
    NpyArray.of(weights, count).write(folder.resolve("w.npy"));
    CommandLineRun run =
        fit(procedural("--target", "holes.npy", "--weights", "w.npy", "--picture", "holes.png"));
    assertEquals("", run.err());
    assertTrue(run.out().contains("info: 100 of "), run.out());
    assertTrue(run.out().contains("weight       0.9"), run.out());
    assertRefused(
        fit(procedural("--target", "holes.npy", "--method", "reference")), "joint method");
  }

  @Test
  void aFolderIsFittedLineByLineAndABadFileFailsAlone() throws IOException {
    Files.createDirectories(folder.resolve("bodies"));
    body("bodies/a.npy", "age", 0.9);
    body("bodies/b.obj", "muscle", 0.2);
    Files.writeString(folder.resolve("bodies/c.obj"), "v 0 0 0\n");
    Files.writeString(folder.resolve("bodies/notes.txt"), "not a mesh");
    CommandLineRun run = fit(procedural("--target", "bodies", "--out", "found"));
    assertEquals(ExitCode.USAGE.code(), run.code());
    assertEquals("", run.err());
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.getFirst().startsWith("targets    bodies, 3 meshes, "), run.out());
    assertTrue(lines.get(4).startsWith("a.npy  mean 0.0"), run.out());
    assertTrue(lines.get(5).startsWith("b.obj  mean 0.0"), run.out());
    assertTrue(lines.get(6).startsWith("c.obj  refused: 'c.obj' has 1 vertices"), run.out());
    assertTrue(run.out().contains("fitted                      "), run.out());
    JsonNode found = new ObjectMapper().readTree(folder.resolve("found/a.npy.json").toFile());
    assertEquals(0.9, found.path("phenotypes").path("age").asDouble(), 0.01);
    assertEquals("exact", found.path("stop_reason").asText());
    assertTrue(Files.exists(folder.resolve("found/b.obj.json")));
    assertFalse(Files.exists(folder.resolve("found/c.obj.json")));
  }

  @Test
  void aFolderWithoutMeshesOrWithOptionsOfOneTargetIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    assertRefused(fit(procedural("--target", "empty")), "holds no mesh");
    assertRefused(fit(procedural("--target", "empty", "--weights", "w.npy")), "for one target");
  }

  private float[] body(String file, String phenotype, double value) {
    try {
      Files.writeString(
          folder.resolve("body.json"),
          "{\"phenotypes\": {\"%s\": %s}}".formatted(phenotype, value));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    CommandLineRun run =
        CommandLineRun.fitterBench(
            folder, "body", "--body-data", "procedural", "--body", "body.json", "--out", file);
    assertEquals(ExitCode.OK.code(), run.code(), run.err());
    return MeshFormat.of(Path.of(file)).read(folder.resolve(file)).positions();
  }

  private static String[] procedural(String... options) {
    return Stream.concat(Stream.of("--body-data", "procedural"), Stream.of(options))
        .toArray(String[]::new);
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
    assertRefused(fit("--target", "a.obj", "--exclude", "agee"), "'age'");
    assertRefused(
        fit("--target", "a.obj", "--phenotypes", "age", "--exclude", "age"), "no phenotype");
    assertRefused(fit("--target", "a.obj", "--start", "neutrl"), "'neutral'");
    assertRefused(
        fit("--target", "a.obj", "--start", "neutral", "--warm-start", "b.json"), "exclude");
    assertRefused(fit("--target", "a.obj", "--bounds", "1,0"), "no bounds");
    assertRefused(fit("--target", "a.obj", "--points", "1"), "too few");
    assertRefused(fit("--target", "a.obj", "--tolerance", "100"), "no share");
    assertRefused(fit("--target", "a.obj", "--regularisation", "age=-1"), "0 or more");
    assertRefused(
        fit(procedural("--target", "a.obj", "--method", "reference", "--local-changes", "nose")),
        "no such file");
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
