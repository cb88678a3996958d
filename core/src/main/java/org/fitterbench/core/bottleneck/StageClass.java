package org.fitterbench.core.bottleneck;

/** How much a stage weighs in the whole. */
public enum StageClass {
  /** More than half of the total. */
  CRITICAL("critical"),
  /** From a tenth to half of the total, both included. */
  MODERATE("moderate"),
  /** Less than a tenth of the total. */
  MINOR("minor");

  private final String word;

  StageClass(String word) {
    this.word = word;
  }

  /** The word in a report. */
  public String word() {
    return word;
  }

  /**
   * The class of a part of a whole. Both are compared as they are, so that exactly half and exactly
   * a tenth are moderate.
   *
   * @param part 0 or more
   * @param whole not less than 0, in the part's unit
   */
  public static StageClass of(double part, double whole) {
    if (!(part >= 0) || !(whole >= 0)) {
      throw new IllegalArgumentException("Not a part of a whole: " + part + " of " + whole);
    }
    if (2 * part > whole) {
      return CRITICAL;
    }
    return whole > 0 && 10 * part >= whole ? MODERATE : MINOR;
  }
}
