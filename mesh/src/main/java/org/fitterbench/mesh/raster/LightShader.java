package org.fitterbench.mesh.raster;

import java.util.Arrays;

/**
 * Lights a block of fragments: a dome and directional lamps, diffuse after Lambert, highlights
 * after Blinn with the viewer where the camera is. Without branches.
 */
final class LightShader {
  private static final int CAPACITY = Fragments.CAPACITY;

  /** Keeps the direction of a vector of length 0 finite. */
  static final float TINY = 1e-30f;

  /** Highlights fade out where the cosine with the lamp falls below the inverse of this. */
  static final float FADE = 8;

  /** Unit vectors towards the viewer, and their cosines with the normals. */
  private final float[] viewX = new float[CAPACITY];

  private final float[] viewY = new float[CAPACITY];
  private final float[] viewZ = new float[CAPACITY];
  private final float[] normalView = new float[CAPACITY];

  /** Of the lamp under work: cosines with the normals where it shines. */
  private final float[] cosine = new float[CAPACITY];

  /** The cosines with the normals or the halfway directions, then their powers. */
  private final float[] power = new float[CAPACITY];

  private final float[] product = new float[CAPACITY];

  /** The share that is mirrored; before, the cosines of lamp and viewer. */
  private final float[] gloss = new float[CAPACITY];

  /** Light that the surface's colour is multiplied with, and light that is added. */
  private final float[] diffuseRed = new float[CAPACITY];

  private final float[] diffuseGreen = new float[CAPACITY];
  private final float[] diffuseBlue = new float[CAPACITY];
  private final float[] mirroredRed = new float[CAPACITY];
  private final float[] mirroredGreen = new float[CAPACITY];
  private final float[] mirroredBlue = new float[CAPACITY];

  /**
   * Replaces the surface's colours by the light that comes from it.
   *
   * @param strength of the highlight, 0 for none
   * @param exponent of the highlight
   */
  void light(
      View view, LightTable lights, float strength, int exponent, Fragments fragments, int count) {
    normalise(fragments.normalX, fragments.normalY, fragments.normalZ, count);
    dome(lights, 0, fragments.normalZ, diffuseRed, mirroredRed, count);
    dome(lights, 1, fragments.normalZ, diffuseGreen, mirroredGreen, count);
    dome(lights, 2, fragments.normalZ, diffuseBlue, mirroredBlue, count);
    if (strength > 0) {
      lookAtViewer(view.towardsViewer, fragments, count);
    }
    float[] lamps = lights.lamps;
    for (int lamp = 0; lamp < LightTable.LAMP * lights.lampCount; lamp += LightTable.LAMP) {
      faceLamp(lamps, lamp, fragments, count);
      if (strength > 0) {
        mirror(lamps, lamp, strength, exponent, count);
        add(gloss, lamps[lamp + 3], mirroredRed, count);
        add(gloss, lamps[lamp + 4], mirroredGreen, count);
        add(gloss, lamps[lamp + 5], mirroredBlue, count);
      }
      add(cosine, lamps[lamp + 3], diffuseRed, count);
      add(cosine, lamps[lamp + 4], diffuseGreen, count);
      add(cosine, lamps[lamp + 5], diffuseBlue, count);
    }
    finish(fragments.red, diffuseRed, mirroredRed, count);
    finish(fragments.green, diffuseGreen, mirroredGreen, count);
    finish(fragments.blue, diffuseBlue, mirroredBlue, count);
  }

  private static void normalise(float[] xs, float[] ys, float[] zs, int count) {
    for (int i = 0; i < count; i++) {
      float x = xs[i];
      float y = ys[i];
      float z = zs[i];
      float inverse = 1 / (float) Math.sqrt(Math.fma(x, x, Math.fma(y, y, Math.fma(z, z, TINY))));
      xs[i] = x * inverse;
      ys[i] = y * inverse;
      zs[i] = z * inverse;
    }
  }

  private static void dome(
      LightTable lights,
      int channel,
      float[] normalZ,
      float[] diffuse,
      float[] mirrored,
      int count) {
    float slope = lights.slope[channel];
    float middle = lights.middle[channel];
    for (int i = 0; i < count; i++) {
      diffuse[i] = Math.fma(normalZ[i], slope, middle);
      mirrored[i] = 0;
    }
  }

