package org.fitterbench.fitter.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.model.PhenotypeCoefficients;

/**
 * From phenotypes and local changes to blend shape coefficients, as tensor operations: the weight
 * of every label, then for each shape the product of its labels' weights.
 */
final class TorchCoefficients {
  /** The longest name of a shape: five phenotypes, and {@code female} before a breast's. */
  private static final int MOST_LABELS = 6;

  private static final int RACES = 3;

  private final NDArray phenotypeOfLabel;
  private final NDArray rise;
  private final NDArray riseOffset;
  private final NDArray fall;
  private final NDArray fallOffset;
  private final NDArray labelsOfShape;
  private final boolean localChanges;

  TorchCoefficients(TorchConstants constants, TorchOptions options) {
    int labels = 0;
    for (Phenotype phenotype : Phenotype.values()) {
      labels += phenotype.anchorCount();
    }
    long[] phenotypes = new long[labels];
    // Next to the outermost anchors nothing falls off: slope 0, weight 1.
    float[][] lines = new float[4][labels];
    int label = 0;
    for (Phenotype phenotype : Phenotype.values()) {
      for (int anchor = 0; anchor < phenotype.anchorCount(); anchor++) {
        phenotypes[label] = phenotype.index();
        line(phenotype, anchor, anchor - 1, lines[0], lines[1], label);
        line(phenotype, anchor, anchor + 1, lines[2], lines[3], label);
        label++;
      }
    }
    phenotypeOfLabel = constants.indices(phenotypes);
    rise = constants.numbers(lines[0], labels);
    riseOffset = constants.numbers(lines[1], labels);
    fall = constants.numbers(lines[2], labels);
    fallOffset = constants.numbers(lines[3], labels);
    labelsOfShape = constants.indices(labelsOfShapes(labels + RACES));
    localChanges = options.localChanges();
  }

  /** The line that is 1 at an anchor and 0 at its neighbour; 1 everywhere without a neighbour. */
  private static void line(
      Phenotype phenotype, int anchor, int neighbour, float[] slopes, float[] offsets, int label) {
    if (neighbour < 0 || neighbour == phenotype.anchorCount()) {
      offsets[label] = 1;
    } else {
      double width = phenotype.anchor(anchor) - phenotype.anchor(neighbour);
      slopes[label] = (float) (1 / width);
      offsets[label] = (float) (-phenotype.anchor(neighbour) / width);
    }
  }

  /** [624·6] the labels of each shape, filled up with the one after the last, whose weight is 1. */
  private static long[] labelsOfShapes(int one) {
    long[] table = new long[PhenotypeCoefficients.COUNT * MOST_LABELS];
    for (int shape = 0; shape < PhenotypeCoefficients.COUNT; shape++) {
      int[] labels = PhenotypeCoefficients.labels(shape);
      for (int place = 0; place < MOST_LABELS; place++) {
        table[shape * MOST_LABELS + place] = place < labels.length ? labels[place] : one;
      }
    }
    return table;
  }

  /**
   * Computes the coefficients.
   *
   * @param phenotypes [N, 11]
   * @param changes [N, L]
   * @return [N, 624] or, with local changes, [N, 624 + 2·L]
   */
  NDArray compute(NDArray phenotypes, NDArray changes) {
    long bodies = phenotypes.getShape().get(0);
    NDArray values = phenotypes.get(new NDIndex(":, {}", phenotypeOfLabel));
    NDArray rising = values.mul(rise).add(riseOffset);
    NDArray falling = values.mul(fall).add(fallOffset);
    NDArray anchors = rising.minimum(falling).clip(0, 1);
    NDArray shares = phenotypes.get(new NDIndex(":, -3:")).maximum(0);
    NDArray sum = shares.sum(new int[] {1}, true);
    // All zero counts as a third each.
    NDArray none = sum.eq(0).toType(shares.getDataType(), false);
    NDArray races = shares.add(none).div(sum.add(none.mul(RACES)));
    NDArray one = sum.onesLike();
    NDArray weights = NDArrays.concat(new NDList(anchors, races, one), 1);
    NDArray factors =
        weights
            .get(new NDIndex(":, {}", labelsOfShape))
            .reshape(bodies, PhenotypeCoefficients.COUNT, MOST_LABELS);
    NDArray coefficients = factors.prod(new int[] {2});
    if (!localChanges) {
      return coefficients;
    }
    NDArray both = NDArrays.stack(new NDList(changes.maximum(0), changes.neg().maximum(0)), 2);
    return NDArrays.concat(new NDList(coefficients, both.reshape(bodies, -1)), 1);
  }
}
