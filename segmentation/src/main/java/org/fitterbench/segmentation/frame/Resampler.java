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
    columns = Axis.triangle(sourceWidth, width);
    rows = Axis.triangle(sourceHeight, height);
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
      for (int tap = 0; tap < rows.taps(row); tap++) {
        float weight = rows.weight(row, tap);
        int in = (rows.first(row) + tap) * width;
        for (int column = 0; column < width; column++) {
          target[out + column] += weight * narrow[in + column];
        }
      }
    }
  }
}
