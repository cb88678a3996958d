package org.fitterbench.core.comparison;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.Finding;

/**
 * A run as a comparison needs it, from whichever file it came.
 *
 * @param source the file
 * @param complete whether it measured everything it set out to
 * @param facts what is known of its machine and settings, by name, for example {@code CPU}
 * @param inputs the data it measured on, by role
 * @param results at least one
 * @param findings doubts about the whole run
 */
public record ComparedRun(
    String source,
    boolean complete,
    Map<String, String> facts,
    Map<String, String> inputs,
    List<ComparedResult> results,
    List<Finding> findings) {
  /**
   * @throws UserInputException when it holds no result, or one twice
   */
  public ComparedRun {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    results = List.copyOf(results);
    findings = List.copyOf(findings);
    if (results.isEmpty()) {
      throw new UserInputException(
          "'" + source + "' holds no results", "name a run that measured something");
    }
    Set<String> keys = new HashSet<>();
    for (ComparedResult result : results) {
      if (!keys.add(result.key())) {
        throw new UserInputException(
            "'" + source + "' holds " + result.label() + " twice",
            "compare one run at a time, not several in one file");
      }
    }
  }
}
