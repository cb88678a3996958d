package org.fitterbench.fitter.model;

/**
 * The stored shapes that a body is made of, each with its scale: those with a coefficient other
 * than 0. Newborn shapes are not stored; with s = (0.922, 0.922, 0.75), the baby shape B and the
 * template T one is s⊙B + ((s − 1)/3)⊙T, so its coefficient adds to the baby shape's scale and to
 * the template's. s is the same along both horizontal axes, so a scale is a pair. Reused from one
 * body to the next.
 */
public final class ActiveShapes {
  private static final double NEWBORN_HORIZONTAL = 0.922;
  private static final double NEWBORN_VERTICAL = 0.75;

  private final int[] shapes;
  private final double[] horizontal;
  private final double[] vertical;
  private final double[] horizontalOfShape;
  private final double[] verticalOfShape;
  private final ActiveBlocks blocks;
  private int count;
  private double templateHorizontal = 1;
  private double templateVertical = 1;

  /** Space for any selection out of {@code storedShapes} shapes. */
  ActiveShapes(int storedShapes) {
    shapes = new int[storedShapes];
    horizontal = new double[storedShapes];
    vertical = new double[storedShapes];
    horizontalOfShape = new double[storedShapes];
    verticalOfShape = new double[storedShapes];
    blocks = new ActiveBlocks(storedShapes);
  }

  /**
   * Selects the active shapes, in ascending order.
   *
   * @param coefficients [624 + 2·L] phenotypes, then local changes
   */
  void select(double[] coefficients) {
    select(coefficients, 1);
  }

  /**
   * Selects the shapes of a derivative: everything is linear in the coefficients but the template,
   * which does not change.
   *
   * @param derivatives [624 + 2·L] of the coefficients
   */
  void selectTangent(double[] derivatives) {
    select(derivatives, 0);
  }

  private void select(double[] coefficients, double template) {
    double newborn = 0;
    for (int index = 0; index < PhenotypeCoefficients.COUNT; index++) {
      double coefficient = coefficients[index];
      if (coefficient != 0) {
        int shape = PhenotypeCoefficients.storedShape(index);
        boolean made = PhenotypeCoefficients.isNewborn(index);
        horizontalOfShape[shape] += made ? coefficient * NEWBORN_HORIZONTAL : coefficient;
        verticalOfShape[shape] += made ? coefficient * NEWBORN_VERTICAL : coefficient;
        newborn += made ? coefficient : 0;
      }
    }
    int extra = PhenotypeCoefficients.COUNT - PhenotypeCoefficients.STORED_COUNT;
    for (int index = PhenotypeCoefficients.COUNT; index < coefficients.length; index++) {
      horizontalOfShape[index - extra] = coefficients[index];
      verticalOfShape[index - extra] = coefficients[index];
    }
    templateHorizontal = template + newborn * (NEWBORN_HORIZONTAL - 1) / 3;
    templateVertical = template + newborn * (NEWBORN_VERTICAL - 1) / 3;
    compact();
  }

  private void compact() {
    count = 0;
    for (int shape = 0; shape < shapes.length; shape++) {
      if (horizontalOfShape[shape] != 0 || verticalOfShape[shape] != 0) {
        shapes[count] = shape;
        horizontal[count] = horizontalOfShape[shape];
        vertical[count] = verticalOfShape[shape];
        count++;
        horizontalOfShape[shape] = 0;
        verticalOfShape[shape] = 0;
      }
    }
  }

  /** Scratch space for blending a tile. */
  ActiveBlocks blocks() {
    return blocks;
  }

  /** How many are active. */
  public int count() {
    return count;
  }

  /** The stored shape of an active one. */
  public int shape(int index) {
    return shapes[index];
  }

  /** The scale of an active shape's x and y offsets. */
  public double horizontal(int index) {
    return horizontal[index];
  }

  /** The scale of an active shape's z offsets. */
  public double vertical(int index) {
    return vertical[index];
  }

  /** The scale of the template's x and y. */
  public double templateHorizontal() {
    return templateHorizontal;
  }

  /** The scale of the template's z. */
  public double templateVertical() {
    return templateVertical;
  }
}
