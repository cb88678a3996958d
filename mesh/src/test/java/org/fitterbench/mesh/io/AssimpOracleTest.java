package org.fitterbench.mesh.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fitterbench.mesh.assimp.AssimpImporter;
import org.fitterbench.mesh.assimp.AssimpNatives;
import org.fitterbench.mesh.assimp.ImportedMesh;
import org.fitterbench.mesh.assimp.ImportedTexture;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.render.VertexNormals;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that we write are read by a program that is not ours. */
final class AssimpOracleTest {
  @TempDir private Path folder;

  @BeforeAll
  static void requireAssimp() {
    AssimpNatives.require();
  }

  @ParameterizedTest
  @EnumSource(
      value = MeshFormat.class,
      names = {"FBX", "OBJ", "GLB"})
  void everyCornerHasOurPositionAndTextureCoordinate(MeshFormat format) {
    Mesh mesh = Meshes.random(207, true, 11);
    Path file = folder.resolve("mesh" + format.extension());
    new ShapeSeriesWriter(format, mesh).write(file, mesh.positions(), VertexNormals.of(mesh));
    ImportedMesh read = AssimpImporter.read(file);
    Mesh expected = format == MeshFormat.GLB ? format.read(file) : mesh;
    assertArrayEquals(expected.faceOffsets(), read.faceOffsets());
    float[] corners = corners(expected.positions(), expected.faceVertices(), 3);
    if (format == MeshFormat.GLB) {
      turnToYUp(corners);
    }
    float[] found = corners(read.positions(), read.faceVertices(), 3);
    for (int i = 0; i < corners.length; i++) {
      // Assimp's reading of decimals is off by a bit now and then; binary files are exact.
      float tolerance = format == MeshFormat.OBJ ? 2 * Math.ulp(corners[i]) : 0;
      assertEquals(corners[i], found[i], tolerance);
    }
    assertArrayEquals(
        Meshes.cornerTexture(expected),
        corners(read.textureCoordinates(), read.faceVertices(), 2),
        Math.ulp(1f));
  }

  private static float[] corners(float[] values, int[] indices, int width) {
    float[] result = new float[width * indices.length];
    for (int corner = 0; corner < indices.length; corner++) {
      System.arraycopy(values, width * indices[corner], result, width * corner, width);
    }
    return result;
  }

  private static void turnToYUp(float[] corners) {
    for (int i = 0; i < corners.length; i += 3) {
      float y = corners[i + 1];
      corners[i + 1] = corners[i + 2];
      corners[i + 2] = 0f - y;
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = MeshFormat.class,
      names = {"FBX", "OBJ", "GLB"})
  void ourTextureIsFound(MeshFormat format) {
    Path file = folder.resolve("mesh" + format.extension());
    Texture texture = Texture.repeating(Picture.filled(5, 3, 0xFF102030));
    TexturedMeshFiles.write(
        file, new TexturedMesh(Meshes.random(13, true, 2), Optional.of(texture), List.of()));
    ImportedTexture found = AssimpImporter.read(file).texture().orElseThrow();
    if (format == MeshFormat.OBJ) {
      assertEquals(new ImportedTexture.Named("mesh.png"), found);
    } else {
      byte[] png = assertInstanceOf(ImportedTexture.Embedded.class, found).bytes();
      assertEquals('P', png[1]);
    }
  }
}
