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
 * @param params only those that have one of these parameters; all of them when empty
 */
public record Selection(Set<Suite> suites, @Nullable Pattern filter, Set<String> params) {
  public Selection {
    suites = Set.copyOf(suites);
    params = Set.copyOf(params);
  }

  /** Those of some suites that a filter finds. */
  public Selection(Set<Suite> suites, @Nullable Pattern filter) {
    this(suites, filter, Set.of());
  }

  /** Whether a benchmark is meant. */
  public boolean contains(CatalogEntry entry) {
    return (suites.isEmpty() || suites.contains(entry.suite()))
        && (params.isEmpty() || entry.params().keySet().stream().anyMatch(params::contains))
        && (filter == null
            || filter.matcher(entry.name()).find()
            || filter.matcher(entry.title()).find());
  }
}
