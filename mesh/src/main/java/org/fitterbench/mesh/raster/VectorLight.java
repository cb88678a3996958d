package org.fitterbench.mesh.raster;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The light of {@link LightShader} with explicit vectors: the same operations in fewer and longer
 * loops. No vector is handed from method to method, because the compiler may put one on the heap
 * for that.
 */
final class VectorLight {
  private static final VectorSpecies<Float> FLOATS = VectorFragmentKernels.FLOATS;
  private static final int LANES = FLOATS.length();
  private static final int CAPACITY = Fragments.CAPACITY;

  /** Unit vectors towards the viewer, and their cosines with the normals. */
  private final float[] viewX = new float[CAPACITY];

  private final float[] viewY = new float[CAPACITY];
  private final float[] viewZ = new float[CAPACITY];
  private final float[] normalView = new float[CAPACITY];

  /** Of the lamp under work: cosines with the normals where it shines. */
  private final float[] cosine = new float[CAPACITY];

  /** The cosines with the halfway directions, then their powers. */
  private final float[] power = new float[CAPACITY];

  private final float[] product = new float[CAPACITY];

  /** The share that is mirrored. */
  private final float[] gloss = new float[CAPACITY];

  /** Light that the surface's colour is multiplied with, and light that is added. */
  private final float[] diffuseRed = new float[CAPACITY];

  private final float[] diffuseGreen = new float[CAPACITY];
  private final float[] diffuseBlue = new float[CAPACITY];
  private final float[] mirroredRed = new float[CAPACITY];
  private final float[] mirroredGreen = new float[CAPACITY];
  private final float[] mirroredBlue = new float[CAPACITY];

  /** Replaces the surface's colours by the light that comes from it. */
  void light(
      View view, LightTable lights, float strength, int exponent, Fragments fragments, int count) {
    normalise(fragments.normalX, fragments.normalY, fragments.normalZ, count);
    dome(lights, 0, fragments.normalZ, diffuseRed, count);
    dome(lights, 1, fragments.normalZ, diffuseGreen, count);
    dome(lights, 2, fragments.normalZ, diffuseBlue, count);
    Arrays.fill(mirroredRed, 0, count, 0);
    Arrays.fill(mirroredGreen, 0, count, 0);
    Arrays.fill(mirroredBlue, 0, count, 0);
    if (strength > 0) {
      lookAtViewer(view.towardsViewer, fragments, count);
    }
    float[] lamps = lights.lamps;
    for (int lamp = 0; lamp < LightTable.LAMP * lights.lampCount; lamp += LightTable.LAMP) {
      face(lamps, lamp, fragments, count);
      if (strength > 0) {
        halve(lamps, lamp, count);
        raise(exponent, count);
        fade(strength, count);
        add(gloss, lamps, lamp, mirroredRed, mirroredGreen, mirroredBlue, count);
      }
      add(cosine, lamps, lamp, diffuseRed, diffuseGreen, diffuseBlue, count);
    }
    finish(fragments.red, diffuseRed, mirroredRed, count);
    finish(fragments.green, diffuseGreen, mirroredGreen, count);
    finish(fragments.blue, diffuseBlue, mirroredBlue, count);
  }

