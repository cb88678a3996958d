package org.fitterbench.core.bottleneck;

/**
 * A rule that does not hold, with the figure nearest to its threshold.
 *
 * @param rule the rule
 * @param nearest the measured figure
 */
public record Margin(Rule rule, Figure nearest) {
  /** How far the figure is from the threshold, as a part of the threshold; never negative. */
  public double room() {
    double excess = rule.comparison().excess(nearest.value(), rule.threshold());
    return excess == 0 ? 0 : -excess / Math.abs(rule.threshold());
  }
}
