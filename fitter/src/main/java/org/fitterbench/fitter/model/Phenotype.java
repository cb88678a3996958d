package org.fitterbench.fitter.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A property of a whole body, a number between named anchors. Values outside the anchors count as
 * the nearest one. The three races are shares: they are divided by their sum, a negative one
 * counting as 0.
 */
// The arrays never leave the enum, and its order is the order of the arrays of phenotypes.
@SuppressWarnings({"ImmutableEnumChecker", "EnumOrdinal"})
public enum Phenotype {
  GENDER(new String[] {"male", "female"}, 0, 1),
  AGE(new String[] {"newborn", "baby", "child", "young", "old"}, -1.0 / 3, 0, 1.0 / 3, 2.0 / 3, 1),
  MUSCLE(new String[] {"minmuscle", "averagemuscle", "maxmuscle"}, 0, 0.5, 1),
  WEIGHT(new String[] {"minweight", "averageweight", "maxweight"}, 0, 0.5, 1),
  HEIGHT(new String[] {"minheight", "maxheight"}, 0, 1),
  PROPORTIONS(new String[] {"idealproportions", "uncommonproportions"}, 0, 1),
  CUPSIZE(new String[] {"mincup", "averagecup", "maxcup"}, 0, 0.5, 1),
  FIRMNESS(new String[] {"minfirmness", "averagefirmness", "maxfirmness"}, 0, 0.5, 1),
  AFRICAN(new String[] {"african"}),
  ASIAN(new String[] {"asian"}),
  CAUCASIAN(new String[] {"caucasian"});

  /** What a phenotype that is not given counts as. */
  public static final double DEFAULT = 0.5;

  /** How many phenotypes there are. */
  public static final int COUNT = 11;

  private final String[] shapeLabels;
  private final double[] anchors;

  Phenotype(String[] shapeLabels, double... anchors) {
    this.shapeLabels = shapeLabels;
    this.anchors = anchors;
  }

  /** The phenotype of a label. */
  public static Optional<Phenotype> byLabel(String label) {
    return Stream.of(values()).filter(phenotype -> phenotype.label().equals(label)).findFirst();
  }

  /** The name in files and reports, for example {@code gender}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its place in an array of all phenotypes. */
  public int index() {
    return ordinal();
  }

  /** Whether it is one of the three shares, which have no anchors. */
  public boolean isRace() {
    return anchors.length == 0;
  }

  /** How many anchors there are; 0 for a race. */
  public int anchorCount() {
    return anchors.length;
  }

  /** The value of an anchor; they ascend. */
  public double anchor(int index) {
    return anchors[index];
  }

  /** How many labels it has in the names of shapes: one for each anchor, one for a race. */
  int shapeLabelCount() {
    return shapeLabels.length;
  }

  /** The label of an anchor, or of the race, in the names of shapes. */
  String shapeLabel(int index) {
    return shapeLabels[index];
  }

  /**
   * Writes the piecewise-linear weight of every anchor for a value; they sum to 1.
   *
   * @param weights out, anchorCount() of them from {@code offset}
   */
  void anchorWeights(double value, double[] weights, int offset) {
    int last = anchors.length - 1;
    for (int anchor = 0; anchor <= last; anchor++) {
      weights[offset + anchor] = 0;
    }
    if (value >= anchors[last]) {
      weights[offset + last] = 1;
    } else if (value <= anchors[0]) {
      weights[offset] = 1;
    } else {
      int above = 1;
      while (anchors[above] < value) {
        above++;
      }
      double share = (value - anchors[above - 1]) / (anchors[above] - anchors[above - 1]);
      weights[offset + above - 1] = 1 - share;
      weights[offset + above] = share;
    }
  }

  /**
   * Writes the derivative of every anchor's weight by the value. On an inner anchor it is the mean
   * of both sides, on an outer one the inner side, beyond it 0.
   *
   * @param slopes out, anchorCount() of them from {@code offset}
   */
  void anchorSlopes(double value, double[] slopes, int offset) {
    int last = anchors.length - 1;
    for (int anchor = 0; anchor <= last; anchor++) {
      slopes[offset + anchor] = 0;
    }
    int sides = 0;
    for (int above = 1; above <= last; above++) {
      if (value >= anchors[above - 1] && value <= anchors[above]) {
        double slope = 1 / (anchors[above] - anchors[above - 1]);
        slopes[offset + above - 1] -= slope;
        slopes[offset + above] += slope;
        sides++;
      }
    }
    if (sides == 2) {
      for (int anchor = 0; anchor <= last; anchor++) {
        slopes[offset + anchor] /= 2;
      }
    }
  }
}
