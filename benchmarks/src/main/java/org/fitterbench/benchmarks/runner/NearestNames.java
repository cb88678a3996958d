package org.fitterbench.benchmarks.runner;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fitterbench.benchmarks.suite.CatalogEntry;
import org.fitterbench.core.failure.EditDistance;
import org.fitterbench.core.failure.UserInputException;

/** Says which benchmarks someone may have meant who named none that exists. */
public final class NearestNames {
  private static final int SHOWN = 3;

  private NearestNames() {}

  /** Says that the selection is empty and what may have been meant. */
  public static UserInputException nothingMatches(List<CatalogEntry> catalog, Selection selection) {
    List<CatalogEntry> inSuites =
        catalog.stream().filter(new Selection(selection.suites(), null)::contains).toList();
    if (selection.filter() == null || inSuites.isEmpty()) {
      return new UserInputException(
          selection.suites().isEmpty()
              ? "there is no benchmark on the class path"
              : "the selected suites have no benchmark",
          "see 'fitter-bench list'");
    }
    String sought = selection.filter().pattern();
    List<String> nearest =
        inSuites.stream()
            .map(CatalogEntry::shortName)
            .distinct()
            .sorted(Comparator.comparingInt(name -> distance(sought, name)))
            .limit(SHOWN)
            .toList();
    return new UserInputException(
        "no benchmark matches '" + sought + "'",
        "the nearest are " + String.join(", ", nearest) + "; see 'fitter-bench list'");
  }

  /** The smallest edit distance of the sought word to the name or to one of its parts. */
  static int distance(String sought, String name) {
    String word = sought.toLowerCase(Locale.ROOT);
    return Stream.concat(Stream.of(name), Stream.of(name.split("\\.|(?<=[a-z0-9])(?=[A-Z])", -1)))
        .mapToInt(part -> EditDistance.between(word, part.toLowerCase(Locale.ROOT)))
        .min()
        .orElse(Integer.MAX_VALUE);
  }
}
