package org.fitterbench.fitter.regression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.Phenotype;

/**
 * Finds the phenotypes whose body has a target's sizes, without knowing its pose. Between two
 * anchors of age, muscle and weight a body changes smoothly, across one it does not, so bounded
 * Gauss-Newton runs in each cell between anchors, and the cell that comes nearest wins. The races
 * hardly change sizes and stay where they are. For one thread at a time.
 */
final class SizeFit {
  private static final List<Phenotype> CELLED =
      List.of(Phenotype.AGE, Phenotype.MUSCLE, Phenotype.WEIGHT);

  /** Steps in every cell, then more in the best ones. */
  private static final int FIRST_STEPS = 2;

  private static final int MORE_STEPS = 3;
  private static final int BEST_CELLS = 3;

  /** Width of a forward difference, as a share of the cell's. */
  private static final double DIFFERENCE = 0.01;

  /** A size that is known this badly says nothing, m². */
  private static final double DAMPING = 1e-9;

  /** A corner of the space of phenotypes in which bodies change smoothly, and the best in it. */
  private record Cell(double[] lower, double[] upper, double[] values, double[] squares) {}

  private final BodySizes sizes;
  private final BodyModel points;
  private final List<Phenotype> phenotypes;
  private final FitBounds bounds;
  private final BodyParameters body;
  private final BodyWorkspace workspace;
  private final float[] target;
  private final float[] counts;
  private final float[] here;
  private final float[] there;
  private final float[] jacobian;
  private final BoundedLeastSquares solver;

  SizeFit(BodySizes sizes, FitOptions options) {
    this.sizes = sizes;
    points = sizes.points();
    phenotypes = options.phenotypes().stream().filter(phenotype -> !phenotype.isRace()).toList();
    bounds = options.bounds();
    body = points.neutral();
    workspace = points.newWorkspace();
    target = new float[sizes.count()];
    counts = new float[sizes.count()];
    here = new float[sizes.count()];
    there = new float[sizes.count()];
    jacobian = new float[sizes.count() * phenotypes.size()];
    solver = new BoundedLeastSquares(phenotypes.size(), DAMPING);
  }

  /** Sets the phenotypes of a body that has the target's sizes. */
  void apply(FitTarget fitTarget, BodyParameters out) {
    if (phenotypes.isEmpty()) {
      return;
    }
    sizes.measure(fitTarget, target, counts);
    List<Cell> cells = new ArrayList<>();
    addCells(0, new double[phenotypes.size()], new double[phenotypes.size()], cells);
    cells.forEach(cell -> descend(cell, FIRST_STEPS));
    cells.sort(Comparator.comparingDouble(cell -> cell.squares[0]));
    List<Cell> best = cells.subList(0, Math.min(BEST_CELLS, cells.size()));
    best.forEach(cell -> descend(cell, MORE_STEPS));
    best.sort(Comparator.comparingDouble(cell -> cell.squares[0]));
    for (int index = 0; index < phenotypes.size(); index++) {
      out.setPhenotype(phenotypes.get(index), best.getFirst().values[index]);
    }
  }

  /** Adds all cells that begin with the given bounds of the first phenotypes. */
  private void addCells(int index, double[] lower, double[] upper, List<Cell> cells) {
    if (index == phenotypes.size()) {
      double[] middle = new double[index];
      for (int value = 0; value < index; value++) {
        middle[value] = (lower[value] + upper[value]) / 2;
      }
      cells.add(new Cell(lower.clone(), upper.clone(), middle, new double[1]));
      return;
    }
    Phenotype phenotype = phenotypes.get(index);
    double from = bounds.lower();
    for (int anchor = 0; CELLED.contains(phenotype) && anchor < phenotype.anchorCount(); anchor++) {
      double to = phenotype.anchor(anchor);
      if (to > from && to < bounds.upper()) {
        lower[index] = from;
        upper[index] = to;
        addCells(index + 1, lower, upper, cells);
        from = to;
      }
    }
    lower[index] = from;
    upper[index] = bounds.upper();
    addCells(index + 1, lower, upper, cells);
  }

  private void descend(Cell cell, int steps) {
    for (int step = 0; step < steps; step++) {
      measure(cell.values, here);
      for (int index = 0; index < cell.values.length; index++) {
        differentiate(cell, index);
      }
      for (int size = 0; size < here.length; size++) {
        here[size] = counts[size] * (target[size] - here[size]);
      }
      solver.step(jacobian, here, cell.lower, cell.upper, cell.values);
    }
    measure(cell.values, here);
    double sum = 0;
    for (int size = 0; size < here.length; size++) {
      double difference = (double) target[size] - here[size];
      sum += counts[size] * difference * difference;
    }
    cell.squares[0] = sum;
  }

  /** Towards the middle of the cell, so that the difference never leaves it. */
  private void differentiate(Cell cell, int index) {
    double value = cell.values[index];
    double width = DIFFERENCE * (cell.upper[index] - cell.lower[index]);
    boolean up = value < (cell.lower[index] + cell.upper[index]) / 2;
    double step = up ? width : -width;
    cell.values[index] = value + step;
    measure(cell.values, there);
    cell.values[index] = value;
    int column = index * here.length;
    for (int size = 0; size < here.length; size++) {
      jacobian[column + size] = (float) (counts[size] * (there[size] - here[size]) / step);
    }
  }

  private void measure(double[] values, float[] out) {
    for (int index = 0; index < values.length; index++) {
      body.setPhenotype(phenotypes.get(index), values[index]);
    }
    points.computeCoefficients(body, workspace);
    points.blendShapes(workspace);
    sizes.measure(workspace.restVertices(), out);
  }
}
