package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VertexBuffer.RECORD;

import java.util.Arrays;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Surface.VertexColours;

/**
 * Cuts triangles that reach in front of the near plane or far beyond the picture (Sutherland and
 * Hodgman, Reentrant Polygon Clipping, 1974) and keeps the pieces. Two triangles that share an edge
 * get the same points on it.
 */
final class Clipper {
  private static final int X = 0;
  private static final int Y = 1;
  private static final int DEPTH = 2;
  private static final int W = 3;
  private static final int NORMAL = 4;
  private static final int CHANNEL = 7;
  private static final int NUMBERS = 10;
  private static final int PLANES = 5;

  /** Each plane cuts off at most one more corner than it takes away. */
  private static final int MOST_CORNERS = 3 + PLANES;

  private final VertexBuffer vertices = new VertexBuffer();
  private int[] corners = new int[0];
  private int vertexCount;
  private int cornerCount;
  private float[] polygon = new float[MOST_CORNERS * NUMBERS];
  private float[] cut = new float[MOST_CORNERS * NUMBERS];

  void clear() {
    vertexCount = 0;
    cornerCount = 0;
  }

  /** The corners of the pieces. */
  VertexBuffer vertices() {
    return vertices;
  }

  /** Number of pieces so far. */
  int triangleCount() {
    return cornerCount / 3;
  }

  /** The vertex of a corner of a piece. */
  int corner(int index) {
    return corners[index];
  }

  /** The vertices of the corners of the pieces, three a piece. */
  int[] corners() {
    return corners;
  }

  /** Cuts one triangle; its pieces are the triangles added since. */
  void add(View view, Model model, int triangle) {
    for (int corner = 0; corner < 3; corner++) {
      load(view, model, model.triangles().corners()[3 * triangle + corner], corner * NUMBERS);
    }
    int count = 3;
    for (int plane = 0; plane < PLANES && count > 0; plane++) {
      count = clip(plane, count);
      float[] swap = polygon;
      polygon = cut;
      cut = swap;
    }
    if (count >= 3) {
      keep(count);
    }
  }

  private void load(View view, Model model, int vertex, int at) {
    int meshVertex = model.triangles().meshVertices()[vertex];
    float[] m = view.matrix;
    float px = model.positions()[3 * meshVertex];
    float py = model.positions()[3 * meshVertex + 1];
    float pz = model.positions()[3 * meshVertex + 2];
    for (int row = 0; row < 4; row++) {
      polygon[at + row] =
          Math.fma(
              m[4 * row],
              px,
              Math.fma(m[4 * row + 1], py, Math.fma(m[4 * row + 2], pz, m[4 * row + 3])));
    }
    System.arraycopy(model.normals(), 3 * meshVertex, polygon, at + NORMAL, 3);
    Arrays.fill(polygon, at + CHANNEL, at + NUMBERS, 0);
    if (model.surface().isTextured()) {
      System.arraycopy(
          model.triangles().textureCoordinates(), 2 * vertex, polygon, at + CHANNEL, 2);
    } else if (model.surface() instanceof VertexColours(int[] colours)) {
      int colour = colours[meshVertex];
      polygon[at + CHANNEL] = Srgb.linearOfByte(colour >> 16 & 0xFF);
      polygon[at + CHANNEL + 1] = Srgb.linearOfByte(colour >> 8 & 0xFF);
      polygon[at + CHANNEL + 2] = Srgb.linearOfByte(colour & 0xFF);
    }
  }

  /** How far inside a plane a point is; NaN counts as outside. */
  private static float inside(int plane, float[] points, int at) {
    float w = points[at + W];
    return switch (plane) {
      case 0 -> w - points[at + DEPTH];
      case 1 -> points[at + X] - VertexBuffer.GUARD_LOW * w;
      case 2 -> VertexBuffer.GUARD_HIGH * w - points[at + X];
      case 3 -> points[at + Y] - VertexBuffer.GUARD_LOW * w;
      default -> VertexBuffer.GUARD_HIGH * w - points[at + Y];
    };
  }

  private int clip(int plane, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int here = i * NUMBERS;
      int next = (i + 1) % count * NUMBERS;
      float hereInside = inside(plane, polygon, here);
      float nextInside = inside(plane, polygon, next);
      if (hereInside >= 0) {
        System.arraycopy(polygon, here, cut, kept++ * NUMBERS, NUMBERS);
        if (!(nextInside >= 0)) {
          meet(here, next, hereInside / (hereInside - nextInside), kept++ * NUMBERS);
        }
      } else if (nextInside >= 0) {
        // Always from inside to outside, so that both neighbours of an edge find the same point.
        meet(next, here, nextInside / (nextInside - hereInside), kept++ * NUMBERS);
      }
    }
    return kept;
  }

  private void meet(int from, int to, float share, int at) {
    for (int i = 0; i < NUMBERS; i++) {
      cut[at + i] = Math.fma(share, polygon[to + i] - polygon[from + i], polygon[from + i]);
    }
  }

  private void keep(int count) {
    for (int i = 0; i < count * NUMBERS; i++) {
      if (!Float.isFinite(polygon[i])) {
        return;
      }
    }
    vertices.ensure(vertexCount + count);
    if (corners.length < cornerCount + 3 * count) {
      corners = Arrays.copyOf(corners, 2 * (cornerCount + 3 * count));
    }
    for (int i = 0; i < count; i++) {
      store(i * NUMBERS, vertexCount + i);
    }
    for (int i = 2; i < count; i++) {
      corners[cornerCount++] = vertexCount;
      corners[cornerCount++] = vertexCount + i - 1;
      corners[cornerCount++] = vertexCount + i;
    }
    vertexCount += count;
  }

  private void store(int at, int vertex) {
    float inverseW = 1 / polygon[at + W];
    float[] records = vertices.records;
    int record = RECORD * vertex;
    vertices.places[vertex] =
        VertexBuffer.place(
            VertexBuffer.snap(polygon[at + X] * inverseW),
            VertexBuffer.snap(polygon[at + Y] * inverseW));
    records[record + VertexBuffer.DEPTH] = polygon[at + DEPTH] * inverseW;
    records[record + VertexBuffer.INVERSE_W] = inverseW;
    for (int i = 0; i < 6; i++) {
      records[record + VertexBuffer.NORMAL + i] = polygon[at + NORMAL + i] * inverseW;
    }
  }
}
