package org.fitterbench.benchmarks.input;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.fitterbench.mesh.model.Mesh;

/**
 * One step of Catmull-Clark subdivision (Recursively generated B-spline surfaces on arbitrary
 * topological meshes, 1978) of a mesh of quads: the faces are found once, the points of any shape
 * of the mesh after that. Borders become B-spline curves; texture coordinates are cut in halves, so
 * that seams stay where they are.
 *
 * <p>Points come in the order old vertices, faces, edges.
 */
public final class CatmullClarkSurface {
  private final int vertexCount;
  private final int[] quads;

  /** [E·4] both ends of each edge and its two faces, the second −1 on a border. */
  private final int[] edges;

  /** [Q·4] edge from each corner to the next. */
  private final int[] edgeOfCorner;

  private final float[] textureCoordinates;
  private final int[] quadTextureCoordinates;

  /**
   * @param vertexCount vertices of the mesh, each in at least one quad
   * @param quads [Q·4] their indices
   * @param textureCoordinates [T·2] u, v
   * @param quadTextureCoordinates [Q·4] their indices
   */
  public CatmullClarkSurface(
      int vertexCount, int[] quads, float[] textureCoordinates, int[] quadTextureCoordinates) {
    this.vertexCount = vertexCount;
    this.quads = quads;
    this.textureCoordinates = textureCoordinates;
    this.quadTextureCoordinates = quadTextureCoordinates;
    edgeOfCorner = new int[quads.length];
    edges = findEdges(edgeOfCorner);
  }

  /** Numbers the edges in order of appearance; an edge of three faces counts as two edges. */
  private int[] findEdges(int[] found) {
    Map<Long, Integer> known = new HashMap<>();
    int[] all = new int[4 * quads.length];
    int count = 0;
    for (int corner = 0; corner < quads.length; corner++) {
      int from = quads[corner];
      int to = quads[next(corner)];
      long key = (long) Math.min(from, to) << 32 | Math.max(from, to);
      Integer edge = known.get(key);
      if (edge == null || all[4 * edge + 3] >= 0) {
        edge = count++;
        known.put(key, edge);
        all[4 * edge] = from;
        all[4 * edge + 1] = to;
        all[4 * edge + 2] = corner / 4;
        all[4 * edge + 3] = -1;
      } else {
        all[4 * edge + 3] = corner / 4;
      }
      found[corner] = edge;
    }
    return Arrays.copyOf(all, 4 * count);
  }

  private static int next(int corner) {
    return corner - corner % 4 + (corner + 1) % 4;
  }

  private static int previous(int corner) {
    return corner - corner % 4 + (corner + 3) % 4;
  }

  private int faceCount() {
    return quads.length / 4;
  }

  private int edgeCount() {
    return edges.length / 4;
  }

