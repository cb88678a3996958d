package org.fitterbench.facemorph.colour;

/**
 * Differences of many pairs of sRGB colours in single precision, within {@value #ERROR_BOUND} of
 * {@link Lab} and {@link Ciede2000}, whose definitions they follow without a trigonometric
 * function:
 *
 * <ul>
 *   <li>With v₁ and v₂ the points (a', b) and C₁, C₂ their lengths, ΔH' = (v₁ × v₂) √(2 / (C₁C₂ +
 *       v₁·v₂)), which is 2 √(C₁C₂) sin(Δh/2) by the addition theorems; beyond a quarter turn,
 *       where that loses its digits, ±√(2 (C₁C₂ − v₁·v₂)).
 *   <li>The mean hue has the direction C₂v₁ + C₁v₂; beyond a quarter turn that of C₁v₂ − C₂v₁,
 *       turned back by a quarter.
 *   <li>What depends on the mean hue alone, T and sin 2Δθ, is kept in tables over |x| + |y| = 1 in
 *       place of the unit circle.
 * </ul>
 *
 * Colours of exactly opposite hue have two mean hues; there the formula itself is discontinuous,
 * and within rounding of it either value may result.
 */
public final class ColourDifferences {
  /** The most by which a difference may be off. */
  public static final double ERROR_BOUND = 1e-3;

  /** More than the largest chroma of an sRGB colour, stretched by equation 5. */
  private static final double LARGEST_CHROMA = 256;

  /** Rounding may carry the share of white a little beyond 1. */
  private static final double LARGEST_SHARE = 1.001;

  /** Keeps quotients of greys finite. */
  private static final float TINY = 1e-20f;

  /** Four numbers for each 8-bit value: shares of X, Y and Z, and nothing. */
  private static final float[] RED = contributions(0);

  private static final float[] GREEN = contributions(1);
  private static final float[] BLUE = contributions(2);

  private static final InterpolatedTable COMPRESSED =
      new InterpolatedTable(Lab::compressed, LARGEST_SHARE, 1 << 14);

  private static final InterpolatedTable CHROMA_WEIGHT =
      new InterpolatedTable(Ciede2000::chromaWeight, LARGEST_CHROMA, 1 << 12);

  /** 1 / S_L of equation 18, by the mean of L*. */
  private static final InterpolatedTable LIGHTNESS_FACTOR =
      new InterpolatedTable(mean -> 1 / Ciede2000.lightnessScale(mean), 100.5, 1 << 12);

  private static final InterpolatedTable HUE_WEIGHT =
      new InterpolatedTable(place -> Ciede2000.hueWeight(degrees(place)), 4, 1 << 12);

  private static final InterpolatedTable ROTATION =
      new InterpolatedTable(place -> Ciede2000.rotation(degrees(place)), 4, 1 << 12);

  private ColourDifferences() {}

  /**
   * Compares colours pair by pair, from {@code start} on and up to before {@code end}.
   *
   * @param first {@code 0xRRGGBB}; upper bits are not read
   * @param second {@code 0xRRGGBB}
   * @param luminance gets L* of the second less L* of the first
   * @param chroma gets √(Δa*² + Δb*²)
   * @param total gets CIEDE2000
   */
  public static void compute(
      int[] first,
      int[] second,
      int start,
      int end,
      float[] luminance,
      float[] chroma,
      float[] total) {
    for (int i = start; i < end; i++) {
      int one = first[i];
      int two = second[i];
      float x1 = COMPRESSED.at(share(one, 0));
      float y1 = COMPRESSED.at(share(one, 1));
      float z1 = COMPRESSED.at(share(one, 2));
      float x2 = COMPRESSED.at(share(two, 0));
      float y2 = COMPRESSED.at(share(two, 1));
      float z2 = COMPRESSED.at(share(two, 2));
      float a1 = 500 * (x1 - y1);
      float b1 = 200 * (y1 - z1);
      float a2 = 500 * (x2 - y2);
      float b2 = 200 * (y2 - z2);
      float lightness = 116 * (y2 - y1);
      luminance[i] = lightness;
      chroma[i] = length(a2 - a1, b2 - b1);
      float weighted = lightness * LIGHTNESS_FACTOR.at(Math.max(0, 58 * (y1 + y2) - 16));
      total[i] = total(weighted, a1, b1, a2, b2);
    }
  }

  /** CIEDE2000 of a weighted difference of lightness and two places in the plane of a* and b*. */
  private static float total(float lightness, float a1, float b1, float a2, float b2) {
    float stretch = 1.5f - 0.5f * CHROMA_WEIGHT.at((length(a1, b1) + length(a2, b2)) / 2);
    float u1 = a1 * stretch;
    float u2 = a2 * stretch;
    float chroma1 = length(u1, b1);
    float chroma2 = length(u2, b2);
    float product = chroma1 * chroma2;
    float dot = u1 * u2 + b1 * b2;
    float cross = u1 * (b2 - b1) - b1 * (u2 - u1);
    float x;
    float y;
    float hue;
    if (dot >= 0) {
      x = chroma2 * u1 + chroma1 * u2;
      y = chroma2 * b1 + chroma1 * b2;
      hue = cross * (float) Math.sqrt(2 / (product + dot + TINY));
    } else {
      float side = cross > 0 || (cross == 0 && b1 > 0) ? 1 : -1;
      x = side * (chroma1 * b2 - chroma2 * b1);
      y = side * (chroma2 * u1 - chroma1 * u2);
      hue = side * (float) Math.sqrt(2 * (product - dot));
    }
    float place = place(x, y);
    float meanChroma = (chroma1 + chroma2) / 2;
    float c = (chroma2 - chroma1) / (1 + 0.045f * meanChroma);
    float h = hue / (1 + 0.015f * meanChroma * HUE_WEIGHT.at(place));
    float rotation = 2 * CHROMA_WEIGHT.at(meanChroma) * ROTATION.at(place);
    float squares = lightness * lightness + c * c + h * h - rotation * c * h;
    return (float) Math.sqrt(Math.max(0, squares));
  }

  /** The share of white that a colour has, 0 for X, 1 for Y, 2 for Z. */
  private static float share(int colour, int axis) {
    return RED[(colour >> 14 & 0x3FC) + axis]
        + GREEN[(colour >> 6 & 0x3FC) + axis]
        + BLUE[(colour << 2 & 0x3FC) + axis];
  }

  private static float length(float x, float y) {
    return (float) Math.sqrt(x * x + y * y);
  }

  /** Where a direction meets |x| + |y| = 1: 0 to 4, counterclockwise from the x axis. */
  private static float place(float x, float y) {
    float height = y / (Math.abs(x) + Math.abs(y) + TINY);
    if (x < 0) {
      return 2 - height;
    }
    return height < 0 ? 4 + height : height;
  }

  /** The angle of a {@link #place}. */
  private static double degrees(double place) {
    double turned = place % 4;
    double x = turned < 2 ? 1 - turned : turned - 3;
    double y = turned < 1 ? turned : turned < 3 ? 2 - turned : turned - 4;
    double angle = Math.toDegrees(Math.atan2(y, x));
    return angle < 0 ? angle + 360 : angle;
  }

  private static float[] contributions(int channel) {
    float[] result = new float[4 * 256];
    for (int value = 0; value < 256; value++) {
      double light = Lab.linear(value);
      result[4 * value] = (float) (Lab.X_SHARES[channel] * light);
      result[4 * value + 1] = (float) (Lab.Y_SHARES[channel] * light);
      result[4 * value + 2] = (float) (Lab.Z_SHARES[channel] * light);
    }
    return result;
  }
}
