package org.fitterbench.benchmarks.input;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.model.ShapeParameter;
import org.fitterbench.fitter.regression.FitOptions;

/** The shape parameters that a Jacobian is measured with. */
public enum ShapeParameterSet {
  /** The six phenotypes of the published fit. */
  FIT("6"),
  /**
   * The 25 parameters that the published analysis of the Python package counts: all 11 phenotypes
   * and 14 local changes. It does not say which; these are spread over head, trunk, limbs, hands
   * and feet.
   */
  ALL("25");

  private static final List<String> LOCAL_CHANGES =
      List.of(
          "torso-trans-forward",
          "l-foot-scale-depth-incr",
          "r-ear-lobe-incr",
          "measure-neck-height-incr",
          "torso-trans-up",
          "r-eye-height3-incr",
          "l-foot-scale-incr",
          "l-eye-height3-incr",
          "nose-trans-forward",
          "neck-double-incr",
          "measure-upperleg-height-incr",
          "nose-scale-depth-incr",
          "l-eye-corner2-up",
          "mouth-cupidsbow-incr");

  private final String label;

  ShapeParameterSet(String label) {
    this.label = label;
  }

  /** The set of a label. */
  public static Optional<ShapeParameterSet> byLabel(String label) {
    return Stream.of(values()).filter(set -> set.label.equals(label)).findFirst();
  }

  /** How many parameters there are, as a benchmark's parameter. */
  public String label() {
    return label;
  }

  /** The parameters of a model. */
  public List<ShapeParameter> of(BodyModel model) {
    return switch (this) {
      case FIT ->
          FitOptions.DEFAULT_PHENOTYPES.stream()
              .<ShapeParameter>map(ShapeParameter.OfPhenotype::new)
              .toList();
      case ALL ->
          Stream.<ShapeParameter>concat(
                  Stream.of(Phenotype.values()).map(ShapeParameter.OfPhenotype::new),
                  LOCAL_CHANGES.stream().map(label -> localChange(model, label)))
              .toList();
    };
  }

  private static ShapeParameter localChange(BodyModel model, String label) {
    int index = model.localChangeLabels().indexOf(label);
    if (index < 0) {
      throw new IllegalArgumentException("The body data have no local change " + label);
    }
    return new ShapeParameter.OfLocalChange(index, label);
  }
}
