package org.fitterbench.benchmarks.runner;

import java.util.Set;
import java.util.regex.Pattern;
import org.fitterbench.benchmarks.suite.CatalogEntry;
import org.fitterbench.benchmarks.suite.Suite;
import org.jspecify.annotations.Nullable;

/**
 * Which benchmarks are meant.
 *
 * @param suites suites; all of them when empty
 * @param filter found anywhere in the qualified name or the title; null for all
 */
public record Selection(Set<Suite> suites, @Nullable Pattern filter) {
  public Selection {
    suites = Set.copyOf(suites);
  }

  /** Whether a benchmark is meant. */
  public boolean contains(CatalogEntry entry) {
    return (suites.isEmpty() || suites.contains(entry.suite()))
        && (filter == null
            || filter.matcher(entry.name()).find()
            || filter.matcher(entry.title()).find());
  }
}
