package org.fitterbench.benchmarks.input;

import org.fitterbench.mesh.picture.Picture;

/** Paints an eye into a corner of a skin that no part of the body uses. */
public final class EyePaint {
  private static final double MIDDLE_U = 0.88;
  private static final double MIDDLE_V = 0.91;
  private static final double RADIUS = 0.055;

  /** Radii as shares of the eyeball's. */
  private static final double PUPIL = 0.19;

  private static final double IRIS = 0.46;
  private static final double SOFTNESS = 0.045;

  private static final int WHITE = 0xE6DCD5;
  private static final int RIM = 0xC79C90;
  private static final int BLACK = 0x0C0A0A;

  private EyePaint() {}

  /** Texture coordinate of a place on the eye, −1 to 1 from left to right. */
  static double u(double x) {
    return MIDDLE_U + RADIUS * x;
  }

  /** Texture coordinate of a place on the eye, −1 to 1 from bottom to top. */
  static double v(double y) {
    return MIDDLE_V + RADIUS * y;
  }

  /**
   * Paints the eye over what is there.
   *
   * @param iris its colour, {@code 0xRRGGBB}
   */
  public static void paint(Picture skin, int iris) {
    int width = skin.width();
    int height = skin.height();
    int reachX = (int) Math.ceil(1.15 * RADIUS * width);
    int reachY = (int) Math.ceil(1.15 * RADIUS * height);
    int middleX = (int) Math.round(MIDDLE_U * width);
    int middleY = (int) Math.round((1 - MIDDLE_V) * height);
    for (int y = middleY - reachY; y <= middleY + reachY; y++) {
      for (int x = middleX - reachX; x <= middleX + reachX; x++) {
        double dx = ((x + 0.5) / width - MIDDLE_U) / RADIUS;
        double dy = (1 - (y + 0.5) / height - MIDDLE_V) / RADIUS;
        skin.pixels()[y * width + x] = 0xFF000000 | colour(dx, dy, iris);
      }
    }
  }

  private static int colour(double x, double y, int iris) {
    double radius = Math.hypot(x, y);
    double angle = Math.atan2(y, x);
    int white = mix(WHITE, RIM, smooth((radius - 0.55) / 0.5));
    double fibres = 0.5 + 0.25 * Math.sin(37 * angle) + 0.25 * Math.sin(61 * angle + 9 * radius);
    int lit = mix(iris, 0xFFFFFF, 0.16 * fibres * smooth((radius - PUPIL) / 0.12));
    int edged = mix(lit, BLACK, 0.6 * smooth((radius - 0.8 * IRIS) / (0.2 * IRIS)));
    int inner = mix(BLACK, edged, smooth((radius - PUPIL) / SOFTNESS));
    return mix(inner, white, smooth((radius - IRIS) / SOFTNESS));
  }

  private static double smooth(double share) {
    double t = Math.clamp(share, 0.0, 1.0);
    return t * t * (3 - 2 * t);
  }

  /** A colour between two, channel by channel. */
  public static int mix(int from, int to, double share) {
    int result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int a = from >> shift & 0xFF;
      int b = to >> shift & 0xFF;
      result |= (int) Math.round(a + share * (b - a)) << shift;
    }
    return result;
  }
}
