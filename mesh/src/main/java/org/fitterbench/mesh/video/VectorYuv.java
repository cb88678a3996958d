package org.fitterbench.mesh.video;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The colour conversion eight numbers at a time; the same bits as {@link ScalarYuv}. */
final class VectorYuv {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;
  private static final int LANES = INTS.length();

  /** The even columns of two vectors side by side. */
  private static final VectorShuffle<Integer> EVEN =
      VectorShuffle.fromOp(INTS, lane -> 2 * lane < LANES ? 2 * lane : 2 * lane - 2 * LANES);

  private VectorYuv() {}

  static void luma(int[] pixels, int from, int count, byte[] luma, int at) {
    int whole = count - count % LANES;
    for (int i = 0; i < whole; i += LANES) {
      IntVector pixel = IntVector.fromArray(INTS, pixels, from + i);
      IntVector red = pixel.lanewise(VectorOperators.LSHR, 16).and(0xFF);
      IntVector green = pixel.lanewise(VectorOperators.LSHR, 8).and(0xFF);
      IntVector blue = pixel.and(0xFF);
      IntVector y =
          red.mul(ScalarYuv.LUMA_RED)
              .add(green.mul(ScalarYuv.LUMA_GREEN))
              .add(blue.mul(ScalarYuv.LUMA_BLUE))
              .add(ScalarYuv.LUMA_BIAS)
              .lanewise(VectorOperators.LSHR, ScalarYuv.LUMA_SHIFT);
      narrow(y, luma, at + i);
    }
    ScalarYuv.luma(pixels, from + whole, count - whole, luma, at + whole);
  }

  static void chroma(
      int[] pixels, int upper, int lower, int count, byte[] blue, byte[] red, int at) {
    // The first column has no left neighbour and is left to the plain arithmetic.
    int first = Math.min(2, count);
    ScalarYuv.chroma(pixels, upper, lower, 0, first, count, blue, red, at);
    int x = first;
    for (; x + 2 * LANES < count; x += 2 * LANES) {
      IntVector redBlue =
          redBlue(pixels, upper + x, lower + x)
              .rearrange(EVEN, redBlue(pixels, upper + x + LANES, lower + x + LANES));
      IntVector g =
          green(pixels, upper + x, lower + x)
              .rearrange(EVEN, green(pixels, upper + x + LANES, lower + x + LANES));
      IntVector r = redBlue.lanewise(VectorOperators.LSHR, 16);
      IntVector b = redBlue.and(0xFFFF);
      IntVector cb =
          r.mul(ScalarYuv.BLUE_RED)
              .add(g.mul(ScalarYuv.BLUE_GREEN))
              .add(b.mul(ScalarYuv.BLUE_BLUE))
              .add(ScalarYuv.CHROMA_BIAS)
              .lanewise(VectorOperators.LSHR, ScalarYuv.CHROMA_SHIFT);
      IntVector cr =
          r.mul(ScalarYuv.RED_RED)
              .add(g.mul(ScalarYuv.RED_GREEN))
              .add(b.mul(ScalarYuv.RED_BLUE))
              .add(ScalarYuv.CHROMA_BIAS)
              .lanewise(VectorOperators.LSHR, ScalarYuv.CHROMA_SHIFT);
      narrow(cb, blue, at + x / 2);
      narrow(cr, red, at + x / 2);
    }
    ScalarYuv.chroma(pixels, upper, lower, x, count, count, blue, red, at);
  }

  /** Red and blue, weighted and summed around eight columns of two rows, 16 bits each. */
  private static IntVector redBlue(int[] pixels, int upper, int lower) {
    return redBlue(pixels, upper - 1)
        .add(redBlue(pixels, lower - 1))
        .add(redBlue(pixels, upper).add(redBlue(pixels, lower)).lanewise(VectorOperators.LSHL, 1))
        .add(redBlue(pixels, upper + 1))
        .add(redBlue(pixels, lower + 1));
  }

  private static IntVector redBlue(int[] pixels, int at) {
    return IntVector.fromArray(INTS, pixels, at).and(0xFF00FF);
  }

  /** Green, weighted and summed around eight columns of two rows. */
  private static IntVector green(int[] pixels, int upper, int lower) {
    return green(pixels, upper - 1)
        .add(green(pixels, lower - 1))
        .add(green(pixels, upper).add(green(pixels, lower)).lanewise(VectorOperators.LSHL, 1))
        .add(green(pixels, upper + 1))
        .add(green(pixels, lower + 1))
        .lanewise(VectorOperators.LSHR, 8);
  }

  /** Green in its place, so that one shift serves the whole sum. */
  private static IntVector green(int[] pixels, int at) {
    return IntVector.fromArray(INTS, pixels, at).and(0xFF00);
  }

  private static void narrow(IntVector values, byte[] bytes, int at) {
    ((ByteVector) values.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(bytes, at);
  }
}
