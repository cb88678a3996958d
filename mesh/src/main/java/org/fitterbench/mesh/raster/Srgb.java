package org.fitterbench.mesh.raster;

/**
 * The transfer curve of sRGB (IEC 61966-2-1) as polynomials, near enough that every 8-bit value
 * survives the way to linear light and back. The coefficients are least maximum error fits; the
 * vector kernels use the same ones, so both give the same bits.
 */
final class Srgb {
  /** Encoded values up to here are proportional to light. */
  static final float ENCODED_KNEE = 0.04045f;

  static final float LINEAR_KNEE = 0.0031308f;
  static final float SLOPE = 12.92f;
  static final float INVERSE_SLOPE = 1 / 12.92f;

  /** Linear from encoded, by powers of the encoded value. */
  static final float D0 = 0.00091689f;

  static final float D1 = 0.03274608f;
  static final float D2 = 0.5193821f;
  static final float D3 = 0.66715986f;
  static final float D4 = -0.30737633f;
  static final float D5 = 0.08728172f;

  /** Encoded from linear, by powers of the fourth root of the linear value. */
  static final float E0 = -0.06461155f;

  static final float E1 = 0.19613598f;
  static final float E2 = 1.1226811f;
  static final float E3 = -0.33550096f;
  static final float E4 = 0.08132969f;

  private static final float[] LINEAR_OF_BYTE = new float[256];

  static {
    for (int i = 0; i < 256; i++) {
      LINEAR_OF_BYTE[i] = linear(i / 255f);
    }
  }

  private Srgb() {}

  /** Light, 0 to 1, of an encoded value, 0 to 1. */
  static float linear(float encoded) {
    float curve =
        Math.fma(
            encoded,
            Math.fma(
                encoded,
                Math.fma(encoded, Math.fma(encoded, Math.fma(encoded, D5, D4), D3), D2),
                D1),
            D0);
    return encoded <= ENCODED_KNEE ? encoded * INVERSE_SLOPE : curve;
  }

  /** Light of an 8-bit value. */
  static float linearOfByte(int value) {
    return LINEAR_OF_BYTE[value];
  }

  /** The 8-bit value of some light; what is beyond 1 is cut off. */
  static int encode(float light) {
    float cut = Math.min(Math.max(light, 0), 1);
    float root = (float) Math.sqrt((float) Math.sqrt(cut));
    float curve =
        Math.fma(root, Math.fma(root, Math.fma(root, Math.fma(root, E4, E3), E2), E1), E0);
    float encoded = cut <= LINEAR_KNEE ? cut * SLOPE : curve;
    return (int) Math.fma(encoded, 255, 0.5f);
  }

  /** An opaque pixel. */
  static int encode(float red, float green, float blue) {
    return 0xFF000000 | encode(red) << 16 | encode(green) << 8 | encode(blue);
  }
}
