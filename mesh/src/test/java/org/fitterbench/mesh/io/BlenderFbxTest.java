package org.fitterbench.mesh.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PngEncoder;
import org.fitterbench.mesh.render.VertexNormals;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FBX files go to Blender and come from it; skipped where Blender is not installed. */
final class BlenderFbxTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  private static Mesh ours = Mesh.uniform(new float[0], new int[0], 3);

  @BeforeAll
  static void exchangeFiles() throws IOException, InterruptedException {
    assumeTrue(hasBlender(), "Blender is not installed");
    ours = sphere();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (PngEncoder encoder = new PngEncoder()) {
      encoder.encode(Picture.filled(8, 4, 0xFF00FF00), png);
    }
    EncodedTexture skin = new EncodedTexture("ours", png.toByteArray());
    try (OutputStream file = Files.newOutputStream(folder.resolve("ours.fbx"))) {
      MeshFormat.FBX
          .shapes(ours, true, Optional.of(skin))
          .encode(ours.positions(), VertexNormals.of(ours), file);
    }
    Path script = folder.resolve("exchange.py");
    try (InputStream text = BlenderFbxTest.class.getResourceAsStream("/blender/exchange.py")) {
      Files.copy(Objects.requireNonNull(text), script);
    }
    Path log = folder.resolve("blender.log");
    Process blender =
        new ProcessBuilder("blender", "-b", "--python", script.toString(), "--", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertTrue(blender.waitFor(2, TimeUnit.MINUTES), "Blender does not end");
    assertTrue(Files.exists(folder.resolve("baked.fbx")), Files.readString(log));
  }

  private static boolean hasBlender() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, "blender")));
  }

  /** A sphere of quads with triangles at its poles and a seam, its vertices in random order. */
  private static Mesh sphere() {
    int rings = 9;
    int sides = 14;
    Random random = new Random(4);
    int count = rings * sides + 2;
    int[] place = random.ints(0, 1 << 30).distinct().limit(count).toArray();
    int[] sorted = place.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < count; i++) {
      place[i] = Arrays.binarySearch(sorted, place[i]);
    }
    float[] positions = new float[3 * count];
    for (int vertex = 0; vertex < count; vertex++) {
      int ring = vertex == count - 2 ? -1 : vertex == count - 1 ? rings : vertex / sides;
      double polar = Math.PI * (ring + 1) / (rings + 1);
      double around = 2 * Math.PI * (vertex % sides) / sides;
      int at = 3 * place[vertex];
      positions[at] = (float) (0.1 * Math.sin(polar) * Math.cos(around));
      positions[at + 1] = (float) (0.2 * Math.sin(polar) * Math.sin(around) - 0.3);
      positions[at + 2] = (float) (0.3 * Math.cos(polar) + 1.6);
    }
    IntBuilder offsets = new IntBuilder();
    IntBuilder corners = new IntBuilder();
    IntBuilder textures = new IntBuilder();
    offsets.add(0);
    for (int ring = -1; ring < rings; ring++) {
      for (int side = 0; side < sides; side++) {
        int[][] quad = {{ring, side}, {ring + 1, side}, {ring + 1, side + 1}, {ring, side + 1}};
        for (int i = 0; i < 4; i++) {
          boolean pole = quad[i][0] < 0 || quad[i][0] == rings;
          if (pole && i > 1) {
            continue;
          }
          int vertex =
              quad[i][0] < 0
                  ? count - 2
                  : quad[i][0] == rings ? count - 1 : quad[i][0] * sides + quad[i][1] % sides;
          corners.add(place[vertex]);
          textures.add((quad[i][0] + 1) * (sides + 1) + quad[i][1]);
        }
        offsets.add(corners.size());
      }
    }
    float[] uv = new float[2 * (rings + 2) * (sides + 1)];
    for (int i = 0; i < uv.length / 2; i++) {
      int row = i / (sides + 1);
      uv[2 * i] = (float) (i - row * (sides + 1)) / sides;
      uv[2 * i + 1] = 1 - (float) row / (rings + 1);
    }
    return new Mesh(positions, offsets.toArray(), corners.toArray(), uv, textures.toArray());
  }

  @Test
  void blenderFindsOurVerticesPolygonsAndTextureCoordinatesInOurOrder() throws IOException {
    JsonNode found = JSON.readTree(folder.resolve("ours.json").toFile());
    assertArrayEquals(ours.positions(), floats(found.path("vertices")));
    assertPolygons(found.path("polygons"), ours);
    assertArrayEquals(Meshes.cornerTexture(ours), floats(found.path("uv")));
    assertEquals("[[8,4]]", found.path("pictures").toString());
  }

  @Test
  void blenderFindsOurNormals() throws IOException {
    float[] normals = VertexNormals.of(ours);
    float[] expected = new float[3 * ours.faceVertices().length];
    for (int corner = 0; corner < ours.faceVertices().length; corner++) {
      System.arraycopy(normals, 3 * ours.faceVertices()[corner], expected, 3 * corner, 3);
    }
    // Blender keeps custom normals as two angles of 16 bits each.
    assertArrayEquals(
        expected,
        floats(JSON.readTree(folder.resolve("ours.json").toFile()).path("normals")),
        1e-3f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "embedded", "units", "baked"})
  void whatBlenderExportsHasBlendersVerticesInBlendersOrder(String name) throws IOException {
    Path file = folder.resolve(name + ".fbx");
    boolean inside =
        MeshFormat.FBX.decode(MeshSource.load(file)).texture().orElseThrow()
            instanceof TextureReference.Embedded;
    assertEquals(name.equals("embedded"), inside);
    TexturedMesh read = TexturedMeshFiles.read(file);
    JsonNode theirs = JSON.readTree(folder.resolve("theirs.json").toFile());
    assertArrayEquals(floats(theirs.path("vertices")), read.mesh().positions(), 1e-6f);
    assertPolygons(theirs.path("polygons"), read.mesh());
    assertArrayEquals(floats(theirs.path("uv")), Meshes.cornerTexture(read.mesh()), 1e-6f);
    Picture picture = read.texture().orElseThrow().picture();
    assertEquals(8, picture.width());
    assertEquals(0xFFFF0000, picture.pixel(7, 3));
    assertEquals(List.of(), read.notes());
  }

  private static void assertPolygons(JsonNode polygons, Mesh mesh) {
    assertEquals(polygons.size(), mesh.faceCount());
    for (int face = 0; face < mesh.faceCount(); face++) {
      int[] corners =
          Arrays.copyOfRange(
              mesh.faceVertices(), mesh.faceOffsets()[face], mesh.faceOffsets()[face + 1]);
      assertEquals(polygons.get(face).toString().replace(",", ", "), Arrays.toString(corners));
    }
  }

  private static float[] floats(JsonNode rows) {
    int width = rows.path(0).size();
    float[] values = new float[width * rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.get(i / width).get(i % width).floatValue();
    }
    return values;
  }
}
