package org.fitterbench.core.record;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was asked for.
 *
 * @param profile {@code quick}, {@code standard}, {@code rigorous} or {@code custom}
 * @param suites suites run
 * @param commandLine the arguments as given
 * @param device {@code cpu} or {@code gpu}
 * @param choices which of several ways was taken, by what it decides, for example {@code
 *     kernel=scalar}
 */
public record RunSettings(
    String profile,
    List<String> suites,
    List<String> commandLine,
    String device,
    Map<String, String> choices) {
  public RunSettings {
    suites = List.copyOf(suites);
    commandLine = List.copyOf(commandLine);
    choices = Collections.unmodifiableSortedMap(new TreeMap<>(choices));
  }
}
