package org.fitterbench.facemorph.colour;

/**
 * A colour in CIE 1976 L*a*b* (CIE 15:2004, section 8.2.1) under the daylight D65, whose white is
 * that of sRGB itself: white is (100, 0, 0), and greys have no chroma.
 *
 * @param l lightness, 0 to 100
 * @param a from green (negative) to red
 * @param b from blue (negative) to yellow
 */
public record Lab(double l, double a, double b) {
  /** The share of the X of white that red, green and blue have at full strength. */
  static final double[] X_SHARES = shares(0.4124564, 0.3575761, 0.1804375);

  /** The same of Y, which is luminance. */
  static final double[] Y_SHARES = shares(0.2126729, 0.7151522, 0.0721750);

  /** The same of Z. */
  static final double[] Z_SHARES = shares(0.0193339, 0.1191920, 0.9503041);

  /** Below this share of white, lightness goes on in a straight line. */
  private static final double KNEE = 216.0 / 24389;

  private static final double SLOPE = 24389.0 / 27;

  /**
   * The colour of an sRGB value (IEC 61966-2-1).
   *
   * @param colour {@code 0xRRGGBB}; upper bits are not read
   */
  public static Lab ofSrgb(int colour) {
    double red = linear(colour >> 16 & 0xFF);
    double green = linear(colour >> 8 & 0xFF);
    double blue = linear(colour & 0xFF);
    double x = compressed(X_SHARES[0] * red + X_SHARES[1] * green + X_SHARES[2] * blue);
    double y = compressed(Y_SHARES[0] * red + Y_SHARES[1] * green + Y_SHARES[2] * blue);
    double z = compressed(Z_SHARES[0] * red + Z_SHARES[1] * green + Z_SHARES[2] * blue);
    return new Lab(116 * y - 16, 500 * (x - y), 200 * (y - z));
  }

  /** How far the colour is from grey. */
  public double chroma() {
    return Math.hypot(a, b);
  }

  /** The light, 0 to 1, of an encoded 8-bit value. */
  static double linear(int value) {
    double encoded = value / 255.0;
    return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
  }

  /** The function f of CIE 15:2004, equations 8.6 to 8.11: a cube root, straight near black. */
  static double compressed(double share) {
    return share > KNEE ? Math.cbrt(share) : (SLOPE * share + 16) / 116;
  }

  /** Divides by the sum, so that the three give white together. */
  private static double[] shares(double red, double green, double blue) {
    double white = red + green + blue;
    return new double[] {red / white, green / white, blue / white};
  }
}
