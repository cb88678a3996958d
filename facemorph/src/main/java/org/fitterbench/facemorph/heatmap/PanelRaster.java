package org.fitterbench.facemorph.heatmap;

import org.fitterbench.facemorph.difference.TextureDifference;
import org.fitterbench.mesh.picture.ColourScale;

/** The pixels of a panel and the texels that each of them covers. */
final class PanelRaster {
  private final TextureDifference difference;
  private final int width;
  private final int height;

  /** A panel of the texture's shape that fits into a square. */
  PanelRaster(TextureDifference difference, int size) {
    this.difference = difference;
    double scale = (double) size / Math.max(difference.width(), difference.height());
    width = Math.max(1, (int) Math.round(difference.width() * scale));
    height = Math.max(1, (int) Math.round(difference.height() * scale));
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /**
   * Colours some rows.
   *
   * @param values a component of the difference
   * @param background colour of pixels that cover nothing but background
   * @param from first row
   * @param to behind the last row
   * @param pixels [height·width] of which these rows are filled
   */
  void colour(float[] values, ColourScale scale, int background, int from, int to, int[] pixels) {
    for (int row = from; row < to; row++) {
      int top = edge(row, height, difference.height());
      int bottom = Math.max(top + 1, edge(row + 1, height, difference.height()));
      for (int column = 0; column < width; column++) {
        int left = edge(column, width, difference.width());
        int right = Math.max(left + 1, edge(column + 1, width, difference.width()));
        float sum = 0;
        int count = 0;
        for (int y = top; y < bottom; y++) {
          for (int x = left; x < right; x++) {
            int texel = y * difference.width() + x;
            if (difference.foreground()[texel]) {
              sum += values[texel];
              count++;
            }
          }
        }
        pixels[row * width + column] = count == 0 ? background : scale.colour(sum / count);
      }
    }
  }

  private static int edge(int index, int pixels, int texels) {
    return (int) ((long) index * texels / pixels);
  }
}
