package org.fitterbench.fitter.model;

/** One number of a body's shape, which a fit may solve for. */
public sealed interface ShapeParameter {
  /** A phenotype. */
  record OfPhenotype(Phenotype phenotype) implements ShapeParameter {
    @Override
    public String label() {
      return phenotype.label();
    }

    @Override
    public double value(BodyParameters body) {
      return body.phenotype(phenotype);
    }

    @Override
    public void setValue(BodyParameters body, double value) {
      body.setPhenotype(phenotype, value);
    }

    @Override
    public int kinkCount() {
      return phenotype.isRace() ? 1 : phenotype.anchorCount();
    }

    @Override
    public double kink(int index) {
      return phenotype.isRace() ? 0 : phenotype.anchor(index);
    }

    @Override
    public boolean movesOnBothSides(int index) {
      return index > 0 && index < kinkCount() - 1;
    }
  }

  /**
   * A local change.
   *
   * @param index its place among the model's local changes
   * @param label its name
   */
  record OfLocalChange(int index, String label) implements ShapeParameter {
    @Override
    public double value(BodyParameters body) {
      return body.localChanges()[index];
    }

    @Override
    public void setValue(BodyParameters body, double value) {
      body.localChanges()[index] = value;
    }

    @Override
    public int kinkCount() {
      return 1;
    }

    @Override
    public double kink(int kink) {
      return 0;
    }

    @Override
    public boolean movesOnBothSides(int kink) {
      return true;
    }
  }

  /** Its name in files and reports. */
  String label();

  /** Its value in a body. */
  double value(BodyParameters body);

  /** Changes its value in a body. */
  void setValue(BodyParameters body, double value);

  /** How many values there are at which the body's derivative jumps. */
  int kinkCount();

  /** A value at which the body's derivative jumps; they ascend. */
  double kink(int index);

  /** Whether the body changes on both sides of a kink; at an outermost anchor it does on one. */
  boolean movesOnBothSides(int index);
}
