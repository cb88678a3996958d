package org.fitterbench.fitter.regression;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.failure.EditDistance;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.model.ShapeParameter;
import org.fitterbench.fitter.solver.FitPlan;

/** What all joint fits of a model with the same options share. Immutable. */
final class JointPlan {
  final BodyModel model;
  final FitOptions options;
  final int[] vertices;
  final List<ShapeParameter> shape;
  final FitPlan plan;

  /** [S] least and largest value of each parameter of the shape. */
  final double[] lower;

  final double[] upper;

  /** [S] how strongly each parameter is held in a step. */
  final double[] regularisation;

  JointPlan(BodyModel model, FitOptions options) {
    this.model = model;
    this.options = options;
    vertices = options.sample().indices(model.vertexCount());
    shape = new ArrayList<>();
    int count = options.phenotypes().size() + options.localChanges().size();
    lower = new double[count];
    upper = new double[count];
    regularisation = new double[count];
    for (Phenotype phenotype : options.phenotypes()) {
      lower[shape.size()] = options.bounds().lower();
      upper[shape.size()] = options.bounds().upper();
      regularisation[shape.size()] = options.regularisation().weight(phenotype);
      shape.add(new ShapeParameter.OfPhenotype(phenotype));
    }
    for (String label : options.localChanges()) {
      lower[shape.size()] = -1;
      upper[shape.size()] = 1;
      shape.add(new ShapeParameter.OfLocalChange(localChange(model, label), label));
    }
    plan = new FitPlan(model.restrictedTo(vertices), shape);
  }

  private static int localChange(BodyModel model, String label) {
    int index = model.localChangeLabels().indexOf(label);
    if (index < 0) {
      throw new UserInputException(
          "the body data have no local change '" + label + "'",
          EditDistance.nearest(label, model.localChangeLabels())
              .map(nearest -> "the nearest name is '" + nearest + "'")
              .orElse("fit phenotypes only"));
    }
    return index;
  }
}
