package org.fitterbench.mesh.raster;

import java.util.Arrays;
import org.fitterbench.mesh.render.Background;

/** The picture being drawn and what is behind its models. */
final class Canvas {
  int width;
  int height;

  /** [height·width] packed as {@code 0xFFRRGGBB}. */
  int[] pixels = new int[0];

  /** [height·3] linear red, green, blue of each row of the background. */
  float[] backdrop = new float[0];

  /** [height] pixel of each row of the background. */
  int[] encodedBackdrop = new int[0];

  void set(int newWidth, int newHeight, int[] newPixels, Background background) {
    width = newWidth;
    height = newHeight;
    pixels = newPixels;
    if (encodedBackdrop.length < height) {
      backdrop = new float[3 * height];
      encodedBackdrop = new int[height];
    }
    for (int row = 0; row < height; row++) {
      setRow(row, background);
    }
  }

  private void setRow(int row, Background background) {
    float share = height == 1 ? 0 : (float) row / (height - 1);
    for (int channel = 0; channel < 3; channel++) {
      int shift = 16 - 8 * channel;
      int top = (background.top() >> shift) & 0xFF;
      int bottom = (background.bottom() >> shift) & 0xFF;
      backdrop[3 * row + channel] = Srgb.linear((top + share * (bottom - top)) * (1f / 255));
    }
    encodedBackdrop[row] =
        Srgb.encode(backdrop[3 * row], backdrop[3 * row + 1], backdrop[3 * row + 2]);
  }

  /** Fills a tile's part with the background. */
  void clear(Tile tile) {
    for (int row = 0; row < tile.height; row++) {
      int start = (tile.originY + row) * width + tile.originX;
      Arrays.fill(pixels, start, start + tile.width, encodedBackdrop[tile.originY + row]);
    }
  }
}
