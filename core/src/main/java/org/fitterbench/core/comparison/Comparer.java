package org.fitterbench.core.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Metric;
import org.fitterbench.core.record.Severity;
import org.fitterbench.core.text.Figures;
import org.jspecify.annotations.Nullable;

/** Compares two runs benchmark by benchmark. */
public final class Comparer {
  private final Thresholds thresholds;

  /** A comparer with what counts. */
  public Comparer(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  /** Compares a current run with a baseline. */
  public Comparison compare(ComparedRun baseline, ComparedRun current) {
    Map<String, ComparedResult> after = new LinkedHashMap<>();
    current.results().forEach(result -> after.put(result.key(), result));
    List<BenchmarkComparison> benchmarks = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (ComparedResult before : baseline.results()) {
      seen.add(before.key());
      benchmarks.add(compare(before, after.get(before.key())));
    }
    for (ComparedResult result : current.results()) {
      if (seen.add(result.key())) {
        benchmarks.add(added(result, "not in the baseline"));
      }
    }
    return new Comparison(
        baseline.source(),
        current.source(),
        thresholds,
        benchmarks,
        notComparable(baseline, current, benchmarks),
        RunFindings.of(baseline, current));
  }

  private static @Nullable String notComparable(
      ComparedRun baseline, ComparedRun current, List<BenchmarkComparison> benchmarks) {
    for (Map.Entry<String, String> input : baseline.inputs().entrySet()) {
      String other = current.inputs().get(input.getKey());
      if (other != null && !other.equals(input.getValue())) {
        return "the runs used different %s: %s and %s"
            .formatted(input.getKey(), input.getValue(), other);
      }
    }
    boolean common =
        benchmarks.stream()
            .anyMatch(benchmark ->
                switch (benchmark) {
                  case BenchmarkComparison.Matched _, BenchmarkComparison.Failed _ -> true;
                  case BenchmarkComparison.Missing _,
                      BenchmarkComparison.Added _,
                      BenchmarkComparison.Unlike _ ->
                      false;
                });
    return common ? null : "the runs have no benchmark in common";
  }

  private static BenchmarkComparison added(ComparedResult result, String why) {
    String failure = result.failure();
    return failure == null
        ? new BenchmarkComparison.Added(result.label(), why)
        : new BenchmarkComparison.Failed(result.label(), failure);
  }

  private BenchmarkComparison compare(ComparedResult before, @Nullable ComparedResult after) {
    if (after == null) {
      return new BenchmarkComparison.Missing(before.label());
    }
    if (after.failure() != null || before.failure() != null) {
      return added(after, "failed in the baseline");
    }
    OptionalDouble mean = after.convert(after.mean(), before.unit());
    if (mean.isEmpty()) {
      return new BenchmarkComparison.Unlike(before.label(), before.unit(), after.unit());
    }
    double scale = after.convert(1, before.unit()).orElseThrow();
    Change change =
        change(
            before,
            before.mean(),
            before.forkMeans(),
            mean.getAsDouble(),
            after.forkMeans(),
            scale);
    Change p95 = p95(before, after, scale);
    List<MemoryChange> memory = memory(before, after);
    Verdict onMean = Verdict.onMean(change, thresholds.mean());
    Verdict verdict = onMean;
    List<String> reasons = new ArrayList<>();
    reason("mean", onMean, change.fraction(), reasons);
    if (p95 != null) {
      Verdict onPercentile = Verdict.onPercentile(p95, thresholds.p95());
      reason("P95", onPercentile, p95.fraction(), reasons);
      verdict = Verdict.combine(verdict, onPercentile);
    }
    for (MemoryChange figure : memory) {
      Verdict onMemory = Verdict.onMemory(figure, thresholds.memory());
      reason(figure.figure().words(), onMemory, figure.fraction(), reasons);
      verdict = Verdict.combine(verdict, onMemory);
    }
    List<QualityChange> quality = quality(before, after);
    for (QualityChange figure : quality) {
      if (figure.isRegression()) {
        reasons.add(figure.words());
        verdict = Verdict.REGRESSION;
      }
    }
    return new BenchmarkComparison.Matched(
        before.label(),
        before.unit(),
        change,
        p95,
        memory,
        quality,
        verdict,
        reasons,
        findings(before, after, scale, onMean, change));
  }

  private Change change(
      ComparedResult result,
      double before,
      List<Double> forksBefore,
      double after,
      List<Double> forksAfter,
      double scale) {
    return new Change(
        before,
        after,
        fraction(result.cost(before), result.cost(after)),
        Change.interval(
            costs(result, forksBefore, 1), costs(result, forksAfter, scale), thresholds.level()));
  }

  /** The relative change; a million where there is none, because the baseline costs nothing. */
  private static double fraction(double before, double after) {
    if (before == after) {
      return 0;
    }
    return before > 0 && Double.isFinite(after)
        ? after / before - 1
        : Math.copySign(1e6, after - before);
  }

  private static List<Double> costs(ComparedResult result, List<Double> scores, double scale) {
    return scores.stream().map(score -> result.cost(score * scale)).toList();
  }

  private @Nullable Change p95(ComparedResult before, ComparedResult after, double scale) {
    Double first = before.p95();
    Double second = after.p95();
    return first == null || second == null
        ? null
        : change(before, first, before.forkP95s(), second * scale, after.forkP95s(), scale);
  }

  private static List<MemoryChange> memory(ComparedResult before, ComparedResult after) {
    List<MemoryChange> changes = new ArrayList<>();
    before
        .memory()
        .forEach((figure, bytes) -> {
          Double now = after.memory().get(figure);
          if (now != null) {
            changes.add(new MemoryChange(figure, bytes, now));
          }
        });
    return changes;
  }

  /** Figures whose unit changed say nothing about each other. */
  private static List<QualityChange> quality(ComparedResult before, ComparedResult after) {
    List<QualityChange> changes = new ArrayList<>();
    before
        .quality()
        .forEach((name, metric) -> {
          Metric now = after.quality().get(name);
          Double tolerance = now == null ? null : now.tolerance();
          if (now != null && tolerance != null && now.unit().equals(metric.unit())) {
            changes.add(QualityChange.between(name, metric, now, tolerance));
          }
        });
    return changes;
  }

  private static void reason(
      String figure, Verdict verdict, double fraction, List<String> reasons) {
    switch (verdict) {
      case REGRESSION -> reasons.add(figure + " " + Figures.signedPercent(fraction));
      case INCONCLUSIVE -> reasons.add(figure + " cannot be told");
      case IMPROVEMENT, UNCHANGED -> {}
    }
  }

  private List<Finding> findings(
      ComparedResult before, ComparedResult after, double scale, Verdict verdict, Change change) {
    if (change.interval() == null) {
      return List.of(withoutInterval(before, after));
    }
    if (verdict != Verdict.INCONCLUSIVE) {
      return List.of();
    }
    int forks =
        Change.forksToTell(
            costs(before, before.forkMeans(), 1),
            costs(before, after.forkMeans(), scale),
            thresholds.mean(),
            thresholds.level());
    return List.of(
        new Finding(
            "too-few-forks",
            Severity.INFO,
            "The interval of the change, %s to %s, reaches across the threshold of %s."
                .formatted(
                    Figures.signedPercent(change.interval().lower()),
                    Figures.signedPercent(change.interval().upper()),
                    Figures.percent(thresholds.mean())),
            forks == 0
                ? "More than 100 forks a side would be needed: make the host quieter first."
                : "Run both sides with about %d forks.".formatted(forks)));
  }

  private static Finding withoutInterval(ComparedResult before, ComparedResult after) {
    boolean few = before.forkMeans().size() < 2 || after.forkMeans().size() < 2;
    return few
        ? new Finding(
            "single-fork",
            Severity.WARNING,
            "One fork on a side gives no interval: only a change beyond twice the threshold"
                + " counts.",
            "Run both sides with 5 forks or more.")
        : new Finding(
            "score-not-positive",
            Severity.WARNING,
            "A score of zero or less has no relative change.",
            "Check what the benchmark measures.");
  }
}
