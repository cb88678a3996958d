package org.fitterbench.fitter.procedural;

import java.util.Map;

/**
 * The directions in which phenotypes change the body, one vector a vertex each, in decimetres:
 * every phenotype target is a sum of a few of them.
 *
 * @param place the vertex's own place: grows the whole body
 * @param head around the head's centre: grows the head
 * @param gender toward female
 * @param old stoop and belly
 * @param race by the race's label
 * @param mass where fat sits
 * @param muscle where muscles sit
 * @param massAndMuscle what both together add
 * @param height toward tall
 * @param proportions toward ideal
 * @param breasts by firmness −1, 0 and 1
 */
record PhenotypeFields(
    double[] place,
    double[] head,
    double[] gender,
    double[] old,
    Map<String, double[]> race,
    double[] mass,
    double[] muscle,
    double[] massAndMuscle,
    double[] height,
    double[] proportions,
    Breast[] breasts) {
  private static final Vec3 HEAD_CENTRE = new Vec3(0, 6.9, 0.1);

  /**
   * The breast's fields.
   *
   * @param volume forward and outward
   * @param droop downward
   * @param flat backward
   */
  record Breast(double[] volume, double[] droop, double[] flat) {}

  /** A direction for a place. */
  private interface Field {
    /**
     * @param p the vertex
     * @param outward from the axis of its limb to it
     */
    Vec3 at(Vec3 p, Vec3 outward);
  }

  static PhenotypeFields of(BodyVertices vertices) {
    return new PhenotypeFields(
        field(vertices, (p, outward) -> p),
        field(vertices, (p, outward) -> p.minus(HEAD_CENTRE).times(head(p))),
        field(vertices, PhenotypeFields::gender),
        field(vertices, PhenotypeFields::old),
        Map.of(
            "african", field(vertices, (p, outward) -> african(p)),
            "asian", field(vertices, (p, outward) -> asian(p)),
            "caucasian", field(vertices, (p, outward) -> caucasian(p))),
        field(vertices, (p, outward) -> outward.times(mass(p))),
        field(vertices, (p, outward) -> outward.times(muscle(p))),
        field(vertices, (p, outward) -> outward.times(0.03 * trunkAndLimbs(p))),
        field(vertices, (p, outward) -> height(p)),
        field(vertices, PhenotypeFields::proportions),
        new Breast[] {breast(vertices, -1), breast(vertices, 0), breast(vertices, 1)});
  }

  private static double[] field(BodyVertices vertices, Field field) {
    double[] flat = new double[3 * vertices.count()];
    for (int i = 0; i < vertices.count(); i++) {
      Vec3 d = field.at(vertices.positions()[i], vertices.radial()[i]);
      flat[3 * i] = d.x();
      flat[3 * i + 1] = d.y();
      flat[3 * i + 2] = d.z();
    }
    return flat;
  }

  private static double head(Vec3 p) {
    return Falloff.step(5.6, 6.3, p.y());
  }

  /** 1 on the trunk, 0 on the arms. */
  private static double trunk(Vec3 p) {
    return Falloff.step(2.4, 1.7, Math.abs(p.x()));
  }

  private static double trunkAndLimbs(Vec3 p) {
    return Falloff.step(5.3, 4.6, p.y())
        * Falloff.step(-7.6, -6.4, p.y())
        * Falloff.step(4.9, 4.2, Math.abs(p.x()));
  }

  private static double around(Vec3 p, double x, double y, double z, double radius) {
    return Falloff.bump(p.minus(new Vec3(x, y, z)).length(), radius);
  }

  private static Vec3 sideways(Vec3 p) {
    return new Vec3(p.x() < 0 ? -1 : 1, 0, 0);
  }

  private static double mass(Vec3 p) {
    return 0.13 * trunkAndLimbs(p)
        + 0.3 * around(p, 0, 1.6, 0.4, 2.6)
        + 0.2 * Falloff.bump(p.y() + 0.2, 2.6) * trunk(p)
        + 0.25 * around(p, 0, 6.6, 0.5, 1.1);
  }

  private static double muscle(Vec3 p) {
    return 0.13 * trunkAndLimbs(p)
        + 0.12 * around(p, 0, 4.3, 0, 2.4)
        - 0.05 * around(p, 0, 1.6, 0.4, 2.6);
  }

  private static Vec3 gender(Vec3 p, Vec3 outward) {
    double shoulders = Falloff.bump(p.y() - 4.8, 1.8) * Falloff.step(0, 1.5, Math.abs(p.x()));
    double hips = Falloff.bump(p.y() - 0.1, 1.9) * trunk(p);
    double waist = Falloff.bump(p.y() - 2.3, 1.3) * trunk(p);
    double jaw = around(p, 0, 6.3, 0.6, 0.7);
    return sideways(p)
        .times(-0.12 * shoulders)
        .plus(outward.times(0.06 * hips - 0.05 * waist - 0.06 * jaw))
        .plus(p.times(-0.03));
  }

  private static Vec3 old(Vec3 p, Vec3 outward) {
    double stoop = Falloff.step(2.5, 6.5, p.y());
    return new Vec3(0, -0.15 * stoop, 0.35 * stoop)
        .plus(outward.times(0.08 * around(p, 0, 1.4, 0.8, 1.8)));
  }

  private static Vec3 african(Vec3 p) {
    double legs = Falloff.step(0.3, -6, p.y());
    return new Vec3(
        0.35 * p.x() * around(p, 0, 6.9, 1.1, 0.35),
        -0.25 * legs,
        0.08 * around(p, 0, 6.58, 1.0, 0.35));
  }

  private static Vec3 asian(Vec3 p) {
    double cheeks = around(new Vec3(Math.abs(p.x()), p.y(), p.z()), 0.45, 6.95, 0.65, 0.45);
    double legs = Falloff.step(0.3, -6, p.y());
    return new Vec3(0.12 * p.x() * cheeks, 0.2 * legs, -0.05 * around(p, 0, 7.4, 0.9, 0.6));
  }

  private static Vec3 caucasian(Vec3 p) {
    double nose = around(p, 0, 6.9, 1.1, 0.35);
    double cheeks = around(new Vec3(Math.abs(p.x()), p.y(), p.z()), 0.45, 6.95, 0.65, 0.45);
    return new Vec3(
        -p.x() * (0.12 * nose + 0.05 * cheeks),
        0,
        0.06 * nose + 0.05 * around(p, 0, 7.4, 0.9, 0.6));
  }

  /** Taller, a little wider, the head less so. */
  private static Vec3 height(Vec3 p) {
    Vec3 headStays = p.minus(HEAD_CENTRE).times(new Vec3(0.03, 0.09, 0.03)).times(head(p));
    return p.times(new Vec3(0.06, 0.13, 0.06)).minus(headStays);
  }

  /** Longer legs, shorter arms, broader shoulders, a narrower waist. */
  private static Vec3 proportions(Vec3 p, Vec3 outward) {
    double legs = Falloff.step(0.4, -7.8, p.y());
    double arms = Falloff.step(1.8, 4.8, Math.abs(p.x()));
    double waist = Falloff.bump(p.y() - 2.2, 1.6) * trunk(p);
    double shoulders = around(p, p.x(), 4.8, 0, 1.6) * Falloff.step(0.2, 1.6, Math.abs(p.x()));
    return sideways(p)
        .times(0.1 * shoulders - 0.12 * arms)
        .plus(new Vec3(0, 0.14 * arms - 0.45 * legs, 0))
        .plus(outward.times(-0.08 * waist));
  }

  private static Breast breast(BodyVertices vertices, int firmness) {
    return new Breast(
        field(
            vertices,
            (p, outward) -> new Vec3(p.x() < 0 ? -0.15 : 0.15, 0, 1).times(breast(p, firmness))),
        field(vertices, (p, outward) -> new Vec3(0, -breast(p, firmness), 0)),
        field(vertices, (p, outward) -> new Vec3(0, 0, -0.25 * breast(p, firmness))));
  }

  /** A firm breast sits higher. */
  private static double breast(Vec3 p, int firmness) {
    double height = 4.0 + 0.1 * firmness;
    return Falloff.step(0.2, 0.7, p.z())
        * around(new Vec3(Math.abs(p.x()), p.y(), p.z()), 0.72, height, 1.05, 0.95);
  }
}
