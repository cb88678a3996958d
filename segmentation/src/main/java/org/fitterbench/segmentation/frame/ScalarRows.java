package org.fitterbench.segmentation.frame;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import org.fitterbench.mesh.video.Plane;

/**
 * The kernels of {@link FrameKernel} in plain arithmetic, each from a column on to the row's end.
 */
final class ScalarRows {
  /** Floats of this size, 2^23, have no binary digits behind the point. */
  static final float NO_FRACTION = 1 << 23;

  private ScalarRows() {}

  static void sumRows(
      Plane plane, int first, int taps, float[] weights, int at, float[] sums, int from) {
    MemorySegment samples = plane.samples();
    for (int x = from; x < plane.width(); x++) {
      float sum = 0;
      for (int tap = 0; tap < taps; tap++) {
        sum += weights[at + tap] * byteAt(samples, plane.row(first + tap) + x);
      }
      sums[x] = sum;
    }
  }

  static void spread(float[] row, int start, Spread columns, float[] target, int from) {
    for (int x = from; x < columns.size(); x++) {
      int index = start + columns.index[x];
      target[x] = Math.fma(columns.share[x], row[index + 1] - row[index], row[index]);
    }
  }

  static void blend(float[] upper, float[] lower, float share, Plane target, int row, int from) {
    MemorySegment samples = target.samples();
    long out = target.row(row);
    for (int x = from; x < target.width(); x++) {
      float value = Math.fma(share, lower[x] - upper[x], upper[x]);
      samples.set(JAVA_BYTE, out + x, level(value));
    }
  }

  static void guide(CoefficientRows rows, Plane luma, Plane target, int row, int from) {
    MemorySegment samples = target.samples();
    long in = luma.row(row);
    long out = target.row(row);
    for (int x = from; x < target.width(); x++) {
      float slope =
          Math.fma(rows.share, rows.lowerSlope[x] - rows.upperSlope[x], rows.upperSlope[x]);
      float offset =
          Math.fma(rows.share, rows.lowerOffset[x] - rows.upperOffset[x], rows.upperOffset[x]);
      float value = Math.fma(slope, byteAt(luma.samples(), in + x), offset);
      samples.set(JAVA_BYTE, out + x, level(Math.min(Math.max(value, 0f), 255f)));
    }
  }

  static void mix(Plane near, Plane far, int farRow, Plane mask, Plane target, int row, int from) {
    long in = near.row(row);
    long behind = far.row(farRow);
    long over = mask.row(row);
    long out = target.row(row);
    for (int x = from; x < target.width(); x++) {
      int share = byteAt(mask.samples(), over + x);
      int sum =
          byteAt(near.samples(), in + x) * share
              + byteAt(far.samples(), behind + x) * (255 - share);
      target.samples().set(JAVA_BYTE, out + x, (byte) dividedBy255(sum));
    }
  }

  static void mixChroma(
      Plane near, Plane far, int farRow, Plane mask, Plane target, int row, int from) {
    long in = near.row(row);
    long behind = far.row(farRow);
    long upper = mask.row(2 * row);
    long lower = mask.row(Math.min(2 * row + 1, mask.height() - 1));
    long out = target.row(row);
    for (int x = from; x < target.width(); x++) {
      int left = 2 * x;
      int right = Math.min(left + 1, mask.width() - 1);
      int share =
          (byteAt(mask.samples(), upper + left)
                  + byteAt(mask.samples(), upper + right)
                  + byteAt(mask.samples(), lower + left)
                  + byteAt(mask.samples(), lower + right)
                  + 2)
              >> 2;
      int sum =
          byteAt(near.samples(), in + x) * share
              + byteAt(far.samples(), behind + x) * (255 - share);
      target.samples().set(JAVA_BYTE, out + x, (byte) dividedBy255(sum));
    }
  }

  static void limit(Plane mask, Plane target, int row, int from) {
    long in = mask.row(row);
    long out = target.row(row);
    for (int x = from; x < target.width(); x++) {
      int luma = 16 + dividedBy255(219 * byteAt(mask.samples(), in + x));
      target.samples().set(JAVA_BYTE, out + x, (byte) luma);
    }
  }

  /** The nearest whole number of a level, which the sum has in its lowest bits. */
  private static byte level(float value) {
    return (byte) Float.floatToRawIntBits(value + NO_FRACTION);
  }

  /** A sum of at most 255² over 255, rounded to the nearest. */
  private static int dividedBy255(int sum) {
    int half = sum + 128;
    return (half + (half >> 8)) >> 8;
  }

  private static int byteAt(MemorySegment samples, long at) {
    return samples.get(JAVA_BYTE, at) & 0xFF;
  }
}
