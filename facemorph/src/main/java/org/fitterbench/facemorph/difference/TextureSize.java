package org.fitterbench.facemorph.difference;

import org.fitterbench.mesh.picture.Picture;

/** Brings textures to one size. */
final class TextureSize {
  /** Weights are counted in so many parts, exact in whole numbers. */
  private static final int PARTS = 256;

  private TextureSize() {}

  /** The same texture with at least as many columns and rows; itself where it has the size. */
  static Picture resampled(Picture texture, int width, int height) {
    if (texture.width() == width && texture.height() == height) {
      return texture;
    }
    int[] pixels = new int[width * height];
    for (int row = 0; row < height; row++) {
      int y = place(row, height, texture.height());
      for (int column = 0; column < width; column++) {
        pixels[row * width + column] = sample(texture, place(column, width, texture.width()), y);
      }
    }
    return new Picture(width, height, pixels);
  }

  /** Where the centre of a new texel lies among the old ones, in parts of a texel. */
  private static int place(int index, int newSize, int oldSize) {
    long centre = (2L * index + 1) * oldSize * PARTS / (2L * newSize) - PARTS / 2;
    return (int) Math.clamp(centre, 0, (oldSize - 1L) * PARTS);
  }

  private static int sample(Picture texture, int x, int y) {
    int column = x / PARTS;
    int row = y / PARTS;
    int right = Math.min(column + 1, texture.width() - 1);
    int below = Math.min(row + 1, texture.height() - 1);
    int upper = mix(texture.pixel(column, row), texture.pixel(right, row), x % PARTS);
    int lower = mix(texture.pixel(column, below), texture.pixel(right, below), x % PARTS);
    return mix(upper, lower, y % PARTS);
  }

  private static int mix(int first, int second, int parts) {
    int mixed = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int from = first >>> shift & 0xFF;
      int to = second >>> shift & 0xFF;
      mixed |= ((from * (PARTS - parts) + to * parts + PARTS / 2) / PARTS) << shift;
    }
    return mixed;
  }
}
