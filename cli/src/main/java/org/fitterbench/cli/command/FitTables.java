package org.fitterbench.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Lines;
import org.fitterbench.core.text.Table;
import org.fitterbench.core.trace.StageReport;
import org.fitterbench.core.trace.StageTimes;
import org.fitterbench.fitter.description.BodyDescription;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.regression.FitResult;
import org.fitterbench.fitter.regression.VertexError;

/** A fit as a person reads it: errors, phenotypes, where the time went, doubts. */
final class FitTables {
  private static final int WIDTH = 100;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Stages and the stages inside them; what a forward pass does inside those is left out. */
  private static final int STAGE_DEPTH = 2;

  private FitTables() {}

  static List<String> lines(FitResult result, BodyDescription found, StageReport stages) {
    List<String> lines = new ArrayList<>();
    lines.addAll(errors(result).text(WIDTH));
    lines.add("");
    lines.addAll(
        Lines.wrap(
            "stopped    ",
            "           ",
            "%s: %s".formatted(result.stop().label(), result.stop().sentence()),
            WIDTH));
    lines.add("");
    lines.addAll(phenotypes(result).text(WIDTH));
    if (!result.options().localChanges().isEmpty()) {
      lines.add("");
      lines.addAll(localChanges(result.options().localChanges(), found).text(WIDTH));
    }
    lines.add("");
    lines.addAll(stages(stages).text(WIDTH));
    lines.add("");
    lines.addAll(
        Lines.wrap(
            "", "", "Times are of this one run, in which the JVM still compiles the code.", WIDTH));
    for (Finding finding : result.findings()) {
      String severity = finding.severity().name().toLowerCase(Locale.ROOT);
      lines.add("");
      lines.addAll(Lines.wrap(severity + ": ", "  ", finding.message(), WIDTH));
      lines.addAll(Lines.wrap("  → ", "    ", finding.remedy(), WIDTH));
    }
    return lines;
  }

  private static Table errors(FitResult result) {
    List<List<String>> rows = new ArrayList<>();
    for (int iteration = 1; iteration <= result.iterations().size(); iteration++) {
      VertexError error = result.iterations().get(iteration - 1);
      rows.add(
          List.of(
              String.valueOf(iteration),
              millimetres(error.meanMm()),
              millimetres(error.p95Mm()),
              millimetres(error.maxMm()),
              iteration == result.bestIteration() ? "kept" : ""));
    }
    return new Table(
        List.of(
            Column.words("iteration"),
            Column.numbers("mean mm"),
            Column.numbers("P95 mm"),
            Column.numbers("max mm"),
            Column.words("")),
        rows);
  }

  private static Table phenotypes(FitResult result) {
    List<List<String>> rows = new ArrayList<>();
    for (Phenotype phenotype : result.options().phenotypes()) {
      rows.add(
          List.of(
              phenotype.label(),
              String.format(Locale.ROOT, "%.3f", result.body().phenotype(phenotype))));
    }
    return new Table(List.of(Column.words("phenotype"), Column.numbers("value")), rows);
  }

  private static Table localChanges(List<String> labels, BodyDescription found) {
    List<List<String>> rows = new ArrayList<>();
    for (String label : labels) {
      double value = found.localChanges().getOrDefault(label, 0.0);
      rows.add(List.of(label, String.format(Locale.ROOT, "%.3f", value)));
    }
    return new Table(List.of(Column.words("local change"), Column.numbers("value")), rows);
  }

  private static Table stages(StageReport report) {
    long total = report.stages().stream().mapToLong(StageTimes::totalNanos).sum();
    List<List<String>> rows = new ArrayList<>();
    for (StageTimes stage : report.stages()) {
      addStage(stage, 0, total, rows);
    }
    rows.add(List.of("total", "", milliseconds(total), ""));
    return new Table(
        List.of(
            Column.words("stage"),
            Column.numbers("runs"),
            Column.numbers("total ms"),
            Column.numbers("share")),
        rows);
  }

  private static void addStage(StageTimes stage, int depth, long total, List<List<String>> rows) {
    rows.add(
        List.of(
            "  ".repeat(depth) + stage.name(),
            String.valueOf(stage.count()),
            milliseconds(stage.totalNanos()),
            Figures.oneDecimal(100.0 * stage.totalNanos() / Math.max(1, total)) + " %"));
    if (depth + 1 < STAGE_DEPTH) {
      for (StageTimes child : stage.children()) {
        addStage(child, depth + 1, total, rows);
      }
    }
  }

  private static String millimetres(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String milliseconds(long nanos) {
    return String.format(Locale.ROOT, "%.2f", nanos / NANOS_PER_MILLI);
  }
}
