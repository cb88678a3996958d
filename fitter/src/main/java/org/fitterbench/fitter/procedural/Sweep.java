package org.fitterbench.fitter.procedural;

import java.util.List;

/**
 * A tube along a curve. A point of it has a place along the curve, {@code s} from 0 to 1, and a
 * place in the square cross-section, {@code u} and {@code v} from −1 to 1, which is mapped onto an
 * ellipse (elliptical grid mapping).
 *
 * @param stations the curve and its half axes, by ascending place; smooth between them
 * @param dome how far the end bulges out beyond its rim
 * @param side which of the body's sides it is made for
 */
record Sweep(List<Station> stations, double dome, Side side) {
  /**
   * The cross-section at one place.
   *
   * @param place along the curve
   * @param centre the centre
   * @param u half axis in the direction of u
   * @param v half axis in the direction of v
   */
  record Station(double place, Vec3 centre, Vec3 u, Vec3 v) {}

  /** How the mirrored twin of a tube runs through its cross-section. */
  enum Side {
    /** As the stations say. */
    AS_GIVEN,
    /** Mirrored, with u reversed so that the surface still faces outward. */
    MIRRORED_U,
    /** Mirrored, with v reversed. */
    MIRRORED_V
  }

  Sweep on(Side other) {
    return new Sweep(stations, dome, other);
  }

  Vec3 point(double place, double u, double v) {
    double su = side == Side.MIRRORED_U ? -u : u;
    double sv = side == Side.MIRRORED_V ? -v : v;
    double x = su * Math.sqrt(1 - sv * sv / 2);
    double y = sv * Math.sqrt(1 - su * su / 2);
    Station station = at(place);
    Vec3 point = station.centre.plus(station.u.times(x)).plus(station.v.times(y));
    double bulge = dome * Math.max(0, 1 - x * x - y * y);
    if (bulge > 0) {
      point = point.plus(station.u.cross(station.v).unit().times(bulge));
    }
    return side == Side.AS_GIVEN ? point : point.mirrored();
  }

  Vec3 axis(double place) {
    Vec3 centre = at(place).centre;
    return side == Side.AS_GIVEN ? centre : centre.mirrored();
  }

  /** Cubic Hermite interpolation with the slopes of the neighbouring stations. */
  private Station at(double place) {
    int i = 0;
    while (i < stations.size() - 2 && place > stations.get(i + 1).place) {
      i++;
    }
    Station before = stations.get(Math.max(i - 1, 0));
    Station a = stations.get(i);
    Station b = stations.get(i + 1);
    Station after = stations.get(Math.min(i + 2, stations.size() - 1));
    double h = b.place - a.place;
    double t = (place - a.place) / h;
    double wa = 2 * t * t * t - 3 * t * t + 1;
    double wb = 1 - wa;
    double ma = t * t * t - 2 * t * t + t;
    double mb = t * t * t - t * t;
    // Slopes over the span of the neighbours, in units of this span.
    double sa = ma * h / (b.place - before.place);
    double sb = mb * h / (after.place - a.place);
    return new Station(
        place,
        blend(
            a.centre,
            b.centre,
            wa,
            wb,
            b.centre.minus(before.centre),
            sa,
            after.centre.minus(a.centre),
            sb),
        blend(a.u, b.u, wa, wb, b.u.minus(before.u), sa, after.u.minus(a.u), sb),
        blend(a.v, b.v, wa, wb, b.v.minus(before.v), sa, after.v.minus(a.v), sb));
  }

  private static Vec3 blend(
      Vec3 a, Vec3 b, double wa, double wb, Vec3 slopeA, double sa, Vec3 slopeB, double sb) {
    return a.times(wa).plus(b.times(wb)).plus(slopeA.times(sa)).plus(slopeB.times(sb));
  }
}
