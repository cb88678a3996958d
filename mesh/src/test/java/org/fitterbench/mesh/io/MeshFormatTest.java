package org.fitterbench.mesh.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.model.Mesh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MeshFormatTest {
  private static final int[] SIZES = {0, 1, 2, 13, 207, 4098};

  /** At most: a code, zeros, the version, zeros, and a magic number. */
  private static final int FBX_FOOTER_BYTES = 16 + 4 + 16 + 4 + 120 + 16;

  @TempDir private Path folder;

  static Stream<Arguments> everyFormatAndSize() {
    return Stream.of(MeshFormat.values())
        .flatMap(format ->
            Arrays.stream(SIZES)
                .boxed()
                .flatMap(size ->
                    Stream.of(true, false).map(textured -> Arguments.of(format, size, textured))));
  }

  @ParameterizedTest
  @MethodSource("everyFormatAndSize")
  void everyFormatRestoresEveryBitOfEveryVertexInOrder(
      MeshFormat format, int size, boolean textured) {
    Mesh mesh = Meshes.random(size, textured, size + 1L);
    Path file = folder.resolve("mesh" + format.extension());
    format.write(file, mesh);
    Mesh back = MeshFormat.of(file).read(file);
    assertArrayEquals(mesh.positions(), back.positions());
    switch (format) {
      case NPY -> assertEquals(0, back.faceCount());
      case OBJ, PLY, FBX -> {
        assertArrayEquals(mesh.faceOffsets(), back.faceOffsets());
        assertArrayEquals(mesh.faceVertices(), back.faceVertices());
        assertArrayEquals(Meshes.cornerTexture(mesh), Meshes.cornerTexture(back));
      }
      case GLB -> {
        assertArrayEquals(fans(mesh, mesh.faceVertices()), back.faceVertices());
        if (mesh.hasTextureCoordinates()) {
          float[] expected =
              Meshes.cornerTexture(
                  new Mesh(
                      mesh.positions(),
                      back.faceOffsets(),
                      back.faceVertices(),
                      mesh.textureCoordinates(),
                      fans(mesh, mesh.faceTextureCoordinates())));
          // 1 − (1 − v) rounds twice, each time by at most half of the spacing of floats below 1.
          assertArrayEquals(expected, Meshes.cornerTexture(back), Math.ulp(1f));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(MeshFormat.class)
  void everyTruncationOfAFileIsRefusedNamingIt(MeshFormat format) throws IOException {
    byte[] whole = encoded(format, Meshes.random(13, true, 7));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (format == MeshFormat.OBJ) {
        // Text without a length: a cut at a line's end is a shorter mesh, never a crash.
        readsOrIsRefused(format, cut);
      } else if (format == MeshFormat.FBX && length >= whole.length - FBX_FOOTER_BYTES) {
        // What lies behind the nodes says nothing, and some programs leave it out.
        readsOrIsRefused(format, cut);
      } else {
        UserInputException refusal =
            assertThrows(
                UserInputException.class, () -> format.decode("cut", cut), "length " + length);
        assertTrue(refusal.oneLine().contains("'cut'"), refusal.oneLine());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(MeshFormat.class)
  void anyChangedByteEitherReadsOrIsRefused(MeshFormat format) throws IOException {
    byte[] whole = encoded(format, Meshes.random(13, true, 7));
    for (int position = 0; position < whole.length; position++) {
      for (int flip : new int[] {0x01, 0x10, 0x80, 0xff}) {
        byte[] damaged = whole.clone();
        damaged[position] ^= (byte) flip;
        readsOrIsRefused(format, damaged);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(MeshFormat.class)
  void whatIsNotOfTheFormatIsRefused(MeshFormat format) {
    byte[] noise = new byte[4096];
    new java.util.Random(3).nextBytes(noise);
    assertThrows(UserInputException.class, () -> format.decode("noise", noise));
  }

  @ParameterizedTest
  @EnumSource(MeshFormat.class)
  void aMeshThatIsNotFiniteIsNeverWritten(MeshFormat format) {
    Mesh mesh = Mesh.uniform(new float[] {0, Float.NaN, 0}, new int[0], 3);
    Path file = folder.resolve("nan" + format.extension());
    assertThrows(IllegalArgumentException.class, () -> format.write(file, mesh));
    assertFalse(Files.exists(file));
  }

  @Test
  void aVertexThatIsNotFiniteIsRefusedWithItsNumber() {
    NpyArray.of(new float[] {0, 0, 0, 1, Float.NaN, 1}, 2, 3).write(folder.resolve("nan.npy"));
    UserInputException refusal =
        assertThrows(
            UserInputException.class, () -> MeshFormat.NPY.read(folder.resolve("nan.npy")));
    assertTrue(refusal.oneLine().contains("vertex 1"), refusal.oneLine());
  }

  @Test
  void theExtensionNamesTheFormatInAnyCase() {
    assertEquals(MeshFormat.OBJ, MeshFormat.of(Path.of("a.b/Body.OBJ")));
    UserInputException refusal =
        assertThrows(UserInputException.class, () -> MeshFormat.of(Path.of("body.stl")));
    assertTrue(refusal.remedy().contains(".npy, .obj, .ply, .glb, .fbx"), refusal.remedy());
  }

  @Test
  void aMissingFileOrAFolderIsRefusedByName() {
    Path missing = folder.resolve("missing.obj");
    assertTrue(
        assertThrows(UserInputException.class, () -> MeshFormat.OBJ.read(missing))
            .oneLine()
            .contains("missing.obj"));
    assertThrows(UserInputException.class, () -> MeshFormat.OBJ.read(folder));
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefusedAndLeavesNothing() throws IOException {
    Path readOnly = Files.createDirectory(folder.resolve("locked"));
    assumeFalse(!readOnly.toFile().setWritable(false) || Files.isWritable(readOnly), "as root");
    Path file = readOnly.resolve("body.obj");
    UserInputException refusal =
        assertThrows(
            UserInputException.class,
            () -> MeshFormat.OBJ.write(file, Meshes.random(13, false, 1)));
    assertTrue(refusal.oneLine().contains("body.obj"), refusal.oneLine());
  }

  @Test
  void theFolderOfAFileMustNotBeAFile() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain"), "text");
    assertThrows(
        UserInputException.class,
        () -> MeshFormat.PLY.write(plain.resolve("body.ply"), Meshes.random(13, false, 1)));
  }

  private static void readsOrIsRefused(MeshFormat format, byte[] bytes) {
    try {
      format.decode("damaged", bytes);
    } catch (UserInputException refusal) {
      assertTrue(refusal.oneLine().startsWith("'damaged'"), refusal.oneLine());
      assertFalse(refusal.oneLine().contains("\n"), refusal.oneLine());
    }
  }

  private static byte[] encoded(MeshFormat format, Mesh mesh) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.encode(mesh, out);
    return out.toByteArray();
  }

  /** The corners of the triangle fans of all faces. */
  private static int[] fans(Mesh mesh, int[] corners) {
    IntBuilder triangles = new IntBuilder();
    for (int face = 0; face < mesh.faceCount(); face++) {
      int start = mesh.faceOffsets()[face];
      for (int i = start + 2; i < mesh.faceOffsets()[face + 1]; i++) {
        triangles.add(corners[start]);
        triangles.add(corners[i - 1]);
        triangles.add(corners[i]);
      }
    }
    return triangles.toArray();
  }
}
