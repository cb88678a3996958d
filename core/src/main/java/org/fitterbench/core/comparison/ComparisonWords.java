package org.fitterbench.core.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitterbench.core.record.ConfidenceInterval;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.ScoreUnit;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Lines;
import org.fitterbench.core.text.Table;

/** A comparison in words and tables, which text and Markdown share. */
final class ComparisonWords {
  private ComparisonWords() {}

  /** What counts, in a sentence. */
  static String rule(Comparison comparison) {
    Thresholds thresholds = comparison.thresholds();
    boolean quality =
        comparison.matched().stream().anyMatch(matched -> !matched.quality().isEmpty());
    return ("Change is the time needed, + is slower. A regression is an interval (%s) wholly beyond"
                + " +%s in the mean or +%s in P95, or more than +%s of memory.")
            .formatted(
                Figures.percent(thresholds.level()),
                Figures.percent(thresholds.mean()),
                Figures.percent(thresholds.p95()),
                Figures.percent(thresholds.memory()))
        + (quality ? " So is a worse result: an error larger than its own tolerance allows." : "");
  }

  /** The benchmarks that both runs measured. */
  static Table table(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    for (BenchmarkComparison.Matched matched : comparison.matched()) {
      rows.add(
          List.of(
              matched.label(),
              score(matched.mean().baseline(), matched.unit()),
              score(matched.mean().current(), matched.unit()),
              Figures.signedPercent(matched.mean().fraction()),
              interval(matched.mean()),
              percentile(matched),
              memory(matched),
              word(matched.verdict())));
    }
    return new Table(
        List.of(
            Column.words("Benchmark"),
            Column.numbers("Baseline"),
            Column.numbers("Current"),
            Column.numbers("Change"),
            Column.numbers(Figures.percent(comparison.thresholds().level()) + " interval"),
            Column.numbers("P95"),
            Column.numbers("Memory"),
            Column.words("Verdict")),
        rows);
  }

  private static String score(double score, String unit) {
    return ScoreUnit.parse(unit) instanceof ScoreUnit.TimePerOperation(double nanos)
        ? Figures.time(score * nanos / 1e6)
        : Figures.significant(score) + " " + unit;
  }

  private static String interval(Change change) {
    ConfidenceInterval interval = change.interval();
    return interval == null
        ? Figures.ABSENT
        : "%s … %s"
            .formatted(
                Figures.signedPercent(interval.lower()), Figures.signedPercent(interval.upper()));
  }

  private static String percentile(BenchmarkComparison.Matched matched) {
    Change p95 = matched.p95();
    return p95 == null ? Figures.ABSENT : Figures.signedPercent(p95.fraction());
  }

  /** The judged memory figure that grew most. */
  private static String memory(BenchmarkComparison.Matched matched) {
    Optional<MemoryChange> worst =
        matched.memory().stream()
            .filter(change -> change.figure().judged())
            .max(Comparator.comparingDouble(MemoryChange::fraction));
    return worst.map(change -> Figures.signedPercent(change.fraction())).orElse(Figures.ABSENT);
  }

  static String word(Verdict verdict) {
    return switch (verdict) {
      case REGRESSION -> "REGRESSION";
      case IMPROVEMENT -> "improvement";
      case UNCHANGED -> "unchanged";
      case INCONCLUSIVE -> "inconclusive";
    };
  }

  /** Benchmarks that have no change, one sentence each. */
  static List<String> others(Comparison comparison) {
    return comparison.benchmarks().stream()
        .flatMap(benchmark ->
            switch (benchmark) {
              case BenchmarkComparison.Matched _ -> Stream.empty();
              case BenchmarkComparison.Failed(var label, var reason) ->
                  Stream.of("Failed: " + label + ": " + reason);
              case BenchmarkComparison.Missing(var label) ->
                  Stream.of("Missing: " + label + ", not in the current run");
              case BenchmarkComparison.Unlike(var label, var before, var after) ->
                  Stream.of("Unlike units: " + label + " in " + before + ", then in " + after);
              case BenchmarkComparison.Added(var label, var reason) ->
                  Stream.of("New: " + label + ", " + reason);
            })
        .toList();
  }

  /** The figures that made a benchmark a regression, one sentence a benchmark. */
  static List<String> regressions(Comparison comparison) {
    return comparison.matched().stream()
        .filter(matched -> matched.verdict() == Verdict.REGRESSION)
        .map(matched -> matched.label() + ": " + String.join(", ", matched.reasons()))
        .toList();
  }

  /** All findings, once each, those of the whole comparison first. */
  static List<Finding> findings(Comparison comparison) {
    Map<Finding, List<String>> about = new LinkedHashMap<>();
    for (BenchmarkComparison.Matched matched : comparison.matched()) {
      for (Finding finding : matched.findings()) {
        about.computeIfAbsent(finding, _ -> new ArrayList<>()).add(matched.label());
      }
    }
    Stream<Finding> named =
        about.entrySet().stream()
            .map(entry ->
                new Finding(
                    entry.getKey().id(),
                    entry.getKey().severity(),
                    Lines.names(entry.getValue()) + ": " + entry.getKey().message(),
                    entry.getKey().remedy()));
    return Stream.concat(comparison.findings().stream(), named).toList();
  }

  static String severity(Finding finding) {
    return finding.severity().name().toUpperCase(Locale.ROOT);
  }

  /** The last line: the outcome and how many benchmarks it rests on. */
  static String conclusion(Comparison comparison) {
    String reason = comparison.notComparable();
    if (reason != null) {
      return "NOT COMPARABLE: " + reason + ".";
    }
    List<String> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      counts.add(comparison.count(verdict) + " " + noun(verdict, comparison.count(verdict)));
    }
    count("failed", comparison.only(BenchmarkComparison.Failed.class).size(), counts);
    count("missing", comparison.only(BenchmarkComparison.Missing.class).size(), counts);
    count("unlike", comparison.only(BenchmarkComparison.Unlike.class).size(), counts);
    count("new", comparison.only(BenchmarkComparison.Added.class).size(), counts);
    return "%s: %d compared, %s."
        .formatted(
            comparison.outcome().words().toUpperCase(Locale.ROOT),
            comparison.matched().size(),
            String.join(", ", counts));
  }

  private static String noun(Verdict verdict, long count) {
    String plural = count == 1 ? "" : "s";
    return switch (verdict) {
      case REGRESSION -> "regression" + plural;
      case IMPROVEMENT -> "improvement" + plural;
      case UNCHANGED -> "unchanged";
      case INCONCLUSIVE -> "inconclusive";
    };
  }

  private static void count(String word, int count, List<String> counts) {
    if (count > 0) {
      counts.add(count + " " + word);
    }
  }
}
