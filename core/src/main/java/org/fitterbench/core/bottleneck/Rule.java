package org.fitterbench.core.bottleneck;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Advice for a figure beyond a threshold.
 *
 * @param id in kebab case
 * @param title what is wrong when it holds, for a person
 * @param metric the figures it asks about
 * @param comparison on which side of the threshold they are bad
 * @param threshold in the unit
 * @param unit the unit of the metric
 * @param advice what to do, most useful first; at least one
 * @param source where the threshold comes from
 * @param suite the only suite whose analysis it is asked about; null for all
 */
public record Rule(
    String id,
    String title,
    String metric,
    Comparison comparison,
    double threshold,
    String unit,
    List<String> advice,
    String source,
    @Nullable String suite) {
  public Rule {
    advice = List.copyOf(advice);
    if (advice.isEmpty()) {
      throw new IllegalArgumentException("Rule " + id + " advises nothing");
    }
    if (!Double.isFinite(threshold) || threshold == 0) {
      throw new IllegalArgumentException("Rule " + id + " has the threshold " + threshold);
    }
  }
}
