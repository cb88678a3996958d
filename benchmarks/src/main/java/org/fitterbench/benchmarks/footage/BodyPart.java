package org.fitterbench.benchmarks.footage;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.fitterbench.benchmarks.input.CatmullClarkSurface;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.render.Culling;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.TriangleMesh;
import org.fitterbench.mesh.render.VertexNormals;

/**
 * Some quads of the base mesh as a surface of their own, smoothed by one step of subdivision: skin,
 * eyes, or something worn, which lies a little above the skin.
 */
final class BodyPart {
  private static final int SMOOTHING_STEPS = 6;

  /** [N] vertex of the base mesh that each of ours is, ascending. */
  private final int[] baseVertices;

  /** [N] how far each vertex lies above where the body model puts it, metres. */
  private final float[] thickness;

  /** [B·3] each vertex on a border and the two before and behind it there. */
  private final int[] borders;

  private final CatmullClarkSurface surface;
  private final Mesh coarse;
  private final Mesh fine;
  private final TriangleMesh triangles;
  private final Texture texture;
  private final Shading shading;
  private final Culling culling;

  /** How far something lies above the skin, by vertex of the base mesh, metres. */
  @FunctionalInterface
  interface Thickness {
    double at(int baseVertex);
  }

  /** Texture coordinates for corners of the base mesh's quads. */
  interface Chart {
    /** [T·2] u, v of all coordinates. */
    float[] coordinates();

    /** The coordinate of a corner, from 0 to four times the number of quads. */
    int ofCorner(int corner);
  }

  /**
   * @param quads which quads of the base mesh
   * @param chart where they lie on the texture
   */
  BodyPart(
      BaseMesh base,
      BitSet quads,
      Chart chart,
      Thickness above,
      Texture texture,
      Shading shading,
      Culling culling) {
    this.texture = texture;
    this.shading = shading;
    this.culling = culling;
    int[] kept = quads.stream().toArray();
    baseVertices =
        Arrays.stream(kept)
            .flatMap(quad -> Arrays.stream(base.quads(), 4 * quad, 4 * quad + 4))
            .sorted()
            .distinct()
            .toArray();
    int[] corners = new int[4 * kept.length];
    int[] textureCorners = new int[4 * kept.length];
    for (int i = 0; i < corners.length; i++) {
      int corner = 4 * kept[i / 4] + i % 4;
      corners[i] = Arrays.binarySearch(baseVertices, base.quads()[corner]);
      textureCorners[i] = chart.ofCorner(corner);
    }
    surface =
        new CatmullClarkSurface(baseVertices.length, corners, chart.coordinates(), textureCorners);
    borders = borders(corners, baseVertices.length);
    thickness = new float[baseVertices.length];
    for (int i = 0; i < thickness.length; i++) {
      thickness[i] = (float) above.at(baseVertices[i]);
    }
    float[] nowhere = new float[3 * baseVertices.length];
    coarse = Mesh.uniform(nowhere, corners, 4);
    fine = surface.subdivide(nowhere);
    triangles = TriangleMesh.of(fine);
  }

  /**
   * The part of one posed body.
   *
   * @param vertices [V·3] of the whole base mesh, metres, Z up
   */
  Model pose(float[] vertices) {
    float[] positions = new float[3 * baseVertices.length];
    for (int i = 0; i < baseVertices.length; i++) {
      System.arraycopy(vertices, 3 * baseVertices[i], positions, 3 * i, 3);
    }
    float[] normals = new float[positions.length];
    VertexNormals.compute(coarse, positions, normals);
    for (int i = 0; i < positions.length; i++) {
      positions[i] = Math.fma(thickness[i / 3], normals[i], positions[i]);
    }
    smoothBorders(positions);
    float[] points = surface.points(positions);
    float[] fineNormals = new float[points.length];
    VertexNormals.compute(fine, points, fineNormals);
    return new Model(
        triangles, points, fineNormals, new Surface.Textured(texture), shading, culling);
  }

  /** The vertex of the base mesh that is the lowest of this part's. */
  int lowest(float[] vertices) {
    return extreme(vertices, -1);
  }

  /** The vertex of the base mesh that is the highest of this part's. */
  int highest(float[] vertices) {
    return extreme(vertices, 1);
  }

  private int extreme(float[] vertices, int sign) {
    int best = baseVertices[0];
    for (int vertex : baseVertices) {
      if (sign * vertices[3 * vertex + 2] > sign * vertices[3 * best + 2]) {
        best = vertex;
      }
    }
    return best;
  }

  /** Finds the vertices with two edges that have one face only. */
  private static int[] borders(int[] quads, int vertexCount) {
    Set<Long> edges = new HashSet<>();
    for (int corner = 0; corner < quads.length; corner++) {
      edges.add(edge(quads, corner));
    }
    int[] before = new int[vertexCount];
    int[] behind = new int[vertexCount];
    Arrays.fill(before, -1);
    Arrays.fill(behind, -1);
    for (int corner = 0; corner < quads.length; corner++) {
      long edge = edge(quads, corner);
      int from = (int) (edge >> 32);
      int to = (int) edge;
      if (!edges.contains((long) to << 32 | from)) {
        behind[from] = to;
        before[to] = from;
      }
    }
    return IntStream.range(0, vertexCount)
        .filter(vertex -> before[vertex] >= 0 && behind[vertex] >= 0)
        .flatMap(vertex -> IntStream.of(vertex, before[vertex], behind[vertex]))
        .toArray();
  }

  private static long edge(int[] quads, int corner) {
    int next = corner % 4 == 3 ? corner - 3 : corner + 1;
    return (long) quads[corner] << 32 | quads[next];
  }

  /** Draws borders straight, since rows of quads do not follow hems. */
  private void smoothBorders(float[] positions) {
    float[] moved = new float[borders.length];
    for (int step = 0; step < SMOOTHING_STEPS; step++) {
      for (int i = 0; i < borders.length; i += 3) {
        for (int axis = 0; axis < 3; axis++) {
          moved[i + axis] =
              0.5f * positions[3 * borders[i] + axis]
                  + 0.25f * positions[3 * borders[i + 1] + axis]
                  + 0.25f * positions[3 * borders[i + 2] + axis];
        }
      }
      for (int i = 0; i < borders.length; i += 3) {
        System.arraycopy(moved, i, positions, 3 * borders[i], 3);
      }
    }
  }
}
