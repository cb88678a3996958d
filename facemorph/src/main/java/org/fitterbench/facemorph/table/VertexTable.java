package org.fitterbench.facemorph.table;

import java.nio.file.Path;
import org.fitterbench.facemorph.displacement.Displacement;

/** The table {@code vertex_displacements.csv}: one row for each vertex. */
public final class VertexTable {
  private VertexTable() {}

  /**
   * Writes the table; all numbers are in metres.
   *
   * @param from [V·3] the first shape
   * @param to [V·3] the second shape
   * @throws org.fitterbench.core.failure.UserInputException if the file cannot be written
   */
  public static void write(Path file, float[] from, float[] to, Displacement displacement) {
    if (from.length != 3 * displacement.vertexCount() || to.length != from.length) {
      throw new IllegalArgumentException(
          displacement.vertexCount() + " displacements of " + from.length / 3 + " vertices");
    }
    Csv.write(
        file,
        writer -> {
          writer.writeRecord(
              "vertex_id",
              "x_a",
              "y_a",
              "z_a",
              "x_b",
              "y_b",
              "z_b",
              "normal_disp",
              "tangent_disp",
              "total_disp");
          String[] row = new String[10];
          for (int vertex = 0; vertex < displacement.vertexCount(); vertex++) {
            row[0] = Integer.toString(vertex);
            for (int axis = 0; axis < 3; axis++) {
              row[1 + axis] = Float.toString(from[3 * vertex + axis]);
              row[4 + axis] = Float.toString(to[3 * vertex + axis]);
            }
            row[7] = Float.toString(displacement.normal()[vertex]);
            row[8] = Float.toString(displacement.tangent()[vertex]);
            row[9] = Float.toString(displacement.total()[vertex]);
            writer.writeRecord(row);
          }
        });
  }
}
