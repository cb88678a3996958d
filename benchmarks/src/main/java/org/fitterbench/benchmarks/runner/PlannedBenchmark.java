package org.fitterbench.benchmarks.runner;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitterbench.benchmarks.suite.CatalogEntry;
import org.fitterbench.core.record.Mode;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * One benchmark with one set of parameters, and how it is to be measured.
 *
 * @param entry the benchmark
 * @param mode how it is timed
 * @param params one value for each parameter
 * @param threads threads that run the operation at once
 * @param measurement how often and how long
 * @param jvmArgs flags of its JVMs, later ones win
 */
public record PlannedBenchmark(
    CatalogEntry entry,
    Mode mode,
    SortedMap<String, String> params,
    int threads,
    Measurement measurement,
    List<String> jvmArgs) {
  public PlannedBenchmark {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    jvmArgs = List.copyOf(jvmArgs);
  }

  /** The same with more flags for its JVMs. */
  PlannedBenchmark plusJvmArgs(List<String> more) {
    List<String> flags = Stream.concat(jvmArgs.stream(), more.stream()).toList();
    return new PlannedBenchmark(entry, mode, params, threads, measurement, flags);
  }

  /** What it measures, for a person. */
  public String title() {
    return entry.title();
  }

  /** Its parameters for a person, for example {@code batch=4}; empty without any. */
  public String paramText() {
    return params.entrySet().stream()
        .map(param -> param.getKey() + "=" + param.getValue())
        .collect(Collectors.joining(" "));
  }

  /** Title and parameters, for a person. */
  public String label() {
    return params.isEmpty() ? title() : title() + " " + paramText();
  }

  /** The unit that JMH will give its scores, for example {@code ms/op}. */
  public String unit() {
    String time = TimeValue.tuToString(timeUnit());
    return mode == Mode.THROUGHPUT ? "ops/" + time : time + "/op";
  }

  TimeUnit timeUnit() {
    return entry.jmh().getTimeUnit().orElse(TimeUnit.SECONDS);
  }

  /** JMH's name of a mode of ours. */
  static org.openjdk.jmh.annotations.Mode jmhMode(Mode mode) {
    return switch (mode) {
      case THROUGHPUT -> org.openjdk.jmh.annotations.Mode.Throughput;
      case AVERAGE_TIME -> org.openjdk.jmh.annotations.Mode.AverageTime;
      case SAMPLE_TIME -> org.openjdk.jmh.annotations.Mode.SampleTime;
      case SINGLE_SHOT_TIME -> org.openjdk.jmh.annotations.Mode.SingleShotTime;
    };
  }
}