  private void lookAtViewer(float[] t, Fragments fragments, int count) {
    float[] xs = fragments.x;
    float[] ys = fragments.y;
    direct(xs, ys, t[0], t[3], t[6], viewX, count);
    direct(xs, ys, t[1], t[4], t[7], viewY, count);
    direct(xs, ys, t[2], t[5], t[8], viewZ, count);
    normalise(viewX, viewY, viewZ, count);
    dot(
        fragments.normalX,
        fragments.normalY,
        fragments.normalZ,
        viewX,
        viewY,
        viewZ,
        normalView,
        count);
  }

  private static void dot(
      float[] ax,
      float[] ay,
      float[] az,
      float[] bx,
      float[] by,
      float[] bz,
      float[] result,
      int count) {
    for (int i = 0; i < count; i++) {
      result[i] = Math.fma(ax[i], bx[i], Math.fma(ay[i], by[i], az[i] * bz[i]));
    }
  }

  private static void direct(
      float[] xs, float[] ys, float start, float perX, float perY, float[] result, int count) {
    for (int i = 0; i < count; i++) {
      result[i] = Math.fma(perX, xs[i], Math.fma(perY, ys[i], start));
    }
  }

  private void faceLamp(float[] lamps, int lamp, Fragments fragments, int count) {
    dot(
        fragments.normalX,
        fragments.normalY,
        fragments.normalZ,
        lamps[lamp],
        lamps[lamp + 1],
        lamps[lamp + 2],
        power,
        count);
    notBelowZero(power, cosine, count);
  }

  private static void notBelowZero(float[] values, float[] result, int count) {
    for (int i = 0; i < count; i++) {
      result[i] = Math.max(values[i], 0);
    }
  }

  /** The normal's cosine with the direction halfway between viewer and lamp, to a power. */
  private void mirror(float[] lamps, int lamp, float strength, int exponent, int count) {
    dot(viewX, viewY, viewZ, lamps[lamp], lamps[lamp + 1], lamps[lamp + 2], gloss, count);
    halve(normalView, gloss, power, count);
    fade(cosine, strength, gloss, count);
    raise(exponent, count);
    multiply(gloss, product, count);
  }

  /** Raises the cosines to a power, by squaring. */
  private void raise(int exponent, int count) {
    Arrays.fill(product, 0, count, 1);
    for (int left = exponent; left > 0; left >>= 1) {
      if ((left & 1) != 0) {
        multiply(product, power, count);
      }
      multiply(power, power, count);
    }
  }

  private static void dot(
      float[] xs, float[] ys, float[] zs, float x, float y, float z, float[] result, int count) {
    for (int i = 0; i < count; i++) {
      result[i] = Math.fma(xs[i], x, Math.fma(ys[i], y, zs[i] * z));
    }
  }

  /**
   * Replaces the cosines of normal and lamp by those of the normal and the halfway direction, which
   * is the sum of both directions made a unit vector.
   */
  private static void halve(float[] normalView, float[] lampView, float[] normalLamp, int count) {
    for (int i = 0; i < count; i++) {
      float length = (float) Math.sqrt(Math.max(Math.fma(2, lampView[i], 2), TINY));
      normalLamp[i] = Math.max((normalLamp[i] + normalView[i]) / length, 0);
    }
  }

  private static void fade(float[] cosine, float strength, float[] gloss, int count) {
    for (int i = 0; i < count; i++) {
      gloss[i] = Math.min(cosine[i] * FADE, 1) * strength;
    }
  }

  private static void multiply(float[] values, float[] factors, int count) {
    for (int i = 0; i < count; i++) {
      values[i] *= factors[i];
    }
  }

  private static void add(float[] amounts, float colour, float[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] = Math.fma(amounts[i], colour, sums[i]);
    }
  }

  private static void finish(float[] colour, float[] diffuse, float[] mirrored, int count) {
    for (int i = 0; i < count; i++) {
      colour[i] = Math.fma(colour[i], diffuse[i], mirrored[i]);
    }
  }
}
