package org.fitterbench.mesh.raster;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.picture.Texture.Wrap;

/**
 * As many fragments at a time as the processor's widest registers hold. Computes beyond the last
 * fragment up to a whole vector. No vector is handed from method to method, because the compiler
 * may put one on the heap for that.
 */
final class VectorFragmentKernels implements FragmentKernels {
  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();
  private static final float ROUNDER = VertexBuffer.ROUNDER;

  /** Two neighbouring texels. */
  private static final VectorSpecies<Integer> PAIR = IntVector.SPECIES_64;

  /** Which numbers of two vectors of pairs are the pairs' first, and which their second. */
  private static final IntVector FIRSTS = IntVector.zero(INTS).addIndex(2);

  private static final IntVector SECONDS = FIRSTS.add(1);

  private final VectorLight light = new VectorLight();

  /** The texel before each fragment and the one behind it along an axis. */
  private final int[] left = new int[Fragments.CAPACITY];

  private final int[] right = new int[Fragments.CAPACITY];
  private final int[] upper = new int[Fragments.CAPACITY];
  private final int[] lower = new int[Fragments.CAPACITY];

  /** Of each fragment the two upper or the two lower texels, one behind the other. */
  private final int[] pairs = new int[2 * Fragments.CAPACITY];

  /** Of the second texture: means of four texels. */
  private final float[] other = new float[Fragments.CAPACITY];

  @Override
  public void locate(Texture texture, Fragments fragments, Footprints footprints, int count) {
    int width = texture.picture().width();
    int height = texture.picture().height();
    if (texture.wrap() == Wrap.REPEAT) {
      repeat(fragments.red, footprints.shareX, count);
      repeat(fragments.green, footprints.shareY, count);
      locate(footprints.shareX, width, -0.5f, left, right, count);
      locate(footprints.shareY, -height, height - 0.5f, upper, lower, count);
      goRound(left, right, width, count);
      goRound(upper, lower, height, count);
    } else {
      cut(fragments.red, footprints.shareX, count);
      cut(fragments.green, footprints.shareY, count);
      locate(footprints.shareX, width, -0.5f, left, right, count);
      locate(footprints.shareY, -height, height - 0.5f, upper, lower, count);
      stay(left, right, width, count);
      stay(upper, lower, height, count);
    }
    index(upper, width, footprints.upperLeft, footprints.upperRight, count);
    index(lower, width, footprints.lowerLeft, footprints.lowerRight, count);
  }

