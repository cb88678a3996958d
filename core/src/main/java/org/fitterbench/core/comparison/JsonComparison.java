package org.fitterbench.core.comparison;

import java.util.List;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.RecordJson;
import org.jspecify.annotations.Nullable;

/** A comparison as JSON, every figure in full precision; changes are fractions, 0.1 for +10 %. */
final class JsonComparison implements ComparisonFormat.Reporter {
  private record Document(
      String baseline,
      String current,
      Outcome outcome,
      @Nullable String notComparable,
      Thresholds thresholds,
      List<Entry> benchmarks,
      List<BenchmarkComparison.Unlike> unlike,
      List<BenchmarkComparison.Failed> failed,
      List<BenchmarkComparison.Missing> missing,
      List<BenchmarkComparison.Added> added,
      List<Finding> findings) {}

  private record Entry(
      String label,
      String unit,
      Verdict verdict,
      List<String> reasons,
      Change mean,
      @Nullable Change p95,
      List<Memory> memory,
      List<QualityChange> quality,
      List<Finding> findings) {}

  private record Memory(
      MemoryFigure figure, double baselineBytes, double currentBytes, double fraction) {}

  @Override
  public String render(Comparison comparison) {
    return RecordJson.format(
        new Document(
            comparison.baseline(),
            comparison.current(),
            comparison.outcome(),
            comparison.notComparable(),
            comparison.thresholds(),
            comparison.matched().stream().map(JsonComparison::entry).toList(),
            comparison.only(BenchmarkComparison.Unlike.class),
            comparison.only(BenchmarkComparison.Failed.class),
            comparison.only(BenchmarkComparison.Missing.class),
            comparison.only(BenchmarkComparison.Added.class),
            comparison.findings()));
  }

  private static Entry entry(BenchmarkComparison.Matched matched) {
    return new Entry(
        matched.label(),
        matched.unit(),
        matched.verdict(),
        matched.reasons(),
        matched.mean(),
        matched.p95(),
        matched.memory().stream()
            .map(change ->
                new Memory(change.figure(), change.baseline(), change.current(), change.fraction()))
            .toList(),
        matched.quality(),
        matched.findings());
  }
}
