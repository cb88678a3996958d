package org.fitterbench.core.bottleneck;

import java.util.List;

/**
 * Several ways to do the same, measured in turn, side by side.
 *
 * @param id in kebab case, for example {@code jacobian-strategies-6}
 * @param title for a person
 * @param repeats how often each was measured
 * @param ways the baseline first
 */
public record Alternatives(String id, String title, int repeats, List<Alternative> ways) {
  public Alternatives {
    ways = List.copyOf(ways);
    if (ways.isEmpty()) {
      throw new IllegalArgumentException("Nothing to compare: " + id);
    }
  }
}
