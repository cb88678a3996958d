package org.fitterbench.core.record;

/** The rule that a figure in a record is a number, not NaN and not an infinity. */
final class Finite {
  private Finite() {}

  static void require(double figure, String name) {
    if (!Double.isFinite(figure)) {
      throw new IllegalArgumentException(name + " must be finite: " + figure);
    }
  }
}
