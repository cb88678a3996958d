package org.fitterbench.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.ConfidenceInterval;
import org.fitterbench.core.record.Mode;
import org.fitterbench.core.record.OperationTime;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.ResourceUsage;
import org.fitterbench.core.record.Summary;
import org.fitterbench.core.target.TargetOutcome;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Table;
import org.jspecify.annotations.Nullable;

/** The tables of a report, which text and Markdown share. */
final class ReportTables {
  private ReportTables() {}

  /** The operations with a note for every figure that is absent. */
  static Table operations(List<Operation> operations, Footnotes notes) {
    List<Column> columns =
        List.of(
            Column.words("Operation"),
            Column.numbers("Avg (ms)"),
            Column.numbers(interval(operations)),
            Column.numbers("Std (ms)"),
            Column.numbers("P95 (ms)"),
            Column.numbers("Alloc/op"),
            Column.numbers("Mem CPU/GPU (MiB)"),
            Column.numbers("CPU %"));
    List<List<String>> rows = new ArrayList<>();
    for (Operation operation : operations) {
      rows.add(row(operation, notes));
    }
    return new Table(columns, rows);
  }

  /** The heading of the interval's column; the level is the same in all results of one run. */
  private static String interval(List<Operation> operations) {
    return operations.stream()
        .map(operation -> operation.time().intervalMillis())
        .filter(interval -> interval != null)
        .findFirst()
        .map(interval -> "± %s %% CI".formatted(Figures.significant(interval.level() * 100, 2)))
        .orElse("± CI");
  }

  private static List<String> row(Operation operation, Footnotes notes) {
    BenchmarkResult result = operation.result();
    OperationTime time = operation.time();
    ResourceUsage used = result.resources();
    String label = result.label();
    return List.of(
        label,
        Figures.significant(time.meanMillis()),
        halfWidth(time, result, notes),
        deviation(time, result, notes),
        p95(time, label, notes),
        bytes(used.allocatedBytesPerOperation(), "Alloc/op", label, notes),
        mebibytes(used.peakRssBytes(), "CPU memory", label, notes)
            + " / "
            + mebibytes(used.peakGpuMemoryBytes(), "GPU memory", label, notes),
        percent(used.cpuPercent(), "CPU %", label, notes));
  }

  private static String halfWidth(OperationTime time, BenchmarkResult result, Footnotes notes) {
    ConfidenceInterval interval = time.intervalMillis();
    if (interval == null) {
      String reason =
          result.forks().size() < 2
              ? "an interval needs two forks or more"
              : "the interval reaches a throughput of zero";
      return notes.absent("confidence interval", reason, result.label());
    }
    double half =
        Math.max(interval.upper() - time.meanMillis(), time.meanMillis() - interval.lower());
    return "± " + Figures.significant(half, 2);
  }

  private static String deviation(OperationTime time, BenchmarkResult result, Footnotes notes) {
    Summary summary = result.summary();
    return summary != null && summary.sampleCount() < 2
        ? notes.absent("standard deviation", "one sample has none", result.label())
        : Figures.significant(time.standardDeviationMillis(), 3);
  }

  private static String p95(OperationTime time, String label, Footnotes notes) {
    Double p95 = time.p95Millis();
    return p95 == null
        ? notes.absent("P95", "a throughput holds no single times", label)
        : Figures.significant(p95);
  }

  private static String bytes(Reading reading, String column, String label, Footnotes notes) {
    return switch (reading) {
      case Reading.Measured measured -> Figures.bytes(measured.value());
      case Reading.Absent absent -> notes.absent(column, absent.reason(), label);
    };
  }

  private static String mebibytes(Reading reading, String column, String label, Footnotes notes) {
    return switch (reading) {
      case Reading.Measured measured -> Figures.mebibytes(measured.value());
      case Reading.Absent absent -> notes.absent(column, absent.reason(), label);
    };
  }

  private static String percent(Reading reading, String column, String label, Footnotes notes) {
    return switch (reading) {
      case Reading.Measured measured -> Figures.oneDecimal(measured.value());
      case Reading.Absent absent -> notes.absent(column, absent.reason(), label);
    };
  }

