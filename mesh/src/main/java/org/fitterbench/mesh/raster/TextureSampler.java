package org.fitterbench.mesh.raster;

import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.picture.Texture.Wrap;

/** Looks textures up for a block of fragments: bilinear, on encoded values, without branches. */
final class TextureSampler {
  private static final int CAPACITY = Fragments.CAPACITY;

  private final int[] left = new int[CAPACITY];
  private final int[] right = new int[CAPACITY];
  private final int[] upper = new int[CAPACITY];
  private final int[] lower = new int[CAPACITY];

  /** Means of two texels beside each other in one channel. */
  private final float[] above = new float[CAPACITY];

  private final float[] below = new float[CAPACITY];

  /** Of the second texture: means of four texels. */
  private final float[] other = new float[CAPACITY];

  /** Finds the texels around each u, v, which the fragments hold as red and green. */
  void locate(Texture texture, Fragments fragments, Footprints footprints, int count) {
    int width = texture.picture().width();
    int height = texture.picture().height();
    float[] shareX = footprints.shareX;
    float[] shareY = footprints.shareY;
    if (texture.wrap() == Wrap.REPEAT) {
      repeat(fragments.red, shareX, count);
      repeat(fragments.green, shareY, count);
    } else {
      clamp(fragments.red, shareX, count);
      clamp(fragments.green, shareY, count);
    }
    locate(shareX, width, 0, left, right, count);
    locate(shareY, -height, height, upper, lower, count);
    if (texture.wrap() == Wrap.REPEAT) {
      goRound(left, right, width, count);
      goRound(upper, lower, height, count);
    } else {
      stay(left, right, width, count);
      stay(upper, lower, height, count);
    }
    index(upper, left, width, footprints.upperLeft, count);
    index(upper, right, width, footprints.upperRight, count);
    index(lower, left, width, footprints.lowerLeft, count);
    index(lower, right, width, footprints.lowerRight, count);
  }

  /** Takes off whole repetitions; what is left is from 0 to 1, both included. */
  private static void repeat(float[] coordinates, float[] result, int count) {
    for (int i = 0; i < count; i++) {
      float shifted = coordinates[i] - 0.5f;
      float whole = (shifted + VertexBuffer.ROUNDER) - VertexBuffer.ROUNDER;
      // Cut off as well: far from 0 whole numbers are not told apart.
      result[i] = Math.min(Math.max(coordinates[i] - whole, 0), 1);
    }
  }

  private static void clamp(float[] coordinates, float[] result, int count) {
    for (int i = 0; i < count; i++) {
      result[i] = Math.min(Math.max(coordinates[i], 0), 1);
    }
  }

  /**
   * Finds the two texels around each coordinate and replaces it by the share of the second.
   *
   * @param factor texels from 0 to 1
   * @param start the texel border at 0
   */
  private static void locate(
      float[] coordinates, int factor, int start, int[] first, int[] second, int count) {
    float zero = start - 0.5f;
    for (int i = 0; i < count; i++) {
      float place = Math.fma(coordinates[i], factor, zero);
      // Rounded down; at a whole number either neighbour may come out, with share 0 or 1.
      float whole = (place - 0.5f + VertexBuffer.ROUNDER) - VertexBuffer.ROUNDER;
      coordinates[i] = place - whole;
      first[i] = (int) whole;
      second[i] = (int) whole + 1;
    }
  }

  /** Texels before the first and behind the last are the last and the first. */
  private static void goRound(int[] first, int[] second, int size, int count) {
    for (int i = 0; i < count; i++) {
      first[i] += (first[i] >> 31) & size;
      int beyond = second[i] - size;
      second[i] = beyond + ((beyond >> 31) & size);
    }
  }

  /** Texels before the first and behind the last are the first and the last. */
  private static void stay(int[] first, int[] second, int size, int count) {
    for (int i = 0; i < count; i++) {
      first[i] = Math.max(first[i], 0);
      second[i] = Math.min(second[i], size - 1);
    }
  }

  private static void index(int[] rows, int[] columns, int width, int[] indices, int count) {
    for (int i = 0; i < count; i++) {
      indices[i] = rows[i] * width + columns[i];
    }
  }

  /**
   * Writes the mean of a channel of the fetched texels, still encoded, 0 to 1.
   *
   * @param shift where the channel is in a pixel
   */
  void filter(Footprints footprints, Texels texels, int shift, float[] channel, int count) {
    mean(footprints, texels, shift, channel, count);
    scale(channel, count);
  }

  /** Writes the mixture of the means of a channel of two textures, still encoded, 0 to 1. */
  void blend(
      Footprints first,
      Texels firstTexels,
      Footprints second,
      Texels secondTexels,
      int shift,
      float ratio,
      float[] channel,
      int count) {
    mean(first, firstTexels, shift, channel, count);
    mean(second, secondTexels, shift, other, count);
    mixIn(channel, other, ratio, count);
  }

  private void mean(Footprints footprints, Texels texels, int shift, float[] channel, int count) {
    mean(texels.upperLeft, texels.upperRight, footprints.shareX, shift, above, count);
    mean(texels.lowerLeft, texels.lowerRight, footprints.shareX, shift, below, count);
    mix(above, below, footprints.shareY, channel, count);
  }

  private static void mean(
      int[] first, int[] second, float[] shares, int shift, float[] result, int count) {
    for (int i = 0; i < count; i++) {
      float from = (first[i] >> shift) & 0xFF;
      float to = (second[i] >> shift) & 0xFF;
      result[i] = Math.fma(to - from, shares[i], from);
    }
  }

  private static void mix(
      float[] first, float[] second, float[] shares, float[] result, int count) {
    for (int i = 0; i < count; i++) {
      result[i] = Math.fma(second[i] - first[i], shares[i], first[i]);
    }
  }

  private static void scale(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] *= 1f / 255;
    }
  }

  private static void mixIn(float[] values, float[] others, float share, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = Math.fma(others[i] - values[i], share, values[i]) * (1f / 255);
    }
  }
}
