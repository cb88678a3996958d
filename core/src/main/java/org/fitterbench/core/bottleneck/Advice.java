package org.fitterbench.core.bottleneck;

import java.util.List;

/**
 * What the rules say about what was measured.
 *
 * @param recommendations rules that hold, furthest beyond their threshold first
 * @param margins rules that do not hold, nearest to their threshold first
 * @param unmeasured rules about figures that were not measured
 */
public record Advice(
    List<Recommendation> recommendations, List<Margin> margins, List<Rule> unmeasured) {
  public Advice {
    recommendations = List.copyOf(recommendations);
    margins = List.copyOf(margins);
    unmeasured = List.copyOf(unmeasured);
  }
}
