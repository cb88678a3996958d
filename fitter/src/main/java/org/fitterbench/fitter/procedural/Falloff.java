package org.fitterbench.fitter.procedural;

/** Smooth weights between 0 and 1. */
final class Falloff {
  private Falloff() {}

  /** 1 at distance 0, falling to 0 with slope 0 at the radius. */
  static double bump(double distance, double radius) {
    double r = Math.abs(distance) / radius;
    if (r >= 1) {
      return 0;
    }
    double t = 1 - r * r;
    return t * t;
  }

  /** 0 up to {@code from}, 1 from {@code to} on, smooth between; also with {@code from > to}. */
  static double step(double from, double to, double value) {
    double t = Math.clamp((value - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
  }
}
