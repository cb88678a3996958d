package org.fitterbench.facemorph.table;

import java.nio.file.Path;
import org.fitterbench.facemorph.difference.TextureDifference;

/** The table {@code texture_differences.csv}: one row for each texel that is no background. */
public final class TextureTable {
  /** Every so many columns and rows, unless another factor is asked for. */
  public static final int DEFAULT_STEP = 4;

  private TextureTable() {}

  /**
   * Writes the table, texels row by row from the upper left, their places counted in the whole
   * texture.
   *
   * @param step the down-sampling factor, at least 1: only every {@code step}-th column of every
   *     {@code step}-th row is written, from the first on
   * @throws org.fitterbench.core.failure.UserInputException if the file cannot be written
   */
  public static void write(Path file, TextureDifference difference, int step) {
    if (step < 1) {
      throw new IllegalArgumentException("Cannot take every " + step + "th texel");
    }
    Csv.write(
        file,
        writer -> {
          writer.writeRecord("pixel_x", "pixel_y", "luminance_diff", "chroma_diff", "delta_e");
          String[] row = new String[5];
          for (int y = 0; y < difference.height(); y += step) {
            row[1] = Integer.toString(y);
            for (int x = 0; x < difference.width(); x += step) {
              int texel = y * difference.width() + x;
              if (difference.foreground()[texel]) {
                row[0] = Integer.toString(x);
                row[2] = Float.toString(difference.luminance()[texel]);
                row[3] = Float.toString(difference.chroma()[texel]);
                row[4] = Float.toString(difference.total()[texel]);
                writer.writeRecord(row);
              }
            }
          }
        });
  }
}
