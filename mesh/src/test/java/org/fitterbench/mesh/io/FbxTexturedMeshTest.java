package org.fitterbench.mesh.io;

import static org.fitterbench.mesh.fbx.FbxBytes.node;
import static org.fitterbench.mesh.fbx.FbxBytes.property;
import static org.fitterbench.mesh.io.FbxParts.GREEN;
import static org.fitterbench.mesh.io.FbxParts.POINTS;
import static org.fitterbench.mesh.io.FbxParts.QUAD_AND_TRIANGLE;
import static org.fitterbench.mesh.io.FbxParts.connect;
import static org.fitterbench.mesh.io.FbxParts.geometry;
import static org.fitterbench.mesh.io.FbxParts.model;
import static org.fitterbench.mesh.io.FbxParts.objects;
import static org.fitterbench.mesh.io.FbxParts.ourWorld;
import static org.fitterbench.mesh.io.FbxParts.png;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.fbx.FbxBytes;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.picture.Texture.Wrap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FbxTexturedMeshTest {
  private static final int BLUE = 0xFF0000FF;

  @TempDir private Path folder;

  @Test
  void ofSeveralMeshesTheLargestOrTheNamedOneIsTakenAndSaid() throws IOException {
    Path file = folder.resolve("two.fbx");
    Files.write(
        file,
        FbxBytes.file(
            7400,
            ourWorld(),
            objects(
                geometry(1, new double[] {1, 1, 1}, new int[0]),
                geometry(2, POINTS, QUAD_AND_TRIANGLE),
                model(3, "Eye"),
                model(4, "Head")),
            node("Connections", connect(1, 3), connect(2, 4))));
    TexturedMesh largest = TexturedMeshFiles.read(file);
    assertEquals(4, largest.mesh().vertexCount());
    assertEquals(1, largest.notes().size());
    assertTrue(
        largest.notes().getFirst().contains("of its 2 meshes, 'Head' with 4 vertices is taken"),
        largest.notes().getFirst());
    TexturedMesh eye = TexturedMeshFiles.read(Path.of(file + "#Eye"));
    assertEquals(1, eye.mesh().vertexCount());
    assertEquals(List.of(), eye.notes());
    Path wrong = Path.of(file + "#Hat");
    String line =
        assertThrows(UserInputException.class, () -> TexturedMeshFiles.read(wrong)).oneLine();
    assertTrue(line.contains("no mesh 'Hat'; did you mean 'Head'?"), line);
  }

  @Test
  void theTextureOfTheMaterialOfMostPolygonsIsTaken() throws IOException {
    PictureFiles.writePng(Picture.filled(1, 1, BLUE), folder.resolve("blue.png"));
    Path file = folder.resolve("face.fbx");
    Files.write(
        file,
        FbxBytes.file(
            7400,
            ourWorld(),
            objects(
                geometry(
                    1,
                    POINTS,
                    new int[] {0, 1, ~2, 0, 2, ~3, 0, 1, ~3},
                    node("LayerElementMaterial", 0, node("Materials", new int[] {0, 1, 1}))),
                model(2, "m"),
                node("Material", 3L, "first\0\u0001Material", ""),
                node("Material", 4L, "second\0\u0001Material", ""),
                node("Texture", 5L, "g\0\u0001Texture", "", node("Properties70")),
                node(
                    "Texture",
                    6L,
                    "b\0\u0001Texture",
                    "",
                    node("FileName", "C:\\work\\blue.png"),
                    node("Properties70", property("WrapModeU", 1), property("WrapModeV", 1))),
                node("Video", 7L, "v\0\u0001Video", "Clip", node("Content", png(GREEN)))),
            node(
                "Connections",
                connect(1, 2),
                connect(3, 2),
                connect(4, 2),
                node("C", "OP", 5L, 3L, "DiffuseColor"),
                node("C", "OP", 6L, 4L, "Maya|baseColor"),
                node("C", "OP", 5L, 4L, "NormalMap"),
                connect(7, 5))));
    TexturedMesh read = TexturedMeshFiles.read(file);
    assertEquals(BLUE, read.texture().orElseThrow().picture().pixel(0, 0));
    assertEquals(Wrap.CLAMP, read.texture().orElseThrow().wrap());
    assertEquals(1, read.notes().size());
    assertTrue(read.notes().getFirst().contains("uses 2 textures; all of it gets 'b'"));
  }

  @Test
  void aTextureInsideTheFileIsRead() throws IOException {
    Path file = folder.resolve("face.fbx");
    Mesh mesh = Meshes.random(13, true, 3);
    Texture green = Texture.repeating(Picture.filled(2, 1, GREEN));
    TexturedMeshFiles.write(file, new TexturedMesh(mesh, Optional.of(green), List.of()));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
    TexturedMesh read = TexturedMeshFiles.read(file);
    assertEquals(GREEN, read.texture().orElseThrow().picture().pixel(0, 0));
    assertArrayEquals(mesh.textureCoordinates(), read.mesh().textureCoordinates());
    assertEquals(List.of(), read.notes());
  }
}
