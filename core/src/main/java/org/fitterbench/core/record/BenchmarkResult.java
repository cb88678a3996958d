package org.fitterbench.core.record;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One benchmark with one set of parameters.
 *
 * @param suite the suite it belongs to, for example {@code fitter}
 * @param benchmark the fully qualified name (JMH's), or a user's own name
 * @param title what it measures, for a person, for example "Forward pass"
 * @param status whether it was measured
 * @param failure why not, when it failed; null otherwise
 * @param mode how it was timed
 * @param unit unit of every sample, JMH's spelling: {@code ms/op}, {@code ops/s}, …
 * @param params parameters by name, sorted
 * @param threads threads that ran the operation at once
 * @param forks raw samples, one entry a fork; empty when failed
 * @param histogram latencies of sample mode; empty in other modes
 * @param summary of the samples; null when failed
 * @param resources what it used beside time
 * @param metrics other figures by name, for example the error of a fit
 * @param findings doubts about this result
 */
public record BenchmarkResult(
    String suite,
    String benchmark,
    String title,
    ResultStatus status,
    @Nullable String failure,
    Mode mode,
    String unit,
    Map<String, String> params,
    int threads,
    List<ForkSamples> forks,
    List<HistogramBin> histogram,
    @Nullable Summary summary,
    ResourceUsage resources,
    Map<String, Metric> metrics,
    List<Finding> findings) {
  public BenchmarkResult {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    forks = List.copyOf(forks);
    histogram = List.copyOf(histogram);
    findings = List.copyOf(findings);
    if ((status == ResultStatus.OK) == (summary == null)) {
      throw new IllegalArgumentException(
          "A result has a summary exactly when it is OK: " + benchmark);
    }
    if ((status == ResultStatus.FAILED) == (failure == null)) {
      throw new IllegalArgumentException(
          "A result has a failure exactly when it failed: " + benchmark);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("Threads: " + threads);
    }
  }

  /** Which way the score is better. */
  public Direction direction() {
    return mode.direction();
  }

  /**
   * The title with the parameters and, when there are several, the threads: {@code Forward pass
   * (batch=4)}.
   */
  public String label() {
    return label(_ -> true);
  }

  /** The label without one of its parameters, for a table that has its values beside each other. */
  public String labelWithout(String param) {
    return label(name -> !name.equals(param));
  }

  private String label(Predicate<String> shown) {
    Stream<String> words =
        params.entrySet().stream()
            .filter(param -> shown.test(param.getKey()))
            .map(param -> param.getKey() + "=" + param.getValue());
    if (threads > 1) {
      words = Stream.concat(words, Stream.of(threads + " threads"));
    }
    String inside = words.collect(Collectors.joining(", "));
    return inside.isEmpty() ? title : title + " (" + inside + ")";
  }

  /** What two runs match results by: name, mode, parameters and threads. */
  public String key() {
    return benchmark
        + params.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(",", "{", "}"))
        + ":"
        + mode.label()
        + ":t"
        + threads;
  }
}
