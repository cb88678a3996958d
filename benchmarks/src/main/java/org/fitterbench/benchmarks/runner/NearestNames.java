package org.fitterbench.benchmarks.runner;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fitterbench.benchmarks.suite.CatalogEntry;
import org.fitterbench.core.failure.UserInputException;

/** Says which benchmarks someone may have meant who named none that exists. */
final class NearestNames {
  private static final int SHOWN = 3;

  private NearestNames() {}

  static UserInputException nothingMatches(List<CatalogEntry> catalog, Selection selection) {
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
        .mapToInt(part -> edits(word, part.toLowerCase(Locale.ROOT)))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /** Levenshtein's distance. */
  private static int edits(String a, String b) {
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length()];
  }
}
