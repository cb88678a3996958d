package org.fitterbench.benchmarks.analysis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How thoroughly an analysis measures.
 *
 * @param repeats how often each operation is measured at least; the median counts
 * @param warmup how long each operation runs before it is measured
 * @param minimumTime how long a stage breakdown is repeated at least
 * @param iterations iterations of the fit that is taken apart
 * @param batches batch sizes, ascending; the first is 1
 * @param profiling how long the fit is repeated while its methods are sampled
 */
public record AnalysisSettings(
    int repeats,
    Duration warmup,
    Duration minimumTime,
    int iterations,
    List<Integer> batches,
    Duration profiling) {
  public AnalysisSettings {
    batches = List.copyOf(batches);
    if (repeats < 1 || iterations < 1) {
      throw new IllegalArgumentException(repeats + " repeats, " + iterations + " iterations");
    }
    if (batches.getFirst() != 1 || !batches.equals(batches.stream().sorted().toList())) {
      throw new IllegalArgumentException("Batches ascend from 1: " + batches);
    }
  }

  /** What is measured unless the user asks otherwise. */
  public static AnalysisSettings defaults() {
    return new AnalysisSettings(
        7,
        Duration.ofSeconds(1),
        Duration.ofMillis(500),
        5,
        List.of(1, 2, 4, 8, 16, 32),
        Duration.ofSeconds(4));
  }

  public AnalysisSettings withRepeats(int other) {
    return new AnalysisSettings(other, warmup, minimumTime, iterations, batches, profiling);
  }

  public AnalysisSettings withIterations(int other) {
    return new AnalysisSettings(repeats, warmup, minimumTime, other, batches, profiling);
  }

  /** For the record: each setting by its name. */
  Map<String, String> words() {
    return Map.of(
        "repeats", Integer.toString(repeats),
        "iterations", Integer.toString(iterations),
        "warm-up", warmup.toMillis() + " ms",
        "profiling", profiling.toMillis() + " ms",
        "batches", batches.stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }
}
