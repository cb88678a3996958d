package org.fitterbench.facemorph.colour;

/**
 * The colour difference CIEDE2000 with all weights 1: about 1 is just visible. Equation numbers are
 * those of Sharma, Wu and Dalal, The CIEDE2000 Color-Difference Formula: Implementation Notes,
 * Supplementary Test Data, and Mathematical Observations (Color Research &amp; Application 30(1),
 * 2005).
 */
public final class Ciede2000 {
  private static final double POW_25_7 = 6103515625.0;

  private Ciede2000() {}

  /** The difference of two colours, 0 or more; the same in both directions. */
  public static double between(Lab first, Lab second) {
    double stretch = 1.5 - 0.5 * chromaWeight((first.chroma() + second.chroma()) / 2); // 4, 5
    double a1 = stretch * first.a();
    double a2 = stretch * second.a();
    double chroma1 = Math.hypot(a1, first.b());
    double chroma2 = Math.hypot(a2, second.b());
    double hue1 = hue(a1, first.b());
    double hue2 = hue(a2, second.b());
    boolean grey = chroma1 * chroma2 == 0;

    double hueDifference = grey ? 0 : wrapped(hue2 - hue1);
    double lightness = second.l() - first.l(); // 8
    double chroma = chroma2 - chroma1; // 9
    double hue =
        2 * Math.sqrt(chroma1 * chroma2) * Math.sin(Math.toRadians(hueDifference / 2)); // 11

    double meanChroma = (chroma1 + chroma2) / 2; // 13
    double meanHue = grey ? hue1 + hue2 : meanHue(hue1, hue2);
    double lightnessScale = lightnessScale((first.l() + second.l()) / 2); // 12, 18
    double chromaScale = 1 + 0.045 * meanChroma; // 19
    double hueScale = 1 + 0.015 * meanChroma * hueWeight(meanHue); // 20
    double rotation = -rotation(meanHue) * 2 * chromaWeight(meanChroma); // 17, 21

    double l = lightness / lightnessScale;
    double c = chroma / chromaScale;
    double h = hue / hueScale;
    return Math.sqrt(Math.max(0, l * l + c * c + h * h + rotation * c * h)); // 22
  }

  /** √(C⁷ / (C⁷ + 25⁷)) of equations 4 and 17: near 0 for greys, 1 for vivid colours. */
  static double chromaWeight(double chroma) {
    double power = Math.pow(chroma, 7);
    return Math.sqrt(power / (power + POW_25_7));
  }

  /** S_L of equation 18, of a mean L*. */
  static double lightnessScale(double mean) {
    double square = (mean - 50) * (mean - 50);
    return 1 + 0.015 * square / Math.sqrt(20 + square);
  }

  /** T of equation 15, of a mean hue in degrees. */
  static double hueWeight(double meanHue) {
    return 1
        - 0.17 * Math.cos(Math.toRadians(meanHue - 30))
        + 0.24 * Math.cos(Math.toRadians(2 * meanHue))
        + 0.32 * Math.cos(Math.toRadians(3 * meanHue + 6))
        - 0.20 * Math.cos(Math.toRadians(4 * meanHue - 63));
  }

  /** sin 2Δθ of equations 16 and 21, of a mean hue in degrees. */
  static double rotation(double meanHue) {
    double fromBlue = (meanHue - 275) / 25;
    return Math.sin(Math.toRadians(60 * Math.exp(-fromBlue * fromBlue)));
  }

  /** Equation 7: the hue in degrees, from 0 to below 360; 0 for greys. */
  private static double hue(double a, double b) {
    if (a == 0 && b == 0) {
      return 0;
    }
    double degrees = Math.toDegrees(Math.atan2(b, a));
    return degrees < 0 ? degrees + 360 : degrees;
  }

  /** Equation 10: the way round the circle that is at most half of it. */
  private static double wrapped(double difference) {
    if (difference > 180) {
      return difference - 360;
    }
    return difference < -180 ? difference + 360 : difference;
  }

  /** Equation 14: the middle of the shorter arc between two hues. */
  private static double meanHue(double hue1, double hue2) {
    double sum = hue1 + hue2;
    if (Math.abs(hue1 - hue2) <= 180) {
      return sum / 2;
    }
    return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  }
}
