package org.fitterbench.core.comparison;

import java.util.List;
import org.fitterbench.core.record.Finding;
import org.jspecify.annotations.Nullable;

/** What became of one benchmark between two runs. */
public sealed interface BenchmarkComparison {
  /** The benchmark for a person. */
  String label();

  /**
   * Measured in both runs.
   *
   * @param label the benchmark for a person
   * @param unit the unit of its figures in both runs
   * @param mean the change of the mean
   * @param p95 the change of the 95th percentile; null when a side has none
   * @param memory the changes of the memory figures that both sides have
   * @param quality the changes of the figures of quality that both sides have
   * @param verdict the verdict on all of them together
   * @param reasons the figures that made it a regression or inconclusive, in words
   * @param findings doubts about the verdict
   */
  record Matched(
      String label,
      String unit,
      Change mean,
      @Nullable Change p95,
      List<MemoryChange> memory,
      List<QualityChange> quality,
      Verdict verdict,
      List<String> reasons,
      List<Finding> findings)
      implements BenchmarkComparison {
    public Matched {
      memory = List.copyOf(memory);
      quality = List.copyOf(quality);
      reasons = List.copyOf(reasons);
      findings = List.copyOf(findings);
    }
  }

  /** Measured in both runs, in units that measure different things. */
  record Unlike(String label, String baselineUnit, String currentUnit)
      implements BenchmarkComparison {}

  /** Failed in the current run. */
  record Failed(String label, String reason) implements BenchmarkComparison {}

  /** In the baseline but not in the current run. */
  record Missing(String label) implements BenchmarkComparison {}

  /** In the current run but not measured in the baseline. */
  record Added(String label, String reason) implements BenchmarkComparison {}
}
