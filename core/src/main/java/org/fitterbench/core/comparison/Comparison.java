package org.fitterbench.core.comparison;

import java.util.List;
import org.fitterbench.core.record.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Two runs side by side.
 *
 * @param baseline the file of the earlier run
 * @param current the file of the later run
 * @param thresholds what counts
 * @param benchmarks one entry a benchmark, in the baseline's order, then what is new
 * @param notComparable why the runs must not be compared; null when they may
 * @param findings doubts about the comparison as a whole
 */
public record Comparison(
    String baseline,
    String current,
    Thresholds thresholds,
    List<BenchmarkComparison> benchmarks,
    @Nullable String notComparable,
    List<Finding> findings) {
  public Comparison {
    benchmarks = List.copyOf(benchmarks);
    findings = List.copyOf(findings);
  }

  /** The benchmarks that both runs measured. */
  public List<BenchmarkComparison.Matched> matched() {
    return only(BenchmarkComparison.Matched.class);
  }

  /** The benchmarks of one kind. */
  <T extends BenchmarkComparison> List<T> only(Class<T> kind) {
    return benchmarks.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** How many benchmarks have a verdict. */
  public long count(Verdict verdict) {
    return matched().stream().filter(matched -> matched.verdict() == verdict).count();
  }

  /** What the comparison comes to. */
  public Outcome outcome() {
    if (notComparable != null) {
      return Outcome.NOT_COMPARABLE;
    }
    if (count(Verdict.REGRESSION) > 0) {
      return Outcome.REGRESSION;
    }
    boolean uncovered =
        benchmarks.stream()
            .anyMatch(benchmark ->
                switch (benchmark) {
                  case BenchmarkComparison.Failed _,
                      BenchmarkComparison.Missing _,
                      BenchmarkComparison.Unlike _ ->
                      true;
                  case BenchmarkComparison.Matched _, BenchmarkComparison.Added _ -> false;
                });
    if (uncovered) {
      return Outcome.BENCHMARK_FAILED;
    }
    return count(Verdict.INCONCLUSIVE) > 0 ? Outcome.INCONCLUSIVE : Outcome.FINE;
  }

  /** The outcome and how many benchmarks it rests on, in one line. */
  public String conclusion() {
    return ComparisonWords.conclusion(this);
  }
}
