package org.fitterbench.fitter.procedural;

import java.util.ArrayList;
import java.util.List;

/**
 * A smooth rise or dent of the skin around a point.
 *
 * @param centre its middle
 * @param radius how far it reaches in each direction
 * @param offset how far it moves its middle
 */
record Bulge(Vec3 centre, Vec3 radius, Vec3 offset) {
  /** All of the body's, both sides. */
  static final List<Bulge> ALL = all();

  Vec3 at(Vec3 point) {
    Vec3 d = point.minus(centre);
    Vec3 scaled = new Vec3(d.x() / radius.x(), d.y() / radius.y(), d.z() / radius.z());
    return offset.times(Falloff.bump(scaled.length(), 1));
  }

  private static List<Bulge> all() {
    List<Bulge> bulges = new ArrayList<>();
    // Nose: bridge and tip; lips, chin.
    add(bulges, 0, 7.05, 1.0, 0.16, 0.4, 0.4, 0, 0, 0.1);
    add(bulges, 0, 6.9, 1.0, 0.2, 0.2, 0.4, 0, -0.02, 0.16);
    add(bulges, 0, 6.68, 1.0, 0.3, 0.1, 0.4, 0, 0, 0.05);
    add(bulges, 0, 6.58, 1.0, 0.32, 0.045, 0.4, 0, 0, -0.05);
    add(bulges, 0, 6.49, 0.95, 0.27, 0.1, 0.4, 0, 0, 0.05);
    add(bulges, 0, 6.28, 0.85, 0.32, 0.24, 0.4, 0, 0, 0.09);
    // Brows, eye sockets, cheeks, ears.
    pair(bulges, 0.3, 7.4, 0.9, 0.32, 0.16, 0.4, 0, 0, 0.06);
    pair(bulges, 0.31, 7.2, 0.9, 0.24, 0.17, 0.4, 0, 0, -0.1);
    pair(bulges, 0.42, 6.9, 0.7, 0.28, 0.26, 0.4, 0.03, 0, 0.05);
    pair(bulges, 0.74, 7.05, 0.05, 0.25, 0.34, 0.2, 0.13, 0, -0.05);
    // Chest, belly, buttocks, calves, heels.
    pair(bulges, 0.72, 4.1, 1.0, 0.75, 0.75, 0.8, 0, 0, 0.14);
    add(bulges, 0, 1.9, 0.9, 0.9, 1.1, 0.6, 0, 0, 0.06);
    pair(bulges, 0.78, 0.05, -1.05, 0.9, 1.25, 0.9, 0, 0, -0.24);
    pair(bulges, 1.2, -4.9, -0.6, 0.6, 0.9, 0.5, 0, 0, -0.08);
    pair(bulges, 1.38, -8.2, -0.6, 0.4, 0.35, 0.4, 0, 0, -0.1);
    return List.copyOf(bulges);
  }

  private static void add(
      List<Bulge> bulges,
      double x,
      double y,
      double z,
      double radiusX,
      double radiusY,
      double radiusZ,
      double dx,
      double dy,
      double dz) {
    bulges.add(
        new Bulge(new Vec3(x, y, z), new Vec3(radiusX, radiusY, radiusZ), new Vec3(dx, dy, dz)));
  }

  private static void pair(
      List<Bulge> bulges,
      double x,
      double y,
      double z,
      double radiusX,
      double radiusY,
      double radiusZ,
      double dx,
      double dy,
      double dz) {
    add(bulges, x, y, z, radiusX, radiusY, radiusZ, dx, dy, dz);
    add(bulges, -x, y, z, radiusX, radiusY, radiusZ, -dx, dy, dz);
  }
}
