package org.fitterbench.segmentation.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.fitterbench.mesh.video.Plane;

/**
 * The kernels of {@link FrameKernel} on registers of 256 or 512 bits; what is left at the end of a
 * row goes to {@link ScalarRows}.
 */
final class VectorRows {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;

  /** As many bytes as there are floats in a register. */
  private static final VectorSpecies<Byte> QUARTER =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(FLOATS.vectorBitSize() / 4));

  /** As many bytes as there are shorts in a register. */
  private static final VectorSpecies<Byte> HALF =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(FLOATS.vectorBitSize() / 2));

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;

  /** Columns of a cache line's bytes are summed at once. */
  private static final int COLUMNS = 4 * FLOATS.length();

  private VectorRows() {}

  /** Whether this machine's registers are wide enough, and no wider than weights are grouped. */
  static boolean supported() {
    return FLOATS.vectorBitSize() >= 256 && FLOATS.length() <= Axis.GROUP;
  }

  static void sumRows(Plane plane, int first, int taps, float[] weights, int at, float[] sums) {
    MemorySegment samples = plane.samples();
    int lanes = FLOATS.length();
    int x = 0;
    for (; x + COLUMNS <= plane.width(); x += COLUMNS) {
      long in = plane.row(first) + x;
      FloatVector sum0 = FloatVector.zero(FLOATS);
      FloatVector sum1 = sum0;
      FloatVector sum2 = sum0;
      FloatVector sum3 = sum0;
      for (int tap = 0; tap < taps; tap++) {
        FloatVector weight = FloatVector.broadcast(FLOATS, weights[at + tap]);
        sum0 = floats(samples, in).fma(weight, sum0);
        sum1 = floats(samples, in + lanes).fma(weight, sum1);
        sum2 = floats(samples, in + 2L * lanes).fma(weight, sum2);
        sum3 = floats(samples, in + 3L * lanes).fma(weight, sum3);
        in += plane.stride();
      }
      sum0.intoArray(sums, x);
      sum1.intoArray(sums, x + lanes);
      sum2.intoArray(sums, x + 2 * lanes);
      sum3.intoArray(sums, x + 3 * lanes);
    }
    ScalarRows.sumRows(plane, first, taps, weights, at, sums, x);
  }

  static void gather(float[] row, Axis columns, float[] target, int to) {
    int lanes = FLOATS.length();
    float[] weights = columns.weights();
    for (int i = 0; i < columns.size(); i++) {
      int in = columns.first(i);
      int at = columns.start(i);
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int k = 0; k < columns.taps(i); k += lanes) {
        sum =
            FloatVector.fromArray(FLOATS, weights, at + k)
                .fma(FloatVector.fromArray(FLOATS, row, in + k), sum);
      }
      target[to + i] = sum.reduceLanes(VectorOperators.ADD);
    }
  }

  static void spread(float[] row, int start, Spread columns, float[] target) {
    int lanes = FLOATS.length();
    int x = 0;
    for (; x + lanes <= columns.size(); x += lanes) {
      int base = columns.index[x];
      IntVector local = IntVector.fromArray(INTS, columns.index, x).sub(base);
      FloatVector here = pick(row, start + base, local);
      FloatVector next = pick(row, start + base + 1, local);
      FloatVector.fromArray(FLOATS, columns.share, x)
          .fma(next.sub(here), here)
          .intoArray(target, x);
    }
    ScalarRows.spread(row, start, columns, target, x);
  }

  private static FloatVector pick(float[] row, int at, IntVector local) {
    return local
        .selectFrom(FloatVector.fromArray(FLOATS, row, at).reinterpretAsInts())
        .reinterpretAsFloats();
  }

  static void blend(float[] upper, float[] lower, float share, Plane target, int row) {
    int lanes = FLOATS.length();
    long out = target.row(row);
    int x = 0;
    for (; x + lanes <= target.width(); x += lanes) {
      levels(between(upper, lower, share, x))
          .intoMemorySegment(target.samples(), out + x, LITTLE_ENDIAN);
    }
    ScalarRows.blend(upper, lower, share, target, row, x);
  }

  static void guide(CoefficientRows rows, Plane luma, Plane target, int row) {
    int lanes = FLOATS.length();
    long in = luma.row(row);
    long out = target.row(row);
    MemorySegment from = luma.samples();
    MemorySegment to = target.samples();
    float[] upperSlope = rows.upperSlope;
    float[] lowerSlope = rows.lowerSlope;
    float[] upperOffset = rows.upperOffset;
    float[] lowerOffset = rows.lowerOffset;
    float share = rows.share;
    int x = 0;
    for (; x + lanes <= target.width(); x += lanes) {
      FloatVector slope = between(upperSlope, lowerSlope, share, x);
      FloatVector offset = between(upperOffset, lowerOffset, share, x);
      levels(slope.fma(floats(from, in + x), offset).max(0).min(255))
          .intoMemorySegment(to, out + x, LITTLE_ENDIAN);
    }
    ScalarRows.guide(rows, luma, target, row, x);
  }

  static void mix(Plane near, Plane far, int farRow, Plane mask, Plane target, int row) {
    int lanes = SHORTS.length();
    long in = near.row(row);
    long behind = far.row(farRow);
    long over = mask.row(row);
    long out = target.row(row);
    int x = 0;
    for (; x + lanes <= target.width(); x += lanes) {
      ShortVector share = shorts(mask.samples(), over + x);
      mixed(shorts(near.samples(), in + x), shorts(far.samples(), behind + x), share)
          .intoMemorySegment(target.samples(), out + x, LITTLE_ENDIAN);
    }
    ScalarRows.mix(near, far, farRow, mask, target, row, x);
  }

  static void mixChroma(Plane near, Plane far, int farRow, Plane mask, Plane target, int row) {
    int lanes = SHORTS.length();
    long in = near.row(row);
    long behind = far.row(farRow);
    long upper = mask.row(2 * row);
    long lower = mask.row(Math.min(2 * row + 1, mask.height() - 1));
    long out = target.row(row);
    int x = 0;
    for (; 2 * (x + lanes) <= mask.width(); x += lanes) {
      ShortVector share =
          pairs(mask.samples(), upper + 2L * x)
              .add(pairs(mask.samples(), lower + 2L * x))
              .add((short) 2)
              .lanewise(VectorOperators.LSHR, 2);
      mixed(shorts(near.samples(), in + x), shorts(far.samples(), behind + x), share)
          .intoMemorySegment(target.samples(), out + x, LITTLE_ENDIAN);
    }
    ScalarRows.mixChroma(near, far, farRow, mask, target, row, x);
  }

  static void limit(Plane mask, Plane target, int row) {
    int lanes = SHORTS.length();
    long in = mask.row(row);
    long out = target.row(row);
    int x = 0;
    for (; x + lanes <= target.width(); x += lanes) {
      bytes(dividedBy255(shorts(mask.samples(), in + x).mul((short) 219)).add((short) 16))
          .intoMemorySegment(target.samples(), out + x, LITTLE_ENDIAN);
    }
    ScalarRows.limit(mask, target, row, x);
  }

  private static FloatVector between(float[] upper, float[] lower, float share, int x) {
    FloatVector above = FloatVector.fromArray(FLOATS, upper, x);
    return FloatVector.broadcast(FLOATS, share)
        .fma(FloatVector.fromArray(FLOATS, lower, x).sub(above), above);
  }

  private static FloatVector floats(MemorySegment samples, long at) {
    return (FloatVector)
        ByteVector.fromMemorySegment(QUARTER, samples, at, LITTLE_ENDIAN)
            .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0)
            .convertShape(VectorOperators.I2F, FLOATS, 0);
  }

  private static ByteVector levels(FloatVector values) {
    return (ByteVector)
        values
            .add(ScalarRows.NO_FRACTION)
            .reinterpretAsInts()
            .convertShape(VectorOperators.I2B, QUARTER, 0);
  }

  private static ShortVector shorts(MemorySegment samples, long at) {
    return (ShortVector)
        ByteVector.fromMemorySegment(HALF, samples, at, LITTLE_ENDIAN)
            .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0);
  }

  private static ByteVector bytes(ShortVector values) {
    return (ByteVector) values.convertShape(VectorOperators.S2B, HALF, 0);
  }

  /** Sums of neighbours in pairs. */
  private static ShortVector pairs(MemorySegment samples, long at) {
    ShortVector both =
        ByteVector.fromMemorySegment(BYTES, samples, at, LITTLE_ENDIAN).reinterpretAsShorts();
    return both.and((short) 0xFF).add(both.lanewise(VectorOperators.LSHR, 8));
  }

  /** The sums of products are at most 255², which a short holds without a sign. */
  private static ByteVector mixed(ShortVector near, ShortVector far, ShortVector share) {
    ShortVector rest = share.lanewise(VectorOperators.NOT).and((short) 0xFF);
    return bytes(dividedBy255(near.mul(share).add(far.mul(rest))));
  }

  private static ShortVector dividedBy255(ShortVector sums) {
    ShortVector half = sums.add((short) 128);
    return half.add(half.lanewise(VectorOperators.LSHR, 8)).lanewise(VectorOperators.LSHR, 8);
  }
}
