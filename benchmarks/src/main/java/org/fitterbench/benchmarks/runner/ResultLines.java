package org.fitterbench.benchmarks.runner;

import java.util.List;
import org.fitterbench.benchmarks.suite.Suite;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.ConfidenceInterval;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Severity;
import org.fitterbench.core.record.Summary;
import org.jspecify.annotations.Nullable;

/** One aligned line for each result of a run, and a heading where a suite begins. */
final class ResultLines {
  private static final int MEAN_WIDTH = 10;
  private static final int ERROR_WIDTH = 10;

  private final int titleWidth;
  private final int paramWidth;
  private final int unitWidth;
  private @Nullable Suite suite;

  ResultLines(List<PlannedBenchmark> plan) {
    titleWidth = plan.stream().mapToInt(planned -> planned.title().length()).max().orElse(0);
    paramWidth = plan.stream().mapToInt(planned -> planned.paramText().length()).max().orElse(0);
    unitWidth = plan.stream().mapToInt(planned -> planned.unit().length()).max().orElse(0);
  }

  /** The heading to print before a benchmark's line; null inside a suite. */
  @Nullable String heading(PlannedBenchmark benchmark) {
    if (benchmark.entry().suite() == suite) {
      return null;
    }
    suite = benchmark.entry().suite();
    return suite.id();
  }

  /** What a result's line says, in one place a column. */
  String line(PlannedBenchmark benchmark, BenchmarkResult result) {
    StringBuilder line = new StringBuilder("  ");
    line.append(padded(benchmark.title(), titleWidth));
    if (paramWidth > 0) {
      line.append("  ").append(padded(benchmark.paramText(), paramWidth));
    }
    Summary summary = result.summary();
    if (summary == null) {
      return line.append("  failed: ").append(result.failure()).toString();
    }
    int decimals = FigureText.decimals(summary.mean());
    String mean = FigureText.fixed(summary.mean(), decimals);
    line.append("  ").append(" ".repeat(Math.max(0, MEAN_WIDTH - mean.length()))).append(mean);
    line.append(padded(error(summary.confidenceInterval(), decimals), ERROR_WIDTH));
    line.append(" ").append(padded(result.unit(), unitWidth));
    String doubts = doubts(result.findings());
    return (doubts.isEmpty() ? line : line.append("  ").append(doubts)).toString().stripTrailing();
  }

  private static String error(@Nullable ConfidenceInterval interval, int decimals) {
    return interval == null
        ? ""
        : " ± " + FigureText.fixed((interval.upper() - interval.lower()) / 2, decimals);
  }

  /** The findings that make the number doubtful, by name. */
  private static String doubts(List<Finding> findings) {
    return String.join(
        ", ",
        findings.stream()
            .filter(finding -> finding.severity() != Severity.INFO)
            .map(finding -> finding.id().replace('-', ' '))
            .toList());
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