  /** What the figures of the operations' table mean, as far as it holds such figures. */
  static List<String> legend(List<Operation> operations) {
    List<String> legend = new ArrayList<>();
    legend.add(
        "Avg is the mean of the forks, ± half the confidence interval over forks; memory is the"
            + " process's peak resident set and the peak of the GPU; 100 CPU % is one core.");
    boolean means =
        operations.stream().anyMatch(operation -> operation.result().mode() == Mode.AVERAGE_TIME);
    if (means) {
      legend.add(
          "P95 of an average-time benchmark is over its iterations' means; sample-time and"
              + " single-shot benchmarks give it over single operations.");
    }
    return legend;
  }

  /** Scores in units that are neither a time nor a rate. */
  static Table otherScores(List<BenchmarkResult> results) {
    List<List<String>> rows = new ArrayList<>();
    for (BenchmarkResult result : results) {
      Summary summary = result.summary();
      rows.add(
          List.of(
              result.label(),
              summary == null ? Figures.ABSENT : Figures.significant(summary.mean()),
              result.unit()));
    }
    return new Table(
        List.of(Column.words("Score"), Column.numbers("Avg"), Column.words("Unit")), rows);
  }

  /** How many targets are of benchmarks that a run left out, said after their table. */
  static Optional<String> targetsOfOtherRuns(List<TargetOutcome> targets) {
    long count = targets.stream().filter(ReportTables::isOfAnotherRun).count();
    return switch ((int) count) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of("One more target is of a benchmark that was not part of this run.");
      default ->
          Optional.of(count + " more targets are of benchmarks that were not part of this run.");
    };
  }

  private static boolean isOfAnotherRun(TargetOutcome outcome) {
    return outcome instanceof TargetOutcome.NotMeasured missing && missing.isOfAnotherRun();
  }

  /** The targets that a run says something about, or that nothing measures yet. */
  static List<TargetOutcome> told(List<TargetOutcome> targets) {
    return targets.stream().filter(outcome -> !isOfAnotherRun(outcome)).toList();
  }

  /** The targets with their status and margin, but for those of benchmarks that were left out. */
  static Table targets(List<TargetOutcome> targets) {
    List<List<String>> rows = new ArrayList<>();
    for (TargetOutcome outcome : told(targets)) {
      rows.add(
          List.of(
              outcome.target().title(),
              limit(outcome),
              switch (outcome) {
                case TargetOutcome.Judged judged -> measured(judged);
                case TargetOutcome.NotMeasured _ -> Figures.ABSENT;
              },
              outcome.target().pending() == null
                  ? outcome.status().words()
                  : outcome.status().words() + " yet",
              margin(outcome)));
    }
    return new Table(
        List.of(
            Column.words("Target"),
            Column.numbers("Limit"),
            Column.numbers("Measured"),
            Column.words("Status"),
            Column.words("Margin")),
        rows);
  }

  private static String measured(TargetOutcome.Judged judged) {
    String unit = judged.target().unit();
    return unit.equals("ms")
        ? Figures.time(judged.measured())
        : Figures.significant(judged.measured(), 3) + " " + unit;
  }

  private static String limit(TargetOutcome outcome) {
    double limit = outcome.target().limit();
    String figure =
        outcome.target().unit().equals("ms")
            ? Figures.roundTime(limit)
            : Figures.plain(limit) + " " + outcome.target().unit();
    return switch (outcome.target().direction()) {
      case LOWER_IS_BETTER -> "< " + figure;
      case HIGHER_IS_BETTER -> "≥ " + figure;
    };
  }

  private static String margin(TargetOutcome outcome) {
    return switch (outcome) {
      case TargetOutcome.NotMeasured(var target, var reason) -> reason;
      case TargetOutcome.Judged judged -> {
        double fraction = judged.marginFraction();
        String percent = Figures.oneDecimal(Math.abs(fraction) * 100) + " %";
        if (judged.target().metric() != null) {
          yield percent + (fraction >= 0 ? " better" : " worse");
        }
        yield fraction >= 0
            ? "%s below (%s × faster)".formatted(percent, Figures.significant(judged.factor(), 3))
            : "%s above (%s × slower)"
                .formatted(percent, Figures.significant(1 / judged.factor(), 3));
      }
    };
  }

  /** Benchmarks that failed, with their reasons. */
  static String failure(BenchmarkResult result) {
    @Nullable String why = result.failure();
    return result.label() + ": " + (why == null ? "no reason given" : why);
  }
}
