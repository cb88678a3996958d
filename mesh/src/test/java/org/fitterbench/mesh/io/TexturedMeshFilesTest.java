package org.fitterbench.mesh.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.mesh.picture.PngEncoder;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.picture.Texture.Wrap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TexturedMeshFilesTest {
  private static final String TRIANGLE = "v 0 0 0\nv 1 0 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 0 1\n";
  private static final int BLUE = 0xFF0000FF;
  private static final int GREEN = 0xFF00FF00;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "map_Kd skin.png",
        "map_Kd   my skin.png  ",
        "map_Kd grün/skin.png",
        "map_Kd -s 1 1 1 -o 0.5 0 -bm 2 my skin.png",
        "map_Kd C:\\Users\\someone\\skin.png",
        "map_Kd /somewhere/else/skin.png",
        "map_Kd grün\\skin.png",
      })
  void aMaterialLibraryNamesThePicture(String line) throws IOException {
    for (String name : List.of("skin.png", "my skin.png", "grün/skin.png")) {
      PictureFiles.writePng(Picture.filled(3, 2, BLUE), folder.resolve(name));
    }
    TexturedMesh read = readObj("newmtl face\nKd 1 1 1\n" + line + "\n", "usemtl face\n");
    assertEquals(BLUE, read.texture().orElseThrow().picture().pixel(2, 1), line);
    assertEquals(List.of(), read.notes());
    assertEquals(3, read.mesh().vertexCount());
  }

  @Test
  void theLibraryMayLieInAnotherFolderAndThePictureBesideIt() throws IOException {
    PictureFiles.writePng(Picture.filled(1, 1, GREEN), folder.resolve("materials/skin.png"));
    Files.writeString(folder.resolve("materials/a b.mtl"), "newmtl x\nmap_Kd skin.png\n");
    Path obj = folder.resolve("face.obj");
    Files.writeString(obj, "mtllib materials/a b.mtl\nusemtl x\n" + TRIANGLE + "f 1/1 2/2 3/3\n");
    assertEquals(GREEN, TexturedMeshFiles.read(obj).texture().orElseThrow().picture().pixel(0, 0));
  }

  @Test
  void aLineMayNameSeveralLibraries() throws IOException {
    PictureFiles.writePng(Picture.filled(1, 1, GREEN), folder.resolve("skin.png"));
    Files.writeString(folder.resolve("a.mtl"), "newmtl other\n");
    Files.writeString(folder.resolve("b.mtl"), "newmtl skin\nmap_Kd skin.png\n");
    Path obj = folder.resolve("face.obj");
    Files.writeString(obj, "mtllib a.mtl b.mtl\nusemtl skin\n" + TRIANGLE + "f 1/1 2/2 3/3\n");
    assertEquals(GREEN, TexturedMeshFiles.read(obj).texture().orElseThrow().picture().pixel(0, 0));
  }

  @Test
  void clampingIsTakenFromTheLibrary() throws IOException {
    PictureFiles.writePng(Picture.filled(1, 1, BLUE), folder.resolve("skin.png"));
    assertEquals(Wrap.CLAMP, wrap("map_Kd -clamp on skin.png"));
    assertEquals(Wrap.REPEAT, wrap("map_Kd -clamp off skin.png"));
  }

  private Wrap wrap(String line) throws IOException {
    return readObj("newmtl face\n" + line + "\n", "usemtl face\n").texture().orElseThrow().wrap();
  }

  @Test
  void theTextureOfMostFacesIsTakenAndTheOthersAreSaid() throws IOException {
    PictureFiles.writePng(Picture.filled(1, 1, GREEN), folder.resolve("eye.png"));
    PictureFiles.writePng(Picture.filled(1, 1, BLUE), folder.resolve("skin.png"));
    TexturedMesh read =
        readObj(
            "newmtl eye\nmap_Kd eye.png\nnewmtl skin\nmap_Kd skin.png\n",
            "usemtl eye\nf 1/1 2/2 3/3\nusemtl skin\nf 1/1 2/2 3/3\n");
    assertEquals(BLUE, read.texture().orElseThrow().picture().pixel(0, 0));
    assertEquals(1, read.notes().size());
    assertTrue(read.notes().getFirst().contains("2 textures"), read.notes().getFirst());
    assertTrue(read.notes().getFirst().contains("'skin.png'"), read.notes().getFirst());
  }

  @Test
  void aPictureThatIsMissingIsANoteAndNoTexture() throws IOException {
    TexturedMesh read = readObj("newmtl face\nmap_Kd gone.png\n", "usemtl face\n");
    assertTrue(read.texture().isEmpty());
    assertEquals(1, read.notes().size());
    assertTrue(read.notes().getFirst().contains("'gone.png'"), read.notes().getFirst());
  }

  @Test
  void aLibraryThatIsMissingIsANoteAndNoTexture() throws IOException {
    Path obj = folder.resolve("face.obj");
    Files.writeString(obj, "mtllib gone.mtl\nusemtl x\n" + TRIANGLE + "f 1/1 2/2 3/3\n");
    TexturedMesh read = TexturedMeshFiles.read(obj);
    assertTrue(read.texture().isEmpty());
    assertTrue(read.notes().getFirst().contains("'gone.mtl'"), read.notes().getFirst());
  }

  @Test
  void aPictureThatIsDamagedIsRefused() throws IOException {
    Files.writeString(folder.resolve("skin.png"), "no picture");
    assertThrows(
        UserInputException.class, () -> readObj("newmtl face\nmap_Kd skin.png\n", "usemtl face\n"));
  }

  private TexturedMesh readObj(String library, String faces) throws IOException {
    Files.writeString(folder.resolve("face.mtl"), library, StandardCharsets.UTF_8);
    Path obj = folder.resolve("face.obj");
    Files.writeString(obj, "mtllib face.mtl\n" + TRIANGLE + faces + "f 1/1 2/2 3/3\n");
    return TexturedMeshFiles.read(obj);
  }

  @Test
  void aCommentOfAPlyNamesThePicture() throws IOException {
    PictureFiles.writePng(Picture.filled(2, 5, GREEN), folder.resolve("my skin.png"));
    Path ply = folder.resolve("face.ply");
    Files.writeString(
        ply,
        """
        ply
        format ascii 1.0
        comment made by hand
        comment TextureFile my skin.png
        element vertex 1
        property float x
        property float y
        property float z
        end_header
        1 2 3
        """);
    assertEquals(5, TexturedMeshFiles.read(ply).texture().orElseThrow().picture().height());
  }

  @ParameterizedTest
  @EnumSource(value = MeshFormat.class, names = "NPY", mode = EnumSource.Mode.EXCLUDE)
  void aMeshThatIsWrittenWithItsTextureIsReadWithIt(MeshFormat format) {
    int[] pixels = new Random(2).ints(7 * 5).map(pixel -> pixel | 0xFF000000).toArray();
    Texture texture = Texture.repeating(new Picture(7, 5, pixels));
    Mesh mesh = Meshes.random(207, true, 9);
    Path file = folder.resolve("grünes Gesicht" + format.extension());
    TexturedMeshFiles.write(file, new TexturedMesh(mesh, Optional.of(texture), List.of()));
    TexturedMesh read = TexturedMeshFiles.read(file);
    assertEquals(List.of(), read.notes());
    assertArrayEquals(pixels, read.texture().orElseThrow().picture().pixels());
    assertArrayEquals(mesh.positions(), read.mesh().positions());
  }

  @Test
  void anArrayOfVerticesHasNoTexture() {
    Path npy = folder.resolve("face.npy");
    MeshFormat.NPY.write(npy, Meshes.random(13, false, 1));
    assertTrue(TexturedMeshFiles.read(npy).texture().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"view", "data", "file"})
  void theBaseColourOfAGlbIsReadFromInsideOrBeside(String where) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (PngEncoder encoder = new PngEncoder()) {
      encoder.encode(Picture.filled(4, 3, GREEN), png);
    }
    Files.write(folder.resolve("my skin.png"), png.toByteArray());
    String image =
        switch (where) {
          case "view" -> "{\"bufferView\":4,\"mimeType\":\"image/png\"}";
          case "data" ->
              "{\"uri\":\"data:image/png;base64,%s\"}"
                  .formatted(Base64.getEncoder().encodeToString(png.toByteArray()));
          default -> "{\"uri\":\"my%20skin.png\"}";
        };
    Path glb = folder.resolve("face.glb");
    Files.write(glb, textured(image, png.toByteArray(), png.size()));
    TexturedMesh read = TexturedMeshFiles.read(glb);
    assertEquals(4, read.texture().orElseThrow().picture().width());
    assertEquals(GREEN, read.texture().orElseThrow().picture().pixel(0, 0));
    assertEquals(Wrap.CLAMP, read.texture().orElseThrow().wrap());
  }

  @Test
  void aPictureBeyondTheEndOfAGlbIsRefused() throws IOException {
    Path glb = folder.resolve("face.glb");
    Files.write(glb, textured("{\"bufferView\":4}", new byte[0], 1));
    String line =
        assertThrows(UserInputException.class, () -> TexturedMeshFiles.read(glb)).oneLine();
    assertTrue(line.contains("truncated: 1 bytes of a picture"), line);
  }

  /** A mesh as our own writer makes it, with a material and a picture behind its data. */
  private static byte[] textured(String image, byte[] png, int claimed) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    MeshFormat.GLB.encode(Meshes.random(13, true, 5), plain);
    byte[] file = plain.toByteArray();
    int jsonLength = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
    int binaryLength = file.length - 28 - jsonLength;
    String json =
        new String(file, 20, jsonLength, StandardCharsets.UTF_8)
            .strip()
            .replace("\"mode\":4", "\"mode\":4,\"material\":0")
            .replace(
                "],\"accessors\"",
                ",{\"buffer\":0,\"byteOffset\":%d,\"byteLength\":%d}],\"accessors\""
                    .formatted(binaryLength, claimed));
    String materials =
        ",\"materials\":[{\"pbrMetallicRoughness\":{\"baseColorTexture\":{\"index\":0}}}],"
            + "\"textures\":[{\"source\":0,\"sampler\":0}],"
            + "\"samplers\":[{\"wrapS\":33071,\"wrapT\":33071}],\"images\":["
            + image
            + "]}";
    byte[] text =
        (json.substring(0, json.length() - 1) + materials).getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(text, (text.length + 3) / 4 * 4);
    Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    int total = 28 + padded.length + binaryLength + png.length;
    return ByteBuffer.allocate(total)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(file, 0, 8)
        .putInt(total)
        .putInt(padded.length)
        .put(file, 16, 4)
        .put(padded)
        .putInt(binaryLength + png.length)
        .put(file, 24 + jsonLength, 4)
        .put(file, 28 + jsonLength, binaryLength)
        .put(png)
        .array();
  }
}
