package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VertexBuffer.RECORD;

import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Surface.VertexColours;

/** Projects the vertices of a model into a vertex buffer. */
final class VertexStage {
  private VertexStage() {}

  /**
   * Projects some vertices of a model.
   *
   * @param base where the model's vertices start in the buffer
   * @param from the first vertex
   * @param to behind the last vertex
   */
  static void project(View view, Model model, VertexBuffer buffer, int base, int from, int to) {
    int[] meshVertices = model.triangles().meshVertices();
    float[] coordinates = model.triangles().textureCoordinates();
    boolean textured = model.surface().isTextured();
    int[] colours =
        model.surface() instanceof VertexColours(int[] ofVertices) ? ofVertices : new int[0];
    float[] records = buffer.records;
    for (int vertex = from; vertex < to; vertex++) {
      int meshVertex = meshVertices[vertex];
      float inverseW = place(view, model.positions(), meshVertex, buffer, base + vertex);
      int at = RECORD * (base + vertex);
      float[] normals = model.normals();
      records[at + 2] = normals[3 * meshVertex] * inverseW;
      records[at + 3] = normals[3 * meshVertex + 1] * inverseW;
      records[at + 4] = normals[3 * meshVertex + 2] * inverseW;
      if (textured) {
        records[at + 5] = coordinates[2 * vertex] * inverseW;
        records[at + 6] = coordinates[2 * vertex + 1] * inverseW;
        records[at + 7] = 0;
      } else if (colours.length > 0) {
        int colour = colours[meshVertex];
        records[at + 5] = Srgb.linearOfByte(colour >> 16 & 0xFF) * inverseW;
        records[at + 6] = Srgb.linearOfByte(colour >> 8 & 0xFF) * inverseW;
        records[at + 7] = Srgb.linearOfByte(colour & 0xFF) * inverseW;
      } else {
        records[at + 5] = 0;
        records[at + 6] = 0;
        records[at + 7] = 0;
      }
    }
  }

  /** Writes a vertex's place, depth and 1/w, and returns the latter. */
  private static float place(
      View view, float[] positions, int meshVertex, VertexBuffer buffer, int vertex) {
    float[] m = view.matrix;
    float px = positions[3 * meshVertex];
    float py = positions[3 * meshVertex + 1];
    float pz = positions[3 * meshVertex + 2];
    float w = Math.fma(m[12], px, Math.fma(m[13], py, Math.fma(m[14], pz, m[15])));
    float depth = Math.fma(m[8], px, Math.fma(m[9], py, Math.fma(m[10], pz, m[11])));
    float inverseW = 1 / w;
    float x = Math.fma(m[0], px, Math.fma(m[1], py, Math.fma(m[2], pz, m[3]))) * inverseW;
    float y = Math.fma(m[4], px, Math.fma(m[5], py, Math.fma(m[6], pz, m[7]))) * inverseW;
    boolean placed = w > 0 && depth <= w && VertexBuffer.insideGuard(x, y);
    buffer.places[vertex] =
        placed
            ? VertexBuffer.place(VertexBuffer.snap(x), VertexBuffer.snap(y))
            : VertexBuffer.UNPLACED;
    buffer.records[RECORD * vertex + VertexBuffer.DEPTH] = depth * inverseW;
    buffer.records[RECORD * vertex + VertexBuffer.INVERSE_W] = inverseW;
    return inverseW;
  }
}
