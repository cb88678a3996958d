package org.fitterbench.mesh.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.model.MeshTopologies;
import org.fitterbench.mesh.render.VertexNormals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ShapeSeriesWriterTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(MeshFormat.class)
  void shapesWrittenByManyThreadsAreReadBackEachWithItsOwnVertices(MeshFormat format) {
    Mesh topology = Meshes.random(207, true, 3);
    ShapeSeriesWriter writer = new ShapeSeriesWriter(format, topology);
    IntStream.range(0, 24)
        .parallel()
        .forEach(shape -> {
          Mesh mesh = topology.withPositions(Meshes.random(207, true, 100 + shape).positions());
          writer.write(file(format, shape), mesh.positions(), VertexNormals.of(mesh));
        });
    for (int shape = 0; shape < 24; shape++) {
      Mesh back = format.read(file(format, shape));
      assertArrayEquals(Meshes.random(207, true, 100 + shape).positions(), back.positions());
      if (format != MeshFormat.NPY && format != MeshFormat.GLB) {
        assertEquals(Optional.empty(), MeshTopologies.difference(topology, back));
      }
    }
  }

  private Path file(MeshFormat format, int shape) {
    return folder.resolve("shape " + shape + format.extension());
  }

  @ParameterizedTest
  @EnumSource(MeshFormat.class)
  void aShapeThatIsNotFiniteOrOfAnotherSizeIsNeverWritten(MeshFormat format) {
    Mesh mesh = Meshes.random(13, true, 3);
    ShapeSeriesWriter writer = new ShapeSeriesWriter(format, mesh);
    Path file = file(format, 0);
    float[] normals = VertexNormals.of(mesh);
    float[] broken = mesh.positions().clone();
    broken[5] = Float.POSITIVE_INFINITY;
    assertThrows(IllegalArgumentException.class, () -> writer.write(file, broken, normals));
    assertThrows(IllegalArgumentException.class, () -> writer.write(file, new float[3], normals));
    assertThrows(
        IllegalArgumentException.class, () -> writer.write(file, mesh.positions(), new float[0]));
    assertFalse(Files.exists(file));
  }

  @Test
  void normalsOfAnObjBelongToTheVerticesOfItsCorners() throws IOException {
    Mesh mesh =
        new Mesh(
            new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0},
            new int[] {0, 3},
            new int[] {0, 1, 2},
            new float[0],
            new int[0]);
    String text = text(MeshFormat.OBJ, mesh);
    assertEquals(3, text.lines().filter("vn 0.0 0.0 1.0"::equals).count());
    assertEquals(1, text.lines().filter("f 1//1 2//2 3//3"::equals).count());
    Mesh textured =
        new Mesh(
            mesh.positions(),
            mesh.faceOffsets(),
            mesh.faceVertices(),
            new float[] {0, 0, 1, 1},
            new int[] {0, 1, 1});
    assertEquals(
        1, text(MeshFormat.OBJ, textured).lines().filter("f 1/1/1 2/2/2 3/2/3"::equals).count());
  }

  private static String text(MeshFormat format, Mesh mesh) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format
        .shapes(mesh, true, Optional.empty())
        .encode(mesh.positions(), VertexNormals.of(mesh), out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
