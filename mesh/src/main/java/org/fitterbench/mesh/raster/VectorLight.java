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
    dome(lights, fragments, count);
    Arrays.fill(mirroredRed, 0, count, 0);
    Arrays.fill(mirroredGreen, 0, count, 0);
    Arrays.fill(mirroredBlue, 0, count, 0);
    if (strength > 0) {
      lookAtViewer(view.towardsViewer, fragments, count);
    }
    for (int lamp = 0; lamp < LightTable.LAMP * lights.lampCount; lamp += LightTable.LAMP) {
      if (strength > 0) {
        mirror(lights.lamps, lamp, strength, exponent, fragments, count);
      }
      diffuse(lights.lamps, lamp, fragments, count);
    }
    finish(fragments.red, diffuseRed, mirroredRed, count);
    finish(fragments.green, diffuseGreen, mirroredGreen, count);
    finish(fragments.blue, diffuseBlue, mirroredBlue, count);
  }

  /** Makes the normals unit vectors and starts the light with the dome's. */
  private void dome(LightTable lights, Fragments fragments, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, fragments.normalX, i);
      FloatVector y = FloatVector.fromArray(FLOATS, fragments.normalY, i);
      FloatVector z = FloatVector.fromArray(FLOATS, fragments.normalZ, i);
      FloatVector square =
          x.fma(x, y.fma(y, z.fma(z, FloatVector.broadcast(FLOATS, LightShader.TINY))));
      FloatVector inverse = FloatVector.broadcast(FLOATS, 1).div(square.sqrt());
      x.mul(inverse).intoArray(fragments.normalX, i);
      y.mul(inverse).intoArray(fragments.normalY, i);
      FloatVector up = z.mul(inverse);
      up.intoArray(fragments.normalZ, i);
      up.fma(
              FloatVector.broadcast(FLOATS, lights.slope[0]),
              FloatVector.broadcast(FLOATS, lights.middle[0]))
          .intoArray(diffuseRed, i);
      up.fma(
              FloatVector.broadcast(FLOATS, lights.slope[1]),
              FloatVector.broadcast(FLOATS, lights.middle[1]))
          .intoArray(diffuseGreen, i);
      up.fma(
              FloatVector.broadcast(FLOATS, lights.slope[2]),
              FloatVector.broadcast(FLOATS, lights.middle[2]))
          .intoArray(diffuseBlue, i);
    }
  }

  /**
   * Computes the directions to the viewer.
   *
   * @param t as in {@link View#towardsViewer}
   */
  private void lookAtViewer(float[] t, Fragments fragments, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector column = FloatVector.fromArray(FLOATS, fragments.x, i);
      FloatVector row = FloatVector.fromArray(FLOATS, fragments.y, i);
      FloatVector x =
          column.fma(
              FloatVector.broadcast(FLOATS, t[3]),
              row.fma(FloatVector.broadcast(FLOATS, t[6]), FloatVector.broadcast(FLOATS, t[0])));
      FloatVector y =
          column.fma(
              FloatVector.broadcast(FLOATS, t[4]),
              row.fma(FloatVector.broadcast(FLOATS, t[7]), FloatVector.broadcast(FLOATS, t[1])));
      FloatVector z =
          column.fma(
              FloatVector.broadcast(FLOATS, t[5]),
              row.fma(FloatVector.broadcast(FLOATS, t[8]), FloatVector.broadcast(FLOATS, t[2])));
      FloatVector square =
          x.fma(x, y.fma(y, z.fma(z, FloatVector.broadcast(FLOATS, LightShader.TINY))));
      FloatVector inverse = FloatVector.broadcast(FLOATS, 1).div(square.sqrt());
      x = x.mul(inverse);
      y = y.mul(inverse);
      z = z.mul(inverse);
      x.intoArray(viewX, i);
      y.intoArray(viewY, i);
      z.intoArray(viewZ, i);
      FloatVector.fromArray(FLOATS, fragments.normalX, i)
          .fma(
              x,
              FloatVector.fromArray(FLOATS, fragments.normalY, i)
                  .fma(y, FloatVector.fromArray(FLOATS, fragments.normalZ, i).mul(z)))
          .intoArray(normalView, i);
    }
  }

  /** Adds what the surface mirrors of a lamp. */
  private void mirror(
      float[] lamps, int lamp, float strength, int exponent, Fragments fragments, int count) {
    float lampX = lamps[lamp];
    float lampY = lamps[lamp + 1];
    float lampZ = lamps[lamp + 2];
    for (int i = 0; i < count; i += LANES) {
      FloatVector towardsX = FloatVector.broadcast(FLOATS, lampX);
      FloatVector towardsY = FloatVector.broadcast(FLOATS, lampY);
      FloatVector towardsZ = FloatVector.broadcast(FLOATS, lampZ);
      FloatVector zero = FloatVector.zero(FLOATS);
      FloatVector one = FloatVector.broadcast(FLOATS, 1);
      FloatVector two = FloatVector.broadcast(FLOATS, 2);
      FloatVector tiny = FloatVector.broadcast(FLOATS, LightShader.TINY);
      FloatVector normalLamp =
          FloatVector.fromArray(FLOATS, fragments.normalX, i)
              .fma(
                  towardsX,
                  FloatVector.fromArray(FLOATS, fragments.normalY, i)
                      .fma(
                          towardsY,
                          FloatVector.fromArray(FLOATS, fragments.normalZ, i).mul(towardsZ)));
      // The halfway direction is the sum of the two directions made a unit vector.
      FloatVector square =
          FloatVector.fromArray(FLOATS, viewX, i)
              .fma(
                  towardsX,
                  FloatVector.fromArray(FLOATS, viewY, i)
                      .fma(towardsY, FloatVector.fromArray(FLOATS, viewZ, i).mul(towardsZ)))
              .fma(two, two);
      FloatVector halfway =
          normalLamp
              .add(FloatVector.fromArray(FLOATS, normalView, i))
              .div(square.blend(tiny, square.lt(tiny)).sqrt());
      FloatVector power = halfway.blend(zero, halfway.lt(zero));
      FloatVector product = one;
      for (int left = exponent; left > 0; left >>= 1) {
        if ((left & 1) != 0) {
          product = product.mul(power);
        }
        power = power.mul(power);
      }
      FloatVector share =
          normalLamp
              .blend(zero, normalLamp.lt(zero))
              .mul(FloatVector.broadcast(FLOATS, LightShader.FADE));
      FloatVector gloss =
          share.blend(one, one.lt(share)).mul(FloatVector.broadcast(FLOATS, strength)).mul(product);
      gloss
          .fma(
              FloatVector.broadcast(FLOATS, lamps[lamp + 3]),
              FloatVector.fromArray(FLOATS, mirroredRed, i))
          .intoArray(mirroredRed, i);
      gloss
          .fma(
              FloatVector.broadcast(FLOATS, lamps[lamp + 4]),
              FloatVector.fromArray(FLOATS, mirroredGreen, i))
          .intoArray(mirroredGreen, i);
      gloss
          .fma(
              FloatVector.broadcast(FLOATS, lamps[lamp + 5]),
              FloatVector.fromArray(FLOATS, mirroredBlue, i))
          .intoArray(mirroredBlue, i);
    }
  }

  /** Adds what the surface scatters of a lamp. */
  private void diffuse(float[] lamps, int lamp, Fragments fragments, int count) {
    float lampX = lamps[lamp];
    float lampY = lamps[lamp + 1];
    float lampZ = lamps[lamp + 2];
    for (int i = 0; i < count; i += LANES) {
      FloatVector zero = FloatVector.zero(FLOATS);
      FloatVector normalLamp =
          FloatVector.fromArray(FLOATS, fragments.normalX, i)
              .fma(
                  FloatVector.broadcast(FLOATS, lampX),
                  FloatVector.fromArray(FLOATS, fragments.normalY, i)
                      .fma(
                          FloatVector.broadcast(FLOATS, lampY),
                          FloatVector.fromArray(FLOATS, fragments.normalZ, i)
                              .mul(FloatVector.broadcast(FLOATS, lampZ))));
      FloatVector cosine = normalLamp.blend(zero, normalLamp.lt(zero));
      cosine
          .fma(
              FloatVector.broadcast(FLOATS, lamps[lamp + 3]),
              FloatVector.fromArray(FLOATS, diffuseRed, i))
          .intoArray(diffuseRed, i);
      cosine
          .fma(
              FloatVector.broadcast(FLOATS, lamps[lamp + 4]),
              FloatVector.fromArray(FLOATS, diffuseGreen, i))
          .intoArray(diffuseGreen, i);
      cosine
          .fma(
              FloatVector.broadcast(FLOATS, lamps[lamp + 5]),
              FloatVector.fromArray(FLOATS, diffuseBlue, i))
          .intoArray(diffuseBlue, i);
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
