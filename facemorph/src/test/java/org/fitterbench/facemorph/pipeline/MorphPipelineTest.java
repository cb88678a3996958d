package org.fitterbench.facemorph.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.facemorph.morph.MorphRatios;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.raster.Instructions;
import org.fitterbench.mesh.raster.SoftwareRenderer;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.VertexNormals;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MorphPipelineTest {
  private static final int FRAMES = 9;
  private static final int SIDE = 64;

  @TempDir Path folder = Path.of("");
  private MorphPair pair = new MorphPair(Path.of("a"), Path.of("b"));

  @BeforeEach
  void writeFaces() {
    pair = SmallFaces.write(folder);
  }

  @Test
  void aFullRunWritesEverythingAndNothingElse() throws IOException {
    MorphResult result = run(full(), "out", MorphControl.none());

    assertEquals(MorphStatus.COMPLETE, result.status());
    assertEquals(List.of(), result.missing());
    assertEquals(List.of(), result.notes());
    assertEquals(FRAMES, result.frames());
    assertEquals(0, result.transfers());
    List<String> files = filesBelow(folder.resolve("out"));
    for (int frame = 0; frame < FRAMES; frame++) {
      assertTrue(files.remove("png/frame_00" + frame + ".png"));
      assertTrue(files.remove("mesh/frame_00" + frame + ".ply"));
    }
    assertEquals(
        List.of(
            "animation.mp4",
            "session.log",
            "shape_displacement_components.png",
            "statistics.csv",
            "texture_difference_components.png",
            "texture_differences.csv",
            "vertex_displacements.csv"),
        files);
  }

  @Test
  void theFirstAndTheLastFrameShowTheTwoFaces() {
    run(full(), "out", MorphControl.none());
    Mesh first = MeshFormat.OBJ.read(pair.first());
    Mesh second = MeshFormat.OBJ.read(pair.second());
    MorphStudio studio = new MorphStudio(first, second, full());
    assertShows(0, first, "round", studio);
    assertShows(FRAMES - 1, second, "long", studio);
  }

  private void assertShows(int frame, Mesh mesh, String name, MorphStudio studio) {
    Picture texture = PictureFiles.read(folder.resolve(name + ".png"));
    RenderTarget target = new RenderTarget(SIDE, SIDE);
    try (SoftwareRenderer renderer = new SoftwareRenderer(1, Instructions.SCALAR)) {
      renderer.render(
          studio.scene(
              mesh.positions(),
              VertexNormals.of(mesh),
              new Surface.Textured(Texture.repeating(texture))),
          target);
    }
    Picture shown = PictureFiles.read(new MorphFolder(folder.resolve("out")).picture(frame));
    int different = 0;
    for (int i = 0; i < target.pixels().length; i++) {
      different += farthestChannel(target.pixels()[i], shown.pixels()[i]) > 2 ? 1 : 0;
    }
    assertTrue(different <= 4, different + " pixels of frame " + frame + " differ");
  }

  private static int farthestChannel(int a, int b) {
    int farthest = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      farthest = Math.max(farthest, Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF)));
    }
    return farthest;
  }

  @Test
  void theVideoHasEveryFrameAtTheRateAskedFor() throws IOException, InterruptedException {
    run(full(), "out", MorphControl.none());
    assertEquals("h264,64,64,30/1,9", probed(new MorphFolder(folder.resolve("out")).video()));
  }

  private static String probed(Path video) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "ffprobe",
                  "-v",
                  "error",
                  "-count_frames",
                  "-show_entries",
                  "stream=codec_name,width,height,r_frame_rate,nb_read_frames",
                  "-of",
                  "csv=p=0",
                  video.toString())
              .start();
    } catch (IOException missing) {
      return Assumptions.abort("skipped: there is no ffprobe to read the video with");
    }
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertEquals(0, process.waitFor());
    return printed;
  }

  @Test
  void tablesHoldWhatIsComputedFromTheMeshesAgain() throws IOException {
    run(full(), "out", MorphControl.none());
    Mesh first = MeshFormat.OBJ.read(pair.first());
    float[] a = first.positions();
    float[] b = MeshFormat.OBJ.read(pair.second()).positions();
    float[] normals = VertexNormals.of(first);
    List<String> lines = Files.readAllLines(folder.resolve("out/vertex_displacements.csv"));
    assertEquals(
        "vertex_id,x_a,y_a,z_a,x_b,y_b,z_b,normal_disp,tangent_disp,total_disp", lines.getFirst());
    assertEquals(1 + a.length / 3, lines.size());
    double sum = 0;
    for (int vertex = 0; vertex < a.length / 3; vertex++) {
      String[] cells = lines.get(vertex + 1).split(",", -1);
      double along = 0;
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        double way = (double) b[3 * vertex + axis] - a[3 * vertex + axis];
        along += way * normals[3 * vertex + axis];
        square += way * way;
        assertEquals(a[3 * vertex + axis], Float.parseFloat(cells[1 + axis]));
        assertEquals(b[3 * vertex + axis], Float.parseFloat(cells[4 + axis]));
      }
      assertEquals(vertex, Integer.parseInt(cells[0]));
      assertEquals(along, Double.parseDouble(cells[7]), 1e-7);
      assertEquals(
          Math.sqrt(Math.max(0, square - along * along)), Double.parseDouble(cells[8]), 1e-5);
      assertEquals(Math.sqrt(square), Double.parseDouble(cells[9]), 1e-7);
      sum += Math.sqrt(square);
    }
    String total =
        Files.readAllLines(folder.resolve("out/statistics.csv")).stream()
            .filter(line -> line.startsWith("shape,total_displacement,"))
            .findFirst()
            .orElseThrow();
    assertEquals(3 * sum / a.length, Double.parseDouble(total.split(",", -1)[2]), 1e-7);
  }

  @Test
  void meshesOfFramesLieOnStraightLinesBetweenTheFaces() {
    run(full(), "out", MorphControl.none());
    float[] a = MeshFormat.OBJ.read(pair.first()).positions();
    float[] b = MeshFormat.OBJ.read(pair.second()).positions();
    MorphFolder out = new MorphFolder(folder.resolve("out"));
    for (int frame = 0; frame < FRAMES; frame++) {
      float[] morph = MeshFormat.PLY.read(out.mesh(frame, MeshFormat.PLY)).positions();
      assertEquals(a.length, morph.length);
      double share = frame / (FRAMES - 1.0);
      for (int i = 0; i < a.length; i++) {
        assertEquals(a[i] + share * (b[i] - a[i]), morph[i], 1e-7);
      }
    }
  }

  @Test
  void everyFileIsTheSameForAnyNumberOfWorkers() throws IOException {
    run(full().withWorkers(1), "one", MorphControl.none());
    run(full().withWorkers(3), "three", MorphControl.none());
    Map<String, byte[]> one = contents(folder.resolve("one"));
    Map<String, byte[]> three = contents(folder.resolve("three"));
    assertEquals(one.keySet(), three.keySet());
    one.forEach((name, bytes) -> assertArrayEquals(bytes, three.get(name), name));
  }

  @Test
  void withoutTexturesOnlyTheShapeIsCompared() throws IOException {
    Files.writeString(folder.resolve("long.png"), "no picture, and nobody looks at it");
    MorphResult result = run(full().withTextures(false), "out", MorphControl.none());
    assertFalse(result.textured());
    List<String> files = filesBelow(folder.resolve("out"));
    assertFalse(files.contains("texture_difference_components.png"));
    assertFalse(files.contains("texture_differences.csv"));
    assertEquals(
        List.of("shape", "shape", "shape"),
        Files.readAllLines(folder.resolve("out/statistics.csv")).stream()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf(',')))
            .toList());
    Picture frame = PictureFiles.read(new MorphFolder(folder.resolve("out")).picture(4));
    int middle = frame.pixel(SIDE / 2, SIDE / 2);
    assertTrue(farthestChannel(middle, (middle >> 8 & 0xFF) * 0x010101) < 24, "grey");
  }

  @Test
  void aTextureThatIsMissingIsANoteAndNoFailure() throws IOException {
    Files.delete(folder.resolve("long.png"));
    MorphResult result = run(full(), "out", MorphControl.none());
    assertFalse(result.textured());
    assertTrue(
        result.notes().getLast().startsWith("no textures: long.obj has none; "),
        result.notes().toString());
  }

  @Test
  void aStopKeepsWholeFilesAndSaysWhatIsMissing() throws IOException {
    AtomicInteger frames = new AtomicInteger();
    MorphControl control =
        new MorphControl() {
          @Override
          public void frameWritten(int written, int total) {
            frames.set(written);
          }

          @Override
          public boolean stopRequested() {
            return frames.get() >= 3;
          }
        };
    MorphResult result = run(full().withWorkers(1), "out", control);
    assertEquals(MorphStatus.INTERRUPTED, result.status());
    assertEquals(3, result.frames());
    List<String> files = filesBelow(folder.resolve("out"));
    assertTrue(files.contains("session.log"));
    assertFalse(files.contains("animation.mp4"));
    assertTrue(files.stream().noneMatch(file -> file.contains(".tmp")), files.toString());
    String log = Files.readString(folder.resolve("out/session.log"));
    assertTrue(log.contains("status    interrupted"), log);
    assertTrue(log.contains("Missing\n  png/frame_003.png, png/frame_004.png"), log);
    for (Path picture : result.written()) {
      if (picture.toString().endsWith(".png")) {
        assertTrue(PictureFiles.read(picture).width() > 0);
      }
    }
  }

  @Test
  void timesAddUpToTheTotal() {
    MorphTimes times = run(full(), "out", MorphControl.none()).times();
    assertEquals(
        List.of(MorphStage.values()), times.stages().stream().map(StageTime::stage).toList());
    long elapsed = times.stages().stream().mapToLong(StageTime::elapsedNanos).sum();
    assertTrue(elapsed <= times.totalNanos() + MorphStage.values().length);
    assertTrue(elapsed > 0, "some of it was measured");
    assertTrue(times.drawingNanos() > 0);
    assertEquals(FRAMES, times.stages().get(4).runs());
  }

  private static MorphConfig full() {
    return MorphConfig.of(MorphMode.FULL)
        .withRatios(new MorphRatios(FRAMES))
        .withSize(SIDE, SIDE)
        .withMeshFormat(MeshFormat.PLY)
        .withWorkers(2);
  }

  private MorphResult run(MorphConfig config, String output, MorphControl control) {
    MorphRequest request =
        new MorphRequest(
            pair,
            new MorphFolder(folder.resolve(output)),
            false,
            "test",
            Instant.parse("2026-01-02T03:04:05Z"));
    try (SoftwareRenderer renderer = new SoftwareRenderer(config.workers(), Instructions.SCALAR)) {
      return new MorphPipeline(config, renderer).run(request, StageTrace.recording(), control);
    }
  }

  private static List<String> filesBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return new ArrayList<>(
          files
              .filter(Files::isRegularFile)
              .map(file -> root.relativize(file).toString())
              .sorted()
              .toList());
    }
  }

  /** Everything but the log, which tells times and workers. */
  private static Map<String, byte[]> contents(Path root) throws IOException {
    Map<String, byte[]> contents = new HashMap<>();
    for (String file : filesBelow(root)) {
      if (!file.equals("session.log")) {
        contents.put(file, Files.readAllBytes(root.resolve(file)));
      }
    }
    return contents;
  }
}