  private static void repeat(float[] coordinates, float[] result, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector zero = FloatVector.zero(FLOATS);
      FloatVector one = FloatVector.broadcast(FLOATS, 1);
      FloatVector coordinate = FloatVector.fromArray(FLOATS, coordinates, i);
      FloatVector whole = coordinate.sub(0.5f).add(ROUNDER).sub(ROUNDER);
      FloatVector part = coordinate.sub(whole);
      part = part.blend(zero, part.lt(zero));
      part.blend(one, one.lt(part)).intoArray(result, i);
    }
  }

  /** Cuts off what is below 0 and beyond 1. */
  private static void cut(float[] values, float[] result, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector zero = FloatVector.zero(FLOATS);
      FloatVector one = FloatVector.broadcast(FLOATS, 1);
      FloatVector value = FloatVector.fromArray(FLOATS, values, i);
      value = value.blend(zero, value.lt(zero));
      value.blend(one, one.lt(value)).intoArray(result, i);
    }
  }

  private static void locate(
      float[] coordinates, float factor, float zero, int[] first, int[] second, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector place =
          FloatVector.fromArray(FLOATS, coordinates, i)
              .fma(FloatVector.broadcast(FLOATS, factor), FloatVector.broadcast(FLOATS, zero));
      FloatVector whole = place.sub(0.5f).add(ROUNDER).sub(ROUNDER);
      place.sub(whole).intoArray(coordinates, i);
      IntVector index = (IntVector) whole.convert(VectorOperators.F2I, 0);
      index.intoArray(first, i);
      index.add(1).intoArray(second, i);
    }
  }

  private static void goRound(int[] first, int[] second, int size, int count) {
    for (int i = 0; i < count; i += LANES) {
      IntVector before = IntVector.fromArray(INTS, first, i);
      IntVector behind = IntVector.fromArray(INTS, second, i);
      before.add(size, before.lt(0)).intoArray(first, i);
      IntVector beyond = behind.sub(size);
      beyond.add(size, beyond.lt(0)).intoArray(second, i);
    }
  }

  private static void stay(int[] first, int[] second, int size, int count) {
    for (int i = 0; i < count; i += LANES) {
      IntVector.fromArray(INTS, first, i).max(0).intoArray(first, i);
      IntVector.fromArray(INTS, second, i).min(size - 1).intoArray(second, i);
    }
  }

  private void index(int[] rows, int width, int[] lefts, int[] rights, int count) {
    for (int i = 0; i < count; i += LANES) {
      IntVector row = IntVector.fromArray(INTS, rows, i).mul(width);
      row.add(IntVector.fromArray(INTS, left, i)).intoArray(lefts, i);
      row.add(IntVector.fromArray(INTS, right, i)).intoArray(rights, i);
    }
  }

  @Override
  public void fetch(int[] pixels, Footprints footprints, Texels texels, int count) {
    texels.touched = touch(pixels, footprints.upperLeft, footprints.lowerLeft, count);
    if (areNeighbours(footprints.upperLeft, footprints.upperRight, count)) {
      fetchPairs(pixels, footprints.upperLeft, count);
      part(pairs, texels.upperLeft, texels.upperRight, count);
      fetchPairs(pixels, footprints.lowerLeft, count);
      part(pairs, texels.lowerLeft, texels.lowerRight, count);
    } else {
      texels.fetch(pixels, footprints, count);
    }
  }

  /**
   * Reads a texel here and there, so that the memory's answers to all of them are under way
   * together before any is waited for.
   *
   * @return the sum of what was read
   */
  private static int touch(int[] pixels, int[] uppers, int[] lowers, int count) {
    int sum = 0;
    for (int i = 0; i < count; i += TileKernels.GROUP) {
      sum += pixels[uppers[i]] + pixels[lowers[i]];
    }
    return sum;
  }

  /** Whether each second texel follows the first; around the border of a texture it does not. */
  private static boolean areNeighbours(int[] firsts, int[] seconds, int count) {
    IntVector gaps = IntVector.zero(INTS);
    for (int i = 0; i < count; i += LANES) {
      IntVector gap =
          IntVector.fromArray(INTS, seconds, i).sub(IntVector.fromArray(INTS, firsts, i));
      gaps = gaps.or(gap.sub(1));
    }
    return gaps.eq(0).allTrue();
  }

  private void fetchPairs(int[] pixels, int[] firsts, int count) {
    int[] fetched = pairs;
    for (int i = 0; i < count; i++) {
      IntVector.fromArray(PAIR, pixels, firsts[i]).intoArray(fetched, 2 * i);
    }
  }

  /** Tells the first numbers of pairs from the second. */
  private static void part(int[] pairs, int[] firsts, int[] seconds, int count) {
    for (int i = 0; i < count; i += LANES) {
      IntVector low = IntVector.fromArray(INTS, pairs, 2 * i);
      IntVector high = IntVector.fromArray(INTS, pairs, 2 * i + LANES);
      FIRSTS.selectFrom(low, high).intoArray(firsts, i);
      SECONDS.selectFrom(low, high).intoArray(seconds, i);
    }
  }

  @Override
  public void filter(Footprints footprints, Texels texels, Fragments fragments, int count) {
    mean(footprints, texels, 16, fragments.red, count);
    mean(footprints, texels, 8, fragments.green, count);
    mean(footprints, texels, 0, fragments.blue, count);
    linearise(fragments.red, count);
    linearise(fragments.green, count);
    linearise(fragments.blue, count);
  }

  @Override
  public void blend(
      Footprints first,
      Texels firstTexels,
      Footprints second,
      Texels secondTexels,
      float ratio,
      Fragments fragments,
      int count) {
    mean(first, firstTexels, 16, fragments.red, count);
    mean(second, secondTexels, 16, other, count);
    mixIn(fragments.red, ratio, count);
    mean(first, firstTexels, 8, fragments.green, count);
    mean(second, secondTexels, 8, other, count);
    mixIn(fragments.green, ratio, count);
    mean(first, firstTexels, 0, fragments.blue, count);
    mean(second, secondTexels, 0, other, count);
    mixIn(fragments.blue, ratio, count);
    linearise(fragments.red, count);
    linearise(fragments.green, count);
    linearise(fragments.blue, count);
  }

  /** Writes the mean of a channel of the four texels around each fragment, 0 to 255. */
  private static void mean(
      Footprints footprints, Texels texels, int shift, float[] result, int count) {
    for (int i = 0; i < count; i += LANES) {
      IntVector mask = IntVector.broadcast(INTS, 0xFF);
      IntVector a =
          IntVector.fromArray(INTS, texels.upperLeft, i).lanewise(VectorOperators.LSHR, shift);
      IntVector b =
          IntVector.fromArray(INTS, texels.upperRight, i).lanewise(VectorOperators.LSHR, shift);
      IntVector c =
          IntVector.fromArray(INTS, texels.lowerLeft, i).lanewise(VectorOperators.LSHR, shift);
      IntVector d =
          IntVector.fromArray(INTS, texels.lowerRight, i).lanewise(VectorOperators.LSHR, shift);
      FloatVector upperLeft = (FloatVector) a.and(mask).convert(VectorOperators.I2F, 0);
      FloatVector upperRight = (FloatVector) b.and(mask).convert(VectorOperators.I2F, 0);
      FloatVector lowerLeft = (FloatVector) c.and(mask).convert(VectorOperators.I2F, 0);
      FloatVector lowerRight = (FloatVector) d.and(mask).convert(VectorOperators.I2F, 0);
      FloatVector x = FloatVector.fromArray(FLOATS, footprints.shareX, i);
      FloatVector y = FloatVector.fromArray(FLOATS, footprints.shareY, i);
      FloatVector above = upperRight.sub(upperLeft).fma(x, upperLeft);
      FloatVector below = lowerRight.sub(lowerLeft).fma(x, lowerLeft);
      below.sub(above).fma(y, above).intoArray(result, i);
    }
  }

  private void mixIn(float[] values, float ratio, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector value = FloatVector.fromArray(FLOATS, values, i);
      FloatVector.fromArray(FLOATS, other, i)
          .sub(value)
          .fma(FloatVector.broadcast(FLOATS, ratio), value)
          .intoArray(values, i);
    }
  }

  /** Turns encoded values, 0 to 255, into light, 0 to 1. */
  private static void linearise(float[] values, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector zero = FloatVector.zero(FLOATS);
      FloatVector encoded =
          FloatVector.fromArray(FLOATS, values, i).mul(FloatVector.broadcast(FLOATS, 1f / 255));
      FloatVector beyond = encoded.sub(FloatVector.broadcast(FLOATS, Srgb.KNEE));
      beyond = beyond.blend(zero, beyond.lt(zero));
      FloatVector curve =
          beyond
              .fma(FloatVector.broadcast(FLOATS, Srgb.C5), FloatVector.broadcast(FLOATS, Srgb.C4))
              .fma(beyond, FloatVector.broadcast(FLOATS, Srgb.C3))
              .fma(beyond, FloatVector.broadcast(FLOATS, Srgb.C2))
              .fma(beyond, FloatVector.broadcast(FLOATS, Srgb.C1));
      beyond
          .fma(curve, encoded.mul(FloatVector.broadcast(FLOATS, Srgb.SLOPE)))
          .intoArray(values, i);
    }
  }

  @Override
  public void light(
      View view, LightTable lights, float strength, int exponent, Fragments fragments, int count) {
    light.light(view, lights, strength, exponent, fragments, count);
  }

  @Override
  public void quantise(float[] values, int[] quanta, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector zero = FloatVector.zero(FLOATS);
      FloatVector one = FloatVector.broadcast(FLOATS, 1);
      FloatVector value = FloatVector.fromArray(FLOATS, values, i);
      value = value.blend(zero, value.lt(zero));
      FloatVector counted =
          value
              .blend(one, one.lt(value))
              .fma(FloatVector.broadcast(FLOATS, Srgb.QUANTA), FloatVector.broadcast(FLOATS, 0.5f));
      ((IntVector) counted.convert(VectorOperators.F2I, 0)).intoArray(quanta, i);
    }
  }
}