  /**
   * The finer mesh of one shape.
   *
   * @param positions [V·3] metres
   */
  public Mesh subdivide(float[] positions) {
    int[] faces = new int[4 * quads.length];
    int[] coordinates = new int[4 * quads.length];
    int coordinateCount = textureCoordinates.length / 2;
    Map<Long, Integer> middles = new HashMap<>();
    float[] uv =
        Arrays.copyOf(
            textureCoordinates, textureCoordinates.length + 2 * (faceCount() + quads.length));
    int used = coordinateCount + faceCount();
    for (int face = 0; face < faceCount(); face++) {
      for (int axis = 0; axis < 2; axis++) {
        float sum = 0;
        for (int k = 0; k < 4; k++) {
          sum += uv[2 * quadTextureCoordinates[4 * face + k] + axis];
        }
        uv[2 * (coordinateCount + face) + axis] = sum / 4;
      }
    }
    int[] middleOfCorner = new int[quads.length];
    for (int corner = 0; corner < quads.length; corner++) {
      int a = quadTextureCoordinates[corner];
      int b = quadTextureCoordinates[next(corner)];
      long key = (long) Math.min(a, b) << 32 | Math.max(a, b);
      Integer middle = middles.get(key);
      if (middle == null) {
        middle = used++;
        middles.put(key, middle);
        uv[2 * middle] = (uv[2 * a] + uv[2 * b]) / 2;
        uv[2 * middle + 1] = (uv[2 * a + 1] + uv[2 * b + 1]) / 2;
      }
      middleOfCorner[corner] = middle;
    }
    for (int corner = 0; corner < quads.length; corner++) {
      int at = 4 * corner;
      int before = previous(corner);
      faces[at] = quads[corner];
      faces[at + 1] = vertexCount + faceCount() + edgeOfCorner[corner];
      faces[at + 2] = vertexCount + corner / 4;
      faces[at + 3] = vertexCount + faceCount() + edgeOfCorner[before];
      coordinates[at] = quadTextureCoordinates[corner];
      coordinates[at + 1] = middleOfCorner[corner];
      coordinates[at + 2] = coordinateCount + corner / 4;
      coordinates[at + 3] = middleOfCorner[before];
    }
    int[] offsets = new int[quads.length + 1];
    Arrays.setAll(offsets, face -> 4 * face);
    return new Mesh(points(positions), offsets, faces, Arrays.copyOf(uv, 2 * used), coordinates);
  }

  /**
   * The points [·3] of the finer mesh of one shape, without its faces.
   *
   * @param positions [V·3] metres
   */
  public float[] points(float[] positions) {
    float[] points = new float[3 * (vertexCount + faceCount() + edgeCount())];
    int firstEdge = vertexCount + faceCount();
    for (int axis = 0; axis < 3; axis++) {
      for (int face = 0; face < faceCount(); face++) {
        float sum = 0;
        for (int k = 0; k < 4; k++) {
          sum += positions[3 * quads[4 * face + k] + axis];
        }
        points[3 * (vertexCount + face) + axis] = sum / 4;
      }
      for (int edge = 0; edge < edgeCount(); edge++) {
        float ends =
            positions[3 * edges[4 * edge] + axis] + positions[3 * edges[4 * edge + 1] + axis];
        int second = edges[4 * edge + 3];
        points[3 * (firstEdge + edge) + axis] =
            second < 0
                ? ends / 2
                : (ends
                        + points[3 * (vertexCount + edges[4 * edge + 2]) + axis]
                        + points[3 * (vertexCount + second) + axis])
                    / 4;
      }
      moveVertices(positions, points, axis);
    }
    return points;
  }

  /** (Q + 2R + (n − 3)S) / n inside, (a + 6S + b) / 8 on a border. */
  private void moveVertices(float[] positions, float[] points, int axis) {
    float[] faceSum = new float[vertexCount];
    int[] valence = new int[vertexCount];
    for (int corner = 0; corner < quads.length; corner++) {
      faceSum[quads[corner]] += points[3 * (vertexCount + corner / 4) + axis];
      valence[quads[corner]]++;
    }
    float[] edgeSum = new float[vertexCount];
    float[] borderSum = new float[vertexCount];
    int[] borders = new int[vertexCount];
    for (int edge = 0; edge < edgeCount(); edge++) {
      int a = edges[4 * edge];
      int b = edges[4 * edge + 1];
      float middle = (positions[3 * a + axis] + positions[3 * b + axis]) / 2;
      edgeSum[a] += middle;
      edgeSum[b] += middle;
      if (edges[4 * edge + 3] < 0) {
        borderSum[a] += middle;
        borderSum[b] += middle;
        borders[a]++;
        borders[b]++;
      }
    }
    for (int vertex = 0; vertex < vertexCount; vertex++) {
      float own = positions[3 * vertex + axis];
      int n = valence[vertex];
      points[3 * vertex + axis] =
          switch (borders[vertex]) {
            case 0 -> (faceSum[vertex] / n + 2 * edgeSum[vertex] / n + (n - 3) * own) / n;
            case 2 -> borderSum[vertex] / 4 + own / 2;
            default -> own;
          };
    }
  }
}
