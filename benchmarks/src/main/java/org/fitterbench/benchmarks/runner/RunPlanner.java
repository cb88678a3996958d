package org.fitterbench.benchmarks.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fitterbench.benchmarks.suite.CatalogEntry;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.Mode;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Optional;

/** Decides what is measured, with which parameters, and for how long. */
public final class RunPlanner {
  private final Profile profile;
  private final Overrides overrides;
  private final List<String> jvmArgs;

  /**
   * @param profile what a benchmark gets that says nothing itself
   * @param overrides what wins over everything
   * @param jvmArgs flags that every measured JVM gets first
   */
  public RunPlanner(Profile profile, Overrides overrides, List<String> jvmArgs) {
    this.profile = profile;
    this.overrides = overrides;
    this.jvmArgs = List.copyOf(jvmArgs);
  }

  /**
   * Every selected benchmark with every combination of its parameters, in the catalogue's order.
   *
   * @throws UserInputException when nothing matches, or no selected benchmark has a parameter that
   *     was given a value
   */
  public List<PlannedBenchmark> plan(List<CatalogEntry> catalog, Selection selection) {
    List<CatalogEntry> selected = catalog.stream().filter(selection::contains).toList();
    if (selected.isEmpty()) {
      throw NearestNames.nothingMatches(catalog, selection);
    }
    checkParams(selected);
    List<PlannedBenchmark> plan = new ArrayList<>();
    for (CatalogEntry entry : selected) {
      for (Mode mode : entry.modes()) {
        for (SortedMap<String, String> params : combinations(entry)) {
          plan.add(planned(entry, mode, params));
        }
      }
    }
    return List.copyOf(plan);
  }

  private PlannedBenchmark planned(
      CatalogEntry entry, Mode mode, SortedMap<String, String> params) {
    List<String> flags =
        Stream.of(jvmArgs, entry.jvmArgs(), overrides.jvmArgs()).flatMap(List::stream).toList();
    return new PlannedBenchmark(
        entry, mode, params, threads(entry), measurement(entry, mode), flags);
  }

  private Measurement measurement(CatalogEntry entry, Mode mode) {
    boolean shots = mode == Mode.SINGLE_SHOT_TIME;
    Measurement usual = shots ? profile.singleShot() : profile.timed();
    var own = entry.jmh();
    return new Measurement(
        // A benchmark that asks for no fork at all still gets one: the fork is the sample.
        Math.max(1, choose(overrides.forks(), own.getForks(), usual.forks())),
        own.getWarmupForks().orElse(0),
        choose(overrides.warmupIterations(), own.getWarmupIterations(), usual.warmupIterations()),
        shots ? Duration.ZERO : time(own.getWarmupTime(), usual.warmupTime()),
        choose(overrides.iterations(), own.getMeasurementIterations(), usual.iterations()),
        shots ? Duration.ZERO : time(own.getMeasurementTime(), usual.iterationTime()));
  }

  private static int choose(@Nullable Integer asked, Optional<Integer> own, int usual) {
    return asked != null ? asked : own.orElse(usual);
  }

  private Duration time(Optional<TimeValue> own, Duration usual) {
    if (overrides.time() != null) {
      return overrides.time();
    }
    return own.hasValue()
        ? Duration.of(own.get().getTime(), own.get().getTimeUnit().toChronoUnit())
        : usual;
  }

  /** As JMH counts them: 0 stands for one a core, and every thread group is whole. */
  private int threads(CatalogEntry entry) {
    int asked = choose(overrides.threads(), entry.jmh().getThreads(), 1);
    int wanted = asked > 0 ? asked : Runtime.getRuntime().availableProcessors();
    int group = Arrays.stream(entry.jmh().getThreadGroups()).sum();
    return Math.ceilDiv(wanted, group) * group;
  }

  private List<SortedMap<String, String>> combinations(CatalogEntry entry) {
    List<SortedMap<String, String>> combinations = new ArrayList<>();
    combinations.add(new TreeMap<>());
    for (Map.Entry<String, List<String>> param : entry.params().entrySet()) {
      List<String> values = overrides.params().getOrDefault(param.getKey(), param.getValue());
      combinations =
          combinations.stream()
              .flatMap(given -> values.stream().map(value -> with(given, param.getKey(), value)))
              .toList();
    }
    return combinations;
  }

  private static SortedMap<String, String> with(
      SortedMap<String, String> given, String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(given);
    more.put(name, value);
    return more;
  }

  private void checkParams(List<CatalogEntry> selected) {
    TreeSet<String> known = new TreeSet<>();
    selected.forEach(entry -> known.addAll(entry.params().keySet()));
    for (String name : overrides.params().keySet()) {
      if (!known.contains(name)) {
        throw new UserInputException(
            "no selected benchmark has a parameter '" + name + "'",
            known.isEmpty()
                ? "they have no parameters"
                : "they have " + String.join(", ", known) + "; see 'fitter-bench list'");
      }
    }
  }
}
