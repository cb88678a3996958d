package org.fitterbench.mesh.raster;

/**
 * The transfer curve of sRGB (IEC 61966-2-1), near enough that every 8-bit value survives the way
 * to linear light and back: to light by a polynomial of least maximum error, back by a table.
 */
public final class Srgb {
  /** Encoded values up to here are proportional to light. */
  static final float KNEE = 0.04045f;

  static final float SLOPE = 1 / 12.92f;

  /** What light has more than in proportion, by powers of the encoded value beyond the knee. */
  static final float C1 = 0.00074491854f;

  static final float C2 = 0.5955492f;
  static final float C3 = 0.62505156f;
  static final float C4 = -0.29799712f;
  static final float C5 = 0.09105013f;

  /** Steps of light from 0 to 1; the first is less than one 8-bit value wide. */
  static final int QUANTA = 8191;

  private static final byte[] BYTE_OF_QUANTUM = new byte[QUANTA + 1];
  private static final float[] LINEAR_OF_BYTE = new float[256];

  static {
    for (int i = 0; i < 256; i++) {
      LINEAR_OF_BYTE[i] = linear(i / 255f);
    }
    for (int i = 0; i <= QUANTA; i++) {
      BYTE_OF_QUANTUM[i] = (byte) Math.round(255 * exactlyEncoded((double) i / QUANTA));
    }
  }

  private Srgb() {}

  /** Light, 0 to 1, of an encoded value, 0 to 1. */
  static float linear(float encoded) {
    float beyond = Math.max(encoded - KNEE, 0);
    float curve =
        Math.fma(beyond, Math.fma(beyond, Math.fma(beyond, Math.fma(beyond, C5, C4), C3), C2), C1);
    return Math.fma(beyond, curve, encoded * SLOPE);
  }

  /** Makes encoded values linear. */
  static void linearise(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      float encoded = values[i];
      float beyond = Math.max(encoded - KNEE, 0);
      float curve =
          Math.fma(
              beyond, Math.fma(beyond, Math.fma(beyond, Math.fma(beyond, C5, C4), C3), C2), C1);
      values[i] = Math.fma(beyond, curve, encoded * SLOPE);
    }
  }

  /** Light of an 8-bit value. */
  public static float linearOfByte(int value) {
    return LINEAR_OF_BYTE[value];
  }

  private static double exactlyEncoded(double light) {
    return light <= 0.0031308 ? 12.92 * light : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055;
  }

  /** An opaque pixel of some light; what is beyond 1 is cut off. */
  public static int encode(float red, float green, float blue) {
    return encodeQuantised(quantise(red), quantise(green), quantise(blue));
  }

  private static int quantise(float light) {
    return (int) Math.fma(Math.min(Math.max(light, 0), 1), QUANTA, 0.5f);
  }

  /** Counts light in {@link #QUANTA}; what is beyond 1 is cut off. */
  static void quantise(float[] light, int[] quanta, int count) {
    for (int i = 0; i < count; i++) {
      quanta[i] = (int) Math.fma(Math.min(Math.max(light[i], 0), 1), QUANTA, 0.5f);
    }
  }

  /** An opaque pixel of light counted in {@link #QUANTA}. */
  static int encodeQuantised(int red, int green, int blue) {
    return 0xFF000000
        | (BYTE_OF_QUANTUM[red & QUANTA] & 0xFF) << 16
        | (BYTE_OF_QUANTUM[green & QUANTA] & 0xFF) << 8
        | (BYTE_OF_QUANTUM[blue & QUANTA] & 0xFF);
  }
}
