package org.fitterbench.benchmarks.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.fitter.procedural.ProceduralBody;
import org.fitterbench.mesh.io.TexturedMesh;
import org.fitterbench.mesh.io.TexturedMeshFiles;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.model.MeshTopologies;
import org.fitterbench.mesh.picture.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MorphInputTest {
  @TempDir Path folder = Path.of("");

  @Test
  void twoHeadsOfOneTopologyAreReadBackAsTheyWereWritten() {
    MorphInput input =
        MorphInput.create(ProceduralBody.create(), new CacheFolder(folder.toAbsolutePath()), 1);
    Mesh first = input.first().mesh().mesh();
    Mesh second = input.second().mesh().mesh();
    assertEquals(Optional.empty(), MeshTopologies.difference(first, second));
    assertTrue(first.vertexCount() > 10_000, first.vertexCount() + " vertices");
    assertNotEquals(input.first().name(), input.second().name());
    List<Path> files = input.write(folder);
    TexturedMesh read = TexturedMeshFiles.read(files.getFirst());
    assertArrayEquals(first.positions(), read.mesh().positions(), 1e-6f);
    Picture skin = read.texture().orElseThrow().picture();
    assertEquals(MorphInput.TEXTURE_SIDE, skin.width());
    assertArrayEquals(
        input.first().mesh().texture().orElseThrow().picture().pixels(), skin.pixels());
  }

  @Test
  void aSubdividedCubeHasThePointsOfCatmullAndClark() {
    float[] cube = new float[24];
    for (int i = 0; i < 8; i++) {
      cube[3 * i] = (i & 1) == 0 ? -1 : 1;
      cube[3 * i + 1] = (i & 2) == 0 ? -1 : 1;
      cube[3 * i + 2] = (i & 4) == 0 ? -1 : 1;
    }
    int[] quads = {0, 2, 3, 1, 4, 5, 7, 6, 0, 1, 5, 4, 2, 6, 7, 3, 0, 4, 6, 2, 1, 3, 7, 5};
    Mesh finer =
        new CatmullClarkSurface(8, quads, new float[] {0, 0, 1, 0, 1, 1, 0, 1}, uvOfEachFace())
            .subdivide(cube);
    assertEquals(8 + 6 + 12, finer.vertexCount());
    assertEquals(24, finer.faceCount());
    // A corner of a cube of side 2 goes to 5/9 of its place, an edge's middle to 3/4.
    assertEquals(-5 / 9f, finer.positions()[0], 1e-6f);
    assertEquals(-5 / 9f, finer.positions()[2], 1e-6f);
    double edge = 0;
    for (int axis = 0; axis < 3; axis++) {
      edge += Math.abs(finer.positions()[3 * 14 + axis]);
    }
    assertEquals(1.5, edge, 1e-6);
  }

  private static int[] uvOfEachFace() {
    int[] corners = new int[24];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = i % 4;
    }
    return corners;
  }

  @Test
  void enlargingKeepsAPlainColourAndTheMeanOfAnEdge() {
    Picture edge = new Picture(2, 1, new int[] {0xFF000000, 0xFFFFFFFF});
    Picture wide = SkinEnlargement.enlarge(edge, 8, 4);
    assertEquals(32, wide.pixels().length);
    for (int column = 0; column < 4; column++) {
      int left = wide.pixel(column, 2) & 0xFF;
      int right = wide.pixel(7 - column, 2) & 0xFF;
      assertEquals(255, left + right, 1);
    }
    Picture plain = SkinEnlargement.enlarge(Picture.filled(3, 3, 0xFF123456), 7, 9);
    for (int pixel : plain.pixels()) {
      assertEquals(0xFF123456, pixel);
    }
  }
}
