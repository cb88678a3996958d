package org.fitterbench.mesh.picture;

/**
 * The colour space OKLab (Ottosson, A perceptual color space for image processing, 2020):
 * lightness, green to red, blue to yellow; equal distances look equal.
 */
final class Oklab {
  private Oklab() {}

  /** Lightness, a and b of an sRGB colour {@code 0xRRGGBB}. */
  static double[] ofSrgb(int colour) {
    double red = linear(colour >> 16 & 0xFF);
    double green = linear(colour >> 8 & 0xFF);
    double blue = linear(colour & 0xFF);
    double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  /** The nearest opaque sRGB colour {@code 0xFFRRGGBB}. */
  static int toSrgb(double[] lab) {
    double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
    double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
    double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
    int red = encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
    int green = encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
    int blue = encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    return 0xFF000000 | red << 16 | green << 8 | blue;
  }

  static double distance(double[] first, double[] second) {
    return Math.hypot(first[0] - second[0], Math.hypot(first[1] - second[1], first[2] - second[2]));
  }

  private static double cube(double value) {
    return value * value * value;
  }

  private static double linear(int value) {
    double encoded = value / 255.0;
    return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
  }

  private static int encoded(double light) {
    double cut = Math.min(Math.max(light, 0), 1);
    double encoded = cut <= 0.0031308 ? 12.92 * cut : 1.055 * Math.pow(cut, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * encoded);
  }
}
