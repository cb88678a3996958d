package org.fitterbench.segmentation.frame;

import java.util.Arrays;

/**
 * Brings planes of numbers from one size to another with a triangle filter: bilinear where the
 * plane grows, and a weighted mean as wide as the reduction where it shrinks, so that nothing
 * aliases. Pixel centres are at halves; a plane of the same size stays as it is. Safe for many
 * threads.
 */
public final class Resampler {
  private final int sourceWidth;
  private final int sourceHeight;
  private final Axis columns;
  private final Axis rows;

  /**
   * @param sourceWidth columns of the planes that come in
   * @param sourceHeight their rows
   * @param width columns of the planes that go out
   * @param height their rows
   */
  public Resampler(int sourceWidth, int sourceHeight, int width, int height) {
    this.sourceWidth = sourceWidth;
    this.sourceHeight = sourceHeight;
    columns = new Axis(sourceWidth, width);
    rows = new Axis(sourceHeight, height);
  }

  /** Columns of what comes out. */
  public int width() {
    return columns.size();
  }

  /** Rows of what comes out. */
  public int height() {
    return rows.size();
  }

  /**
   * Resamples one plane.
   *
   * @param source [sourceHeight·sourceWidth] the plane
   * @param narrow [sourceHeight·width] overwritten
   * @param target [height·width] receives the result
   */
  public void resample(float[] source, float[] narrow, float[] target) {
    for (int row = 0; row < sourceHeight; row++) {
      columns.gather(source, row * sourceWidth, narrow, row * columns.size());
    }
    int width = columns.size();
    for (int row = 0; row < rows.size(); row++) {
      int out = row * width;
      Arrays.fill(target, out, out + width, 0);
      for (int tap = rows.first(row); tap < rows.last(row); tap++) {
        float weight = rows.weight(row, tap);
        int in = tap * width;
        for (int column = 0; column < width; column++) {
          target[out + column] += weight * narrow[in + column];
        }
      }
    }
  }

  /** The weights along one axis. */
  private static final class Axis {
    private final int[] first;
    private final int[] start;
    private final float[] weights;

    Axis(int source, int target) {
      if (source < 1 || target < 1) {
        throw new IllegalArgumentException("No plane has " + source + " or " + target + " lines");
      }
      double scale = (double) source / target;
      double radius = Math.max(1, scale);
      first = new int[target];
      start = new int[target + 1];
      float[] all = new float[target * ((int) Math.ceil(2 * radius) + 2)];
      int at = 0;
      for (int i = 0; i < target; i++) {
        double centre = (i + 0.5) * scale - 0.5;
        int from = Math.max(0, (int) Math.floor(centre - radius) + 1);
        int to = Math.min(source, (int) Math.ceil(centre + radius));
        double sum = 0;
        for (int tap = from; tap < to; tap++) {
          sum += 1 - Math.abs(tap - centre) / radius;
        }
        first[i] = from;
        start[i] = at;
        for (int tap = from; tap < to; tap++) {
          all[at++] = (float) ((1 - Math.abs(tap - centre) / radius) / sum);
        }
      }
      start[target] = at;
      weights = Arrays.copyOf(all, at);
    }

    int size() {
      return first.length;
    }

    int first(int index) {
      return first[index];
    }

    int last(int index) {
      return first[index] + start[index + 1] - start[index];
    }

    float weight(int index, int tap) {
      return weights[start[index] + tap - first[index]];
    }

    void gather(float[] source, int from, float[] target, int to) {
      for (int i = 0; i < first.length; i++) {
        float sum = 0;
        int in = from + first[i] - start[i];
        for (int k = start[i]; k < start[i + 1]; k++) {
          sum += weights[k] * source[in + k];
        }
        target[to + i] = sum;
      }
    }
  }
}
