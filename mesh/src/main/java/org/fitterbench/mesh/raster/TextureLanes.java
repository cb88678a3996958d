package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VectorShading.FLOATS;
import static org.fitterbench.mesh.raster.VectorShading.GROUP;
import static org.fitterbench.mesh.raster.VectorShading.INTS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.picture.Texture.Wrap;

/** Bilinear look-ups of eight texels; the same operations as {@link ScalarShading}. */
final class TextureLanes {
  private final float[] u = new float[Fragments.CAPACITY];
  private final float[] v = new float[Fragments.CAPACITY];

  /** Indices of the upper left, upper right, lower left and lower right texels. */
  private final int[] indices = new int[4 * GROUP];

  private int[] texels = new int[1];
  private int width;
  private int height;
  private boolean repeat;

  /** Chooses the texture of the next look-ups. */
  void set(Texture texture) {
    texels = texture.picture().pixels();
    width = texture.picture().width();
    height = texture.picture().height();
    repeat = texture.wrap() == Wrap.REPEAT;
  }

  /** Keeps u and v for {@link #mixIn}, before the first look-up replaces them. */
  void keepCoordinates(Fragments fragments, int at) {
    FloatVector.fromArray(FLOATS, fragments.red, at).intoArray(u, at);
    FloatVector.fromArray(FLOATS, fragments.green, at).intoArray(v, at);
  }

  /** Replaces u, v by the encoded colour. */
  void lookUp(Fragments fragments, int at) {
    sample(
        FloatVector.fromArray(FLOATS, fragments.red, at),
        FloatVector.fromArray(FLOATS, fragments.green, at),
        fragments,
        at,
        1,
        false);
  }

  /** Mixes a share of this texture's encoded colour, at the kept u and v, into what is there. */
  void mixIn(Fragments fragments, int at, float ratio) {
    sample(
        FloatVector.fromArray(FLOATS, u, at),
        FloatVector.fromArray(FLOATS, v, at),
        fragments,
        at,
        ratio,
        true);
  }

  /** Makes the encoded colour linear. */
  void linearise(Fragments fragments, int at) {
    linearise(fragments.red, at);
    linearise(fragments.green, at);
    linearise(fragments.blue, at);
  }

  private static void linearise(float[] channel, int at) {
    SrgbLanes.linear(FloatVector.fromArray(FLOATS, channel, at)).intoArray(channel, at);
  }

  private void sample(
      FloatVector atU, FloatVector atV, Fragments fragments, int at, float ratio, boolean mix) {
    FloatVector half = FloatVector.broadcast(FLOATS, -0.5f);
    FloatVector x = wrapped(atU).fma(FloatVector.broadcast(FLOATS, width), half);
    FloatVector y =
        FloatVector.broadcast(FLOATS, 1)
            .sub(wrapped(atV))
            .fma(FloatVector.broadcast(FLOATS, height), half);
    IntVector left = floor(x);
    IntVector top = floor(y);
    FloatVector shareX = x.sub(floats(left));
    FloatVector shareY = y.sub(floats(top));
    IntVector x0 = inside(left, width);
    IntVector x1 = inside(left.add(1), width);
    IntVector row0 = inside(top, height).mul(width);
    IntVector row1 = inside(top.add(1), height).mul(width);
    row0.add(x0).intoArray(indices, 0);
    row0.add(x1).intoArray(indices, GROUP);
    row1.add(x0).intoArray(indices, 2 * GROUP);
    row1.add(x1).intoArray(indices, 3 * GROUP);
    IntVector upperLeft = IntVector.fromArray(INTS, texels, 0, indices, 0);
    IntVector upperRight = IntVector.fromArray(INTS, texels, 0, indices, GROUP);
    IntVector lowerLeft = IntVector.fromArray(INTS, texels, 0, indices, 2 * GROUP);
    IntVector lowerRight = IntVector.fromArray(INTS, texels, 0, indices, 3 * GROUP);
    FloatVector red = bilinear(upperLeft, upperRight, lowerLeft, lowerRight, 16, shareX, shareY);
    FloatVector green = bilinear(upperLeft, upperRight, lowerLeft, lowerRight, 8, shareX, shareY);
    FloatVector blue = bilinear(upperLeft, upperRight, lowerLeft, lowerRight, 0, shareX, shareY);
    if (mix) {
      red = mix(FloatVector.fromArray(FLOATS, fragments.red, at), red, ratio);
      green = mix(FloatVector.fromArray(FLOATS, fragments.green, at), green, ratio);
      blue = mix(FloatVector.fromArray(FLOATS, fragments.blue, at), blue, ratio);
    }
    red.intoArray(fragments.red, at);
    green.intoArray(fragments.green, at);
    blue.intoArray(fragments.blue, at);
  }

  private FloatVector wrapped(FloatVector coordinate) {
    return repeat ? coordinate.sub(floats(floor(coordinate))) : coordinate.max(0).min(1);
  }

  private static IntVector floor(FloatVector value) {
    IntVector whole = (IntVector) value.convertShape(VectorOperators.F2I, INTS, 0);
    return whole.sub(1, floats(whole).compare(VectorOperators.GT, value).cast(INTS));
  }

  private IntVector inside(IntVector index, int size) {
    int below = repeat ? size - 1 : 0;
    int beyond = repeat ? 0 : size - 1;
    return index
        .blend(below, index.compare(VectorOperators.LT, 0))
        .blend(beyond, index.compare(VectorOperators.GE, size));
  }

  private static FloatVector bilinear(
      IntVector upperLeft,
      IntVector upperRight,
      IntVector lowerLeft,
      IntVector lowerRight,
      int shift,
      FloatVector shareX,
      FloatVector shareY) {
    FloatVector upper = mix(channel(upperLeft, shift), channel(upperRight, shift), shareX);
    FloatVector lower = mix(channel(lowerLeft, shift), channel(lowerRight, shift), shareX);
    return mix(upper, lower, shareY).mul(1f / 255);
  }

  private static FloatVector channel(IntVector texel, int shift) {
    return floats(texel.lanewise(VectorOperators.LSHR, shift).and(0xFF));
  }

  private static FloatVector mix(FloatVector from, FloatVector to, FloatVector share) {
    return to.sub(from).fma(share, from);
  }

  private static FloatVector mix(FloatVector from, FloatVector to, float share) {
    return mix(from, to, FloatVector.broadcast(FLOATS, share));
  }

  private static FloatVector floats(IntVector whole) {
    return (FloatVector) whole.convertShape(VectorOperators.I2F, FLOATS, 0);
  }
}
