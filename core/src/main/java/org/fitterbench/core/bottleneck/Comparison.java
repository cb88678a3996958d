package org.fitterbench.core.bottleneck;

/** On which side of its threshold a figure is bad. The threshold itself is good. */
public enum Comparison {
  ABOVE(">", "≤"),
  BELOW("<", "≥");

  private final String sign;
  private final String goodSign;

  Comparison(String sign, String goodSign) {
    this.sign = sign;
    this.goodSign = goodSign;
  }

  /** The sign of the good side in a report. */
  public String goodSign() {
    return goodSign;
  }

  /** The sign of the bad side in a report. */
  public String sign() {
    return sign;
  }

  /** Whether the value is beyond the threshold. */
  public boolean holds(double value, double threshold) {
    return switch (this) {
      case ABOVE -> value > threshold;
      case BELOW -> value < threshold;
    };
  }

  /** How far the value is beyond the threshold; negative on the good side. */
  public double excess(double value, double threshold) {
    return switch (this) {
      case ABOVE -> value - threshold;
      case BELOW -> threshold - value;
    };
  }
}
