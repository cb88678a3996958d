package org.fitterbench.fitter.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fitterbench.fitter.data.PhenotypeShape;

/**
 * The kernel that turns phenotypes into blend shape coefficients: a coefficient is the product of
 * the weights of all labels in its shape's name, in the order of {@link PhenotypeShape#all()}.
 */
public final class PhenotypeCoefficients {
  /** Coefficients of the phenotypes. */
  public static final int COUNT = 624;

  /** Shapes that are stored: all but the newborn ones. */
  public static final int STORED_COUNT = 564;

  /** Doubles of scratch space that {@link #compute} needs: the weight of every label. */
  public static final int SCRATCH = 26;

  private static final Phenotype[] PHENOTYPES = Phenotype.values();

  /** For each coefficient the labels that it is the product of, as indices of the scratch space. */
  private static final int[][] LABELS = labels();

  private static final int[] STORED_SHAPES = storedShapes();
  private static final boolean[] NEWBORN = newborn();

  private PhenotypeCoefficients() {}

  /**
   * Computes the coefficients of the phenotypes.
   *
   * @param phenotypes [11] in the order of {@link Phenotype}
   * @param scratch [{@link #SCRATCH}] overwritten
   * @param coefficients [624 or more] out, the first 624
   */
  public static void compute(double[] phenotypes, double[] scratch, double[] coefficients) {
    labelWeights(phenotypes, scratch);
    for (int index = 0; index < COUNT; index++) {
      double product = 1;
      for (int label : LABELS[index]) {
        product *= scratch[label];
      }
      coefficients[index] = product;
    }
  }

  /**
   * Computes the derivative of the coefficients by one phenotype: by the product rule, the slope of
   * its own label's weight times the other labels' weights.
   *
   * @param phenotypes [11] in the order of {@link Phenotype}
   * @param scratch [{@link #SCRATCH}] overwritten
   * @param slopes [{@link #SCRATCH}] overwritten
   * @param derivatives [624 or more] out, the first 624
   */
  static void differentiate(
      double[] phenotypes, Phenotype by, double[] scratch, double[] slopes, double[] derivatives) {
    double races = labelWeights(phenotypes, scratch);
    labelSlopes(phenotypes, by, races, slopes);
    for (int index = 0; index < COUNT; index++) {
      double product = 1;
      double derivative = 0;
      for (int label : LABELS[index]) {
        derivative = derivative * scratch[label] + product * slopes[label];
        product *= scratch[label];
      }
      derivatives[index] = derivative;
    }
  }

  /** Writes the weight of every label and returns the sum of the races. */
  private static double labelWeights(double[] phenotypes, double[] weights) {
    double races = 0;
    for (Phenotype phenotype : PHENOTYPES) {
      races += phenotype.isRace() ? Math.max(0, phenotypes[phenotype.index()]) : 0;
    }
    int next = 0;
    for (Phenotype phenotype : PHENOTYPES) {
      double value = phenotypes[phenotype.index()];
      if (phenotype.isRace()) {
        weights[next] = races == 0 ? 1.0 / 3 : Math.max(0, value) / races;
      } else {
        phenotype.anchorWeights(value, weights, next);
      }
      next += phenotype.shapeLabelCount();
    }
    return races;
  }

  private static void labelSlopes(
      double[] phenotypes, Phenotype by, double races, double[] slopes) {
    int next = 0;
    for (Phenotype phenotype : PHENOTYPES) {
      if (phenotype.isRace()) {
        double share = races == 0 ? 1.0 / 3 : Math.max(0, phenotypes[phenotype.index()]) / races;
        double own = phenotype == by ? 1 : 0;
        slopes[next] = by.isRace() && races != 0 ? (own - share) / races : 0;
      } else if (phenotype == by) {
        phenotype.anchorSlopes(phenotypes[phenotype.index()], slopes, next);
      } else {
        Arrays.fill(slopes, next, next + phenotype.shapeLabelCount(), 0);
      }
      next += phenotype.shapeLabelCount();
    }
  }

  /**
   * The labels whose weights a coefficient is the product of, as indices into the labels of all
   * phenotypes: for each {@link Phenotype} in order its anchors, for a race one label.
   */
  public static int[] labels(int coefficient) {
    return LABELS[coefficient].clone();
  }

  /**
   * Which stored shape a coefficient belongs to: a newborn one to its baby shape, every other to
   * its own.
   */
  static int storedShape(int coefficient) {
    return STORED_SHAPES[coefficient];
  }

  /** Whether a coefficient's shape is a newborn one, made from the baby shape. */
  public static boolean isNewborn(int coefficient) {
    return NEWBORN[coefficient];
  }

  private static int[][] labels() {
    Map<String, Integer> slots = new HashMap<>();
    for (Phenotype phenotype : PHENOTYPES) {
      for (int index = 0; index < phenotype.shapeLabelCount(); index++) {
        slots.put(phenotype.shapeLabel(index), slots.size());
      }
    }
    return PhenotypeShape.all().stream()
        .map(shape -> shape.labels().stream().mapToInt(slots::get).toArray())
        .toArray(int[][]::new);
  }

  private static int[] storedShapes() {
    Map<PhenotypeShape, Integer> indices = new HashMap<>();
    PhenotypeShape.stored().forEach(shape -> indices.put(shape, indices.size()));
    return PhenotypeShape.all().stream()
        .mapToInt(shape -> indices.get(shape.storedShape()))
        .toArray();
  }

  private static boolean[] newborn() {
    List<PhenotypeShape> shapes = PhenotypeShape.all();
    boolean[] newborn = new boolean[shapes.size()];
    for (int index = 0; index < newborn.length; index++) {
      newborn[index] = shapes.get(index).isNewborn();
    }
    return newborn;
  }
}
