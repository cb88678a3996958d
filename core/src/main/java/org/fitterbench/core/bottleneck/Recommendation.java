package org.fitterbench.core.bottleneck;

import java.util.List;

/**
 * A rule that holds, with the figures that show it.
 *
 * @param rule the rule
 * @param triggers the measured figures beyond its threshold, the worst first; at least one
 */
public record Recommendation(Rule rule, List<Figure> triggers) {
  public Recommendation {
    triggers = List.copyOf(triggers);
    if (triggers.isEmpty()) {
      throw new IllegalArgumentException("Nothing triggered rule " + rule.id());
    }
  }

  /** How far the worst figure is beyond the threshold, as a part of the threshold. */
  double excess() {
    return rule.comparison().excess(triggers.getFirst().value(), rule.threshold())
        / Math.abs(rule.threshold());
  }
}
