package org.fitterbench.mesh.video;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Samples of 8 bits in rows, unsigned, somewhere in memory: one plane of a frame, or a part of one.
 *
 * @param samples the rows, from the first sample of the first row on; at least {@code
 *     (height−1)·stride + width} bytes
 * @param width samples in a row
 * @param height rows
 * @param stride bytes from the start of a row to that of the next, at least the width
 */
public record Plane(MemorySegment samples, int width, int height, int stride) {
  /** Rows of new planes start at multiples of a cache line. */
  private static final int ROW_ALIGNMENT = 64;

  public Plane {
    if (width < 1
        || height < 1
        || stride < width
        || samples.byteSize() < (height - 1L) * stride + width) {
      throw new IllegalArgumentException(
          samples.byteSize()
              + " bytes hold no plane of "
              + width
              + " x "
              + height
              + " with rows "
              + stride
              + " bytes apart");
    }
  }

  /** A plane of zeros in native memory of its own, which is freed when nothing refers to it. */
  public static Plane allocate(int width, int height) {
    int stride = Math.ceilDiv(width, ROW_ALIGNMENT) * ROW_ALIGNMENT;
    return new Plane(
        Arena.ofAuto().allocate((long) stride * height, ROW_ALIGNMENT), width, height, stride);
  }

  /** Where a row starts, in bytes from the first sample. */
  public long row(int index) {
    return (long) index * stride;
  }

  /** The part of this plane with its upper left corner at a place; the samples are shared. */
  public Plane part(int left, int top, int partWidth, int partHeight) {
    if (left < 0 || top < 0 || left + partWidth > width || top + partHeight > height) {
      throw new IndexOutOfBoundsException(
          partWidth + " x " + partHeight + " at " + left + ", " + top + " leaves the plane");
    }
    return new Plane(
        samples.asSlice(row(top) + left, (partHeight - 1L) * stride + partWidth),
        partWidth,
        partHeight,
        stride);
  }

  /**
   * Copies this plane into one at least as large, whose further columns and rows repeat the last.
   */
  public void copyTo(Plane larger) {
    for (int y = 0; y < larger.height; y++) {
      long from = row(Math.min(y, height - 1));
      long to = larger.row(y);
      MemorySegment.copy(samples, from, larger.samples, to, width);
      if (larger.width > width) {
        byte last = samples.get(ValueLayout.JAVA_BYTE, from + width - 1);
        larger.samples.asSlice(to + width, larger.width - width).fill(last);
      }
    }
  }
}
