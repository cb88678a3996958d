package org.fitterbench.benchmarks.runner;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked for in so many words; it wins over a benchmark's own annotations, and those
 * win over the profile.
 *
 * @param forks measured JVMs
 * @param warmupIterations iterations that are not counted
 * @param iterations measured iterations
 * @param time length of an iteration, of warm-up and measured ones
 * @param threads threads that run the operation at once
 * @param params values of parameters by name
 * @param jvmArgs further flags of the measured JVMs
 */
public record Overrides(
    @Nullable Integer forks,
    @Nullable Integer warmupIterations,
    @Nullable Integer iterations,
    @Nullable Duration time,
    @Nullable Integer threads,
    Map<String, List<String>> params,
    List<String> jvmArgs) {
  public Overrides {
    params = Map.copyOf(params);
    jvmArgs = List.copyOf(jvmArgs);
  }

  /** Nothing is overridden. */
  public static Overrides none() {
    return new Overrides(null, null, null, null, null, Map.of(), List.of());
  }

  /** Whether the profile's own measurement is changed. */
  public boolean changeMeasurement() {
    return forks != null || warmupIterations != null || iterations != null || time != null;
  }
}
