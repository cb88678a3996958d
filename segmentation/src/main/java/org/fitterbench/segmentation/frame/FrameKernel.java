package org.fitterbench.segmentation.frame;

import java.util.Locale;
import org.fitterbench.mesh.video.Plane;

/**
 * Which kernels work on the rows of frames. All give the same bytes, and the same numbers up to
 * rounding.
 */
public enum FrameKernel {
  /** One number at a time. */
  SCALAR {
    @Override
    void sumRows(Plane plane, int first, int taps, float[] weights, int at, float[] sums) {
      ScalarRows.sumRows(plane, first, taps, weights, at, sums, 0);
    }

    @Override
    void gather(float[] row, Axis columns, float[] target, int to) {
      columns.gather(row, 0, target, to);
    }

    @Override
    void spread(float[] row, int from, Spread columns, float[] target) {
      ScalarRows.spread(row, from, columns, target, 0);
    }

    @Override
    void blend(float[] upper, float[] lower, float share, Plane target, int row) {
      ScalarRows.blend(upper, lower, share, target, row, 0);
    }

    @Override
    void guide(CoefficientRows rows, Plane luma, Plane target, int row) {
      ScalarRows.guide(rows, luma, target, row, 0);
    }

    @Override
    void mix(Plane near, Plane far, int farRow, Plane mask, Plane target, int row) {
      ScalarRows.mix(near, far, farRow, mask, target, row, 0);
    }

    @Override
    void mixChroma(Plane near, Plane far, int farRow, Plane mask, Plane target, int row) {
      ScalarRows.mixChroma(near, far, farRow, mask, target, row, 0);
    }

    @Override
    void limit(Plane mask, Plane target, int row) {
      ScalarRows.limit(mask, target, row, 0);
    }
  },
  /** As many numbers at a time as registers hold, with {@code jdk.incubator.vector}. */
  VECTOR {
    @Override
    void sumRows(Plane plane, int first, int taps, float[] weights, int at, float[] sums) {
      VectorRows.sumRows(plane, first, taps, weights, at, sums);
    }

    @Override
    void gather(float[] row, Axis columns, float[] target, int to) {
      VectorRows.gather(row, columns, target, to);
    }

    @Override
    void spread(float[] row, int from, Spread columns, float[] target) {
      VectorRows.spread(row, from, columns, target);
    }

    @Override
    void blend(float[] upper, float[] lower, float share, Plane target, int row) {
      VectorRows.blend(upper, lower, share, target, row);
    }

    @Override
    void guide(CoefficientRows rows, Plane luma, Plane target, int row) {
      VectorRows.guide(rows, luma, target, row);
    }

    @Override
    void mix(Plane near, Plane far, int farRow, Plane mask, Plane target, int row) {
      VectorRows.mix(near, far, farRow, mask, target, row);
    }

    @Override
    void mixChroma(Plane near, Plane far, int farRow, Plane mask, Plane target, int row) {
      VectorRows.mixChroma(near, far, farRow, mask, target, row);
    }

    @Override
    void limit(Plane mask, Plane target, int row) {
      VectorRows.limit(mask, target, row);
    }
  };

  /**
   * The fastest that this JVM has once compiled: the vector kernel where its module was added and
   * registers have 256 or 512 bits.
   */
  public static FrameKernel fastest() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
            && VectorRows.supported()
        ? VECTOR
        : SCALAR;
  }

  /** The name in run records, for example {@code vector}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Sums rows of a plane by weights.
   *
   * @param first the first row
   * @param taps how many rows
   * @param weights one for each row, from {@code at}
   * @param sums [width] receives the sums
   */
  abstract void sumRows(Plane plane, int first, int taps, float[] weights, int at, float[] sums);

  /**
   * Brings a row to another size by weights.
   *
   * @param row [source], and {@link Axis#GROUP} finite numbers more
   * @param target written from {@code to}, one number for each line of the axis
   */
  abstract void gather(float[] row, Axis columns, float[] target, int to);

  /**
   * Enlarges a row by linear interpolation.
   *
   * @param row read from {@code from}, and {@link Spread#MARGIN} finite numbers more than the
   *     source has
   * @param target [size] receives the row
   */
  abstract void spread(float[] row, int from, Spread columns, float[] target);

  /**
   * Writes a row between two as bytes: {@code upper + share·(lower − upper)}, rounded to the
   * nearest, halves to the even one.
   *
   * @param upper [width] levels from 0 to 255
   * @param lower [width] levels from 0 to 255
   */
  abstract void blend(float[] upper, float[] lower, float share, Plane target, int row);

  /** Writes a row of a mask: slope · luma + offset, held within 0 to 255, rounded likewise. */
  abstract void guide(CoefficientRows rows, Plane luma, Plane target, int row);

  /**
   * Writes a row in which a mask of 0 to 255 shows the near plane before the far one, rounded to
   * the nearest.
   *
   * @param farRow which row of the far plane
   * @param row which row of the other planes
   */
  abstract void mix(Plane near, Plane far, int farRow, Plane mask, Plane target, int row);

  /**
   * Does the same for a row of colour differences, each under the mean of the mask's two by two
   * values, rounded to the nearest.
   */
  abstract void mixChroma(Plane near, Plane far, int farRow, Plane mask, Plane target, int row);

  /** Writes a row of a mask as luma in limited range: 16 + 219/255 of it, rounded. */
  abstract void limit(Plane mask, Plane target, int row);
}