  private static void normalise(float[] xs, float[] ys, float[] zs, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, xs, i);
      FloatVector y = FloatVector.fromArray(FLOATS, ys, i);
      FloatVector z = FloatVector.fromArray(FLOATS, zs, i);
      FloatVector square =
          x.fma(x, y.fma(y, z.fma(z, FloatVector.broadcast(FLOATS, LightShader.TINY))));
      FloatVector inverse = FloatVector.broadcast(FLOATS, 1).div(square.sqrt());
      x.mul(inverse).intoArray(xs, i);
      y.mul(inverse).intoArray(ys, i);
      z.mul(inverse).intoArray(zs, i);
    }
  }

  private static void dome(
      LightTable lights, int channel, float[] normalZ, float[] diffuse, int count) {
    float slope = lights.slope[channel];
    float middle = lights.middle[channel];
    for (int i = 0; i < count; i += LANES) {
      FloatVector.fromArray(FLOATS, normalZ, i)
          .fma(FloatVector.broadcast(FLOATS, slope), FloatVector.broadcast(FLOATS, middle))
          .intoArray(diffuse, i);
    }
  }

  private void lookAtViewer(float[] t, Fragments fragments, int count) {
    direct(fragments, t[0], t[3], t[6], viewX, count);
    direct(fragments, t[1], t[4], t[7], viewY, count);
    direct(fragments, t[2], t[5], t[8], viewZ, count);
    normalise(viewX, viewY, viewZ, count);
    for (int i = 0; i < count; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, fragments.normalX, i);
      FloatVector y = FloatVector.fromArray(FLOATS, fragments.normalY, i);
      FloatVector z = FloatVector.fromArray(FLOATS, fragments.normalZ, i);
      x.fma(
              FloatVector.fromArray(FLOATS, viewX, i),
              y.fma(
                  FloatVector.fromArray(FLOATS, viewY, i),
                  z.mul(FloatVector.fromArray(FLOATS, viewZ, i))))
          .intoArray(normalView, i);
    }
  }

  private static void direct(
      Fragments fragments, float start, float perX, float perY, float[] result, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, fragments.x, i);
      FloatVector y = FloatVector.fromArray(FLOATS, fragments.y, i);
      x.fma(
              FloatVector.broadcast(FLOATS, perX),
              y.fma(FloatVector.broadcast(FLOATS, perY), FloatVector.broadcast(FLOATS, start)))
          .intoArray(result, i);
    }
  }

  private void face(float[] lamps, int lamp, Fragments fragments, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, fragments.normalX, i);
      FloatVector y = FloatVector.fromArray(FLOATS, fragments.normalY, i);
      FloatVector z = FloatVector.fromArray(FLOATS, fragments.normalZ, i);
      FloatVector zero = FloatVector.zero(FLOATS);
      FloatVector toLamp =
          x.fma(
              FloatVector.broadcast(FLOATS, lamps[lamp]),
              y.fma(
                  FloatVector.broadcast(FLOATS, lamps[lamp + 1]),
                  z.mul(FloatVector.broadcast(FLOATS, lamps[lamp + 2]))));
      toLamp.intoArray(power, i);
      toLamp.blend(zero, toLamp.lt(zero)).intoArray(cosine, i);
    }
  }

  /** Replaces the cosines of normals and lamp by those of normals and halfway directions. */
  private void halve(float[] lamps, int lamp, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, viewX, i);
      FloatVector y = FloatVector.fromArray(FLOATS, viewY, i);
      FloatVector z = FloatVector.fromArray(FLOATS, viewZ, i);
      FloatVector two = FloatVector.broadcast(FLOATS, 2);
      FloatVector tiny = FloatVector.broadcast(FLOATS, LightShader.TINY);
      FloatVector zero = FloatVector.zero(FLOATS);
      FloatVector square =
          x.fma(
                  FloatVector.broadcast(FLOATS, lamps[lamp]),
                  y.fma(
                      FloatVector.broadcast(FLOATS, lamps[lamp + 1]),
                      z.mul(FloatVector.broadcast(FLOATS, lamps[lamp + 2]))))
              .fma(two, two);
      FloatVector both =
          FloatVector.fromArray(FLOATS, power, i).add(FloatVector.fromArray(FLOATS, normalView, i));
      FloatVector halfway = both.div(square.blend(tiny, square.lt(tiny)).sqrt());
      halfway.blend(zero, halfway.lt(zero)).intoArray(power, i);
    }
  }

  private void raise(int exponent, int count) {
    Arrays.fill(product, 0, count, 1);
    for (int left = exponent; left > 0; left >>= 1) {
      if ((left & 1) != 0) {
        multiply(product, power, count);
      }
      multiply(power, power, count);
    }
  }

  private static void multiply(float[] values, float[] factors, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector.fromArray(FLOATS, values, i)
          .mul(FloatVector.fromArray(FLOATS, factors, i))
          .intoArray(values, i);
    }
  }

  private void fade(float strength, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector one = FloatVector.broadcast(FLOATS, 1);
      FloatVector share =
          FloatVector.fromArray(FLOATS, cosine, i)
              .mul(FloatVector.broadcast(FLOATS, LightShader.FADE));
      share
          .blend(one, one.lt(share))
          .mul(FloatVector.broadcast(FLOATS, strength))
          .mul(FloatVector.fromArray(FLOATS, product, i))
          .intoArray(gloss, i);
    }
  }

  private static void add(
      float[] amounts,
      float[] lamps,
      int lamp,
      float[] red,
      float[] green,
      float[] blue,
      int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector amount = FloatVector.fromArray(FLOATS, amounts, i);
      amount
          .fma(
              FloatVector.broadcast(FLOATS, lamps[lamp + 3]), FloatVector.fromArray(FLOATS, red, i))
          .intoArray(red, i);
      amount
          .fma(
              FloatVector.broadcast(FLOATS, lamps[lamp + 4]),
              FloatVector.fromArray(FLOATS, green, i))
          .intoArray(green, i);
      amount
          .fma(
              FloatVector.broadcast(FLOATS, lamps[lamp + 5]),
              FloatVector.fromArray(FLOATS, blue, i))
          .intoArray(blue, i);
    }
  }

  private static void finish(float[] colour, float[] diffuse, float[] mirrored, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector.fromArray(FLOATS, colour, i)
          .fma(
              FloatVector.fromArray(FLOATS, diffuse, i), FloatVector.fromArray(FLOATS, mirrored, i))
          .intoArray(colour, i);
    }
  }
}
