package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.io.TexturedMesh;
import org.fitterbench.mesh.io.TexturedMeshFiles;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.mesh.picture.Texture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MorphCommandTest {
  private static final int COLUMNS = 8;
  private static final String[] SMALL = {"--frames", "3", "--size", "48", "--workers", "2"};

  @TempDir Path folder = Path.of("");

  @Test
  void aFullMorphPrintsStagesFiguresAndWhatItWrote() throws IOException {
    write("a.fbx", sheet(0.00f), 0xE0B090);
    write("b.fbx", sheet(0.03f), 0x805030);
    CommandLineRun run = morph("a.fbx", "b.fbx", "--full", "--output", "out");
    assertEquals("morph: frames …\n", run.err());
    assertEquals(ExitCode.OK.code(), run.code());
    assertEquals(golden("morph.txt"), masked(run.out()));
    String log = masked(Files.readString(folder.resolve("out/a_b/session.log")));
    assertEquals(golden("morph-session.txt"), log);
    assertEquals(List.of("frame_000.png", "frame_001.png", "frame_002.png"), names("out/a_b/png"));
    assertEquals(List.of("frame_000.fbx", "frame_001.fbx", "frame_002.fbx"), names("out/a_b/mesh"));
  }

  @Test
  void withoutOutputTheMorphGoesToAFolderOfItsOwnAmongTheResults() throws IOException {
    write("a.ply", sheet(0.00f), 0xE0B090);
    write("b.ply", sheet(0.03f), 0x805030);
    assertEquals(ExitCode.OK.code(), morph("a.ply", "b.ply").code());
    List<String> results = names("results");
    assertEquals(1, results.size());
    assertTrue(results.getFirst().matches("\\d{8}_\\d{6}"), results.getFirst());
    assertEquals(List.of("a_b"), names("results/" + results.getFirst()));
    assertFalse(Files.exists(folder.resolve("results/latest")), "'latest' is a benchmark run");
  }

  @Test
  void theDemonstrationWritesTwoHeadsAndMorphsThem() throws IOException {
    CommandLineRun run =
        morph("--demo", "--body-data", "procedural", "--output", "out", "--no-texture");
    assertEquals(ExitCode.OK.code(), run.code(), run.err());
    List<String> heads = names("out/input");
    assertEquals(2, heads.size());
    TexturedMesh head = TexturedMeshFiles.read(folder.resolve("out/input").resolve(heads.get(0)));
    assertEquals(1024, head.texture().orElseThrow().picture().width());
    Picture frame = PictureFiles.read(morphFolder("out").resolve("png/frame_001.png"));
    assertTrue(frame.pixel(24, 24) != frame.pixel(0, 24), "a head is in the middle");
  }

  @Test
  void aPairOfABatchThatFailsFailsAlone() throws IOException {
    for (String pair : List.of("one", "two")) {
      write("pairs/" + pair + "/a.glb", sheet(0.00f), 0xE0B090);
      write("pairs/" + pair + "/b.glb", sheet(0.03f), 0x805030);
    }
    write("pairs/c.glb", sheet(0.00f), 0xE0B090);
    Files.writeString(folder.resolve("pairs/d.glb"), "no mesh");
    CommandLineRun run = morph("--batch", "pairs", "--output", "out");
    assertEquals(ExitCode.USAGE.code(), run.code());
    List<String> errors = run.err().lines().filter(line -> line.startsWith("error")).toList();
    assertEquals(1, errors.size(), run.err());
    assertTrue(errors.getFirst().startsWith("error: c and d: "), errors.getFirst());
    assertTrue(run.err().contains("morph: pair 3 of 3, "), run.err());
    assertEquals(List.of("a_b", "a_b_2", "batch.log"), names("out"));
    assertTrue(run.out().contains("2 of 3 pairs morphed in "), run.out());
    assertTrue(run.out().startsWith(Files.readString(folder.resolve("out/batch.log"))));
  }

  @Test
  void aBatchWithoutPairsOrWithAMeshLeftOverIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    assertRefused(
        morph("--batch", "empty"),
        "there is no pair of meshes in '"
            + folder.resolve("empty")
            + "'; put two meshes into it, or into each of its sub-folders");
    write("odd/a.glb", sheet(0), 0);
    assertRefused(
        morph("--batch", "odd"),
        "'" + folder.resolve("odd") + "' holds 1 meshes; leave two meshes for each pair in it");
  }

  @Test
  void meshesThatCannotBeMorphedAreRefusedAndNothingIsWritten() throws IOException {
    write("a.ply", sheet(0), 0xE0B090);
    write(
        "triangle.ply",
        Mesh.uniform(new float[] {0, 0, 0, 1, 0, 0, 0, 0, 1}, new int[] {0, 1, 2}, 3),
        0);
    assertRefused(
        morph("a.ply", "triangle.ply"),
        "the meshes are not of one topology: the first has 64 vertices, the second 3; morph two"
            + " shapes of one mesh, exported the same way");
    Mesh flat = sheet(0).withPositions(new float[3 * COLUMNS * COLUMNS]);
    write("flat.ply", flat, 0xE0B090);
    assertRefused(
        morph("a.ply", "flat.ply"),
        "'" + folder.resolve("flat.ply") + "' has no face with an area; export the mesh again");
    Files.writeString(folder.resolve("nan.obj"), "v 0 0 0\nv 1 0 nan\nv 0 1 0\nf 1 2 3\n");
    assertRefused(morph("a.ply", "nan.obj"), "'" + folder.resolve("nan.obj") + "': ");
    write("whole.fbx", sheet(0), 0xE0B090);
    byte[] bytes = Files.readAllBytes(folder.resolve("whole.fbx"));
    Files.write(folder.resolve("cut.fbx"), Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused(morph("whole.fbx", "cut.fbx"), "'" + folder.resolve("cut.fbx") + "': ");
    assertRefused(
        morph("a.ply", "missing.fbx"),
        "cannot read '"
            + folder.resolve("missing.fbx")
            + "': no such file or folder; check the path");
    assertFalse(Files.exists(folder.resolve("results")), "no output folder is left");
  }

  @Test
  void texturesThatDoNotFitAreRefusedUnlessTheyAreLeftOut() throws IOException {
    Mesh first = sheet(0);
    float[] moved = first.textureCoordinates().clone();
    moved[7] += 0.25f;
    write("a.obj", first, 0xE0B090);
    write(
        "b.obj",
        new Mesh(
            sheet(0.02f).positions(),
            first.faceOffsets(),
            first.faceVertices(),
            moved,
            first.faceTextureCoordinates()),
        0x805030);
    CommandLineRun run = morph("a.obj", "b.obj");
    assertRefused(run, "the textures do not fit together: texture coordinate ");
    assertTrue(run.err().endsWith("or use --no-texture\n"), run.err());
    CommandLineRun grey = morph("a.obj", "b.obj", "--no-texture", "--output", "out");
    assertEquals(ExitCode.OK.code(), grey.code(), grey.err());
    assertTrue(grey.out().startsWith("note: texture coordinates differ"), grey.out());
  }

  @Test
  void meshesWithoutTextureCoordinatesAreGrey() throws IOException {
    Mesh mesh = sheet(0);
    Mesh bare = Mesh.uniform(mesh.positions(), mesh.faceVertices(), 4);
    MeshFormat.OBJ.write(folder.resolve("a.obj"), bare);
    MeshFormat.OBJ.write(folder.resolve("b.obj"), bare.withPositions(sheet(0.02f).positions()));
    CommandLineRun run = morph("a.obj", "b.obj", "--full", "--output", "out");
    assertEquals(ExitCode.OK.code(), run.code(), run.err());
    assertTrue(run.out().startsWith("note: no textures: neither file has one; "), run.out());
    assertFalse(Files.exists(morphFolder("out").resolve("texture_differences.csv")));
  }

  @Test
  void anExistingOutputIsReplacedOnlyWhenThatIsSaid() throws IOException {
    write("a.ply", sheet(0.00f), 0xE0B090);
    write("b.ply", sheet(0.03f), 0x805030);
    assertEquals(ExitCode.OK.code(), morph("a.ply", "b.ply", "--output", "out").code());
    Files.writeString(folder.resolve("out/a_b/mine.txt"), "stays");
    assertRefused(
        morph("a.ply", "b.ply", "--output", "out"),
        "the output folder '"
            + folder.resolve("out/a_b")
            + "' exists already; choose another with --output, or replace it with --overwrite");
    CommandLineRun again =
        CommandLineRun.fitterBench(
            folder, "morph", "a.ply", "b.ply", "--output", "out", "--overwrite", "--frames", "2");
    assertEquals(ExitCode.OK.code(), again.code(), again.err());
    assertEquals(List.of("frame_000.png", "frame_001.png"), names("out/a_b/png"));
    assertTrue(Files.exists(folder.resolve("out/a_b/mine.txt")));
  }

  @Test
  void anOutputThatCannotBeWrittenIsOneLine() throws IOException {
    write("a.ply", sheet(0.00f), 0xE0B090);
    write("b.ply", sheet(0.03f), 0x805030);
    Files.writeString(folder.resolve("file"), "");
    assertRefused(
        morph("a.ply", "b.ply", "--output", "file"),
        "cannot write '" + folder.resolve("file/a_b") + "': ");
    Files.createDirectories(folder.resolve("out/a_b"));
    Files.writeString(folder.resolve("out/a_b/png"), "a file where a folder is needed");
    CommandLineRun run = morph("a.ply", "b.ply", "--full", "--output", "out", "--overwrite");
    assertRefused(run, "cannot write '" + folder.resolve("out/a_b/png"));
    assertTrue(run.err().contains(" of 12 files are written); "), run.err());
    String log = Files.readString(folder.resolve("out/a_b/session.log"));
    assertTrue(log.contains("\n  status    failed\n"), log);
    assertTrue(log.contains("\nMissing\n  png/frame_000.png, png/frame_001.png, "), log);
    assertFalse(Files.exists(folder.resolve("out/a_b/animation.mp4")), "half a video");
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    assertRefused(morph(), "Give two meshes, or --demo, or --batch DIR");
    assertRefused(morph("a.fbx"), "Give two meshes, or --demo, or --batch DIR");
    assertRefused(morph("a.fbx", "b.fbx", "--demo"), "Give two meshes, or --demo");
    assertRefused(morph("a.fbx", "b.fbx", "--seed", "3"), "--seed goes with --demo alone");
    assertRefused(plain("a.fbx", "b.fbx", "--step", "30"), "--step 30 does not lead to 1000");
    assertRefused(plain("a.fbx", "b.fbx", "--frames", "1"), "--frames is 1");
    assertRefused(plain("a.fbx", "b.fbx", "--step", "10", "--frames", "3"), "exclusive");
    assertRefused(plain("a.fbx", "b.fbx", "--size", "9"), "--size is 9");
    assertRefused(plain("a.fbx", "b.fbx", "--size", "big"), "--size 'big' is no size");
    assertRefused(plain("a.fbx", "b.fbx", "--fps", "0"), "--fps is 0");
    assertRefused(plain("a.fbx", "b.fbx", "--workers", "0"), "--workers is 0");
    assertRefused(plain("a.fbx", "b.fbx", "--mesh-format", "stl"), "there is no format 'stl'");
    assertRefused(plain("a.stl", "b.stl"), "'");
  }

  private CommandLineRun morph(String... arguments) {
    return plain(
        Stream.concat(Arrays.stream(arguments), Arrays.stream(SMALL)).toArray(String[]::new));
  }

  private CommandLineRun plain(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addFirst("morph");
    return CommandLineRun.fitterBench(folder, all.toArray(String[]::new));
  }

  private static void assertRefused(CommandLineRun run, String what) {
    assertEquals(ExitCode.USAGE.code(), run.code(), run.err());
    assertEquals("", run.out());
    List<String> lines = run.err().lines().filter(line -> !line.startsWith("morph: ")).toList();
    assertEquals(1, lines.size(), run.err());
    assertTrue(lines.getFirst().startsWith("error: "), run.err());
    assertTrue(lines.getFirst().contains(what), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
  }

  /** A curved sheet of quads that faces the camera. */
  private static Mesh sheet(float depth) {
    float[] positions = new float[3 * COLUMNS * COLUMNS];
    float[] uv = new float[2 * COLUMNS * COLUMNS];
    for (int i = 0; i < COLUMNS * COLUMNS; i++) {
      float x = i % COLUMNS / (COLUMNS - 1f);
      int row = i / COLUMNS;
      float z = row / (COLUMNS - 1f);
      positions[3 * i] = 0.1f * x;
      positions[3 * i + 1] = depth * (x * x + z) - 0.02f * z * z;
      positions[3 * i + 2] = 0.1f * z;
      uv[2 * i] = x;
      uv[2 * i + 1] = z;
    }
    int side = COLUMNS - 1;
    int[] quads = new int[4 * side * side];
    for (int quad = 0; quad < side * side; quad++) {
      int first = quad / side * COLUMNS + quad % side;
      quads[4 * quad] = first;
      quads[4 * quad + 1] = first + 1;
      quads[4 * quad + 2] = first + COLUMNS + 1;
      quads[4 * quad + 3] = first + COLUMNS;
    }
    int[] offsets = new int[side * side + 1];
    Arrays.setAll(offsets, face -> 4 * face);
    return new Mesh(positions, offsets, quads, uv, quads);
  }

  private void write(String name, Mesh mesh, int colour) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Picture skin = Picture.filled(16, 16, 0xFF000000 | colour);
    skin.pixels()[5] = 0xFFFFFFFF;
    TexturedMeshFiles.write(
        file, new TexturedMesh(mesh, Optional.of(Texture.repeating(skin)), List.of()));
  }

  private List<String> names(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path morphFolder(String output) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(output))) {
      return files
          .filter(file -> !file.endsWith("input") && Files.isDirectory(file))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String golden(String name) throws IOException {
    try (var expected = MorphCommandTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(expected).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Without times, sizes of files that depend on zlib, hashes and the folder. */
  private String masked(String text) {
    return text.replace(folder.toString(), "DIR")
        .replaceAll("(?m)^(\\d\\S* [a-zA-Z ]+?) +(\\d+) +[\\d.]+ .*$", "$1 $2")
        .replaceAll("(?m)^total +[\\d.]+ +[\\d.]+$", "total")
        .replaceAll("(?m)^(total|frames a second|seconds a frame) +[\\d.e-]+( s)?$", "$1")
        .replaceAll("\\d[\\d.]* (KiB|MiB|B)\\b", "SIZE")
        .replaceAll("SHA-256 [0-9a-f]{64}", "SHA-256")
        .replaceAll("started   \\S+", "started")
        .replaceAll("software rasteriser, .*", "RENDERER")
        .replaceAll(" {3,}", "   ")
        .replaceAll("-{20,}", "---");
  }
}
