package org.fitterbench.fitter.procedural;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fitterbench.fitter.data.PhenotypeShape;
import org.fitterbench.fitter.data.ShapeTarget;

/**
 * The 564 phenotype targets, each a sum of {@link PhenotypeFields}. As in MakeHuman's data, age and
 * gender are in the targets of the races, and the universal targets hold what muscle and weight
 * add, so that of average muscle and weight is empty.
 */
final class PhenotypeTargets {
  private static final double UNITS_PER_DECIMETRE = 1000;

  private final PhenotypeFields fields;

  private PhenotypeTargets(PhenotypeFields fields) {
    this.fields = fields;
  }

  /** All in the specification's order. */
  static List<ShapeTarget> create(BodyVertices vertices) {
    PhenotypeTargets targets = new PhenotypeTargets(PhenotypeFields.of(vertices));
    return PhenotypeShape.stored().parallelStream().map(targets::target).toList();
  }

  private ShapeTarget target(PhenotypeShape shape) {
    Traits traits = Traits.of(shape.labels());
    Sum sum =
        switch (shape.family()) {
          case UNIVERSAL -> bulk(traits);
          case RACE -> ageGenderRace(traits);
          case HEIGHT -> height(traits);
          case PROPORTIONS -> proportions(traits);
          case BREAST -> breast(traits);
        };
    return sum.quantised(shape.name());
  }

  private Sum newSum() {
    return new Sum(new double[fields.place().length]);
  }

  private Sum bulk(Traits traits) {
    // Muscles grow less on women, but do not shrink less.
    double growth = traits.muscle() > 0 ? 1 - 0.3 * traits.female() : 1;
    double scale = traits.scale();
    return newSum()
        .add(scale * traits.weight(), fields.mass())
        .add(scale * traits.muscle() * growth, fields.muscle())
        .add(scale * traits.weight() * traits.muscle(), fields.massAndMuscle());
  }

  private Sum ageGenderRace(Traits traits) {
    double scale = traits.scale();
    double gender = (2 * traits.female() - 1) * traits.maturity();
    return newSum()
        .add(scale - 1, fields.place())
        .add(traits.headScale() - scale, fields.head())
        .add(scale * gender, fields.gender())
        .add(scale * traits.old(), fields.old())
        .add(scale, of(fields.race(), traits.race()));
  }

  private Sum height(Traits traits) {
    double bulk = 1 + 0.05 * traits.muscle() - 0.05 * traits.weight();
    return newSum().add(traits.scale() * traits.tall() * bulk, fields.height());
  }

  private Sum proportions(Traits traits) {
    double bulk = 1 + 0.08 * traits.weight() - 0.06 * traits.muscle();
    return newSum().add(traits.scale() * traits.ideal() * bulk, fields.proportions());
  }

  private Sum breast(Traits traits) {
    double volume =
        traits.scale() * (0.35 + 0.65 * traits.maturity()) * (1 + 0.25 * traits.weight());
    double size = traits.cup() >= 0 ? 0.55 * traits.cup() : 0.14 * traits.cup();
    double droop = -traits.firmness() * (0.08 + 0.1 * Math.max(0, traits.cup()));
    PhenotypeFields.Breast breast = fields.breasts()[1 + (int) traits.firmness()];
    return newSum()
        .add(volume * size, breast.volume())
        .add(volume * droop, breast.droop())
        .add(volume * Math.abs(droop), breast.flat());
  }

  private static double[] of(Map<String, double[]> fields, String label) {
    return Objects.requireNonNull(fields.get(label), label);
  }

  /**
   * A weighted sum of fields.
   *
   * @param values [3·V] decimetres
   */
  record Sum(double[] values) {
    Sum add(double factor, double[] field) {
      if (factor != 0) {
        for (int i = 0; i < values.length; i++) {
          values[i] += factor * field[i];
        }
      }
      return this;
    }

    ShapeTarget quantised(String name) {
      short[] dense = new short[values.length];
      for (int i = 0; i < dense.length; i++) {
        dense[i] = (short) Math.rint(values[i] * UNITS_PER_DECIMETRE);
      }
      return ShapeTarget.sparse(name, dense);
    }
  }
}
