package org.fitterbench.core.report;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.text.Lines;

/** The report as plain text that fits into 120 columns and holds no control characters. */
final class TextReporter implements Reporter {
  private static final int WIDTH = 120;

  @Override
  public String render(RunReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("PERFORMANCE BENCHMARK SUMMARY");
    lines.add("=".repeat(WIDTH));
    head(report, lines);
    operations(report, lines);
    for (RateTable rates : RateTable.all(report.run())) {
      title(rates.title(), lines);
      lines.addAll(rates.table().text(WIDTH));
      lines.add("");
      rates.notes().forEach(note -> lines.addAll(Lines.wrap("  ", "  ", note, WIDTH)));
    }
    if (!report.otherScores().isEmpty()) {
      title("Other scores", lines);
      lines.addAll(ReportTables.otherScores(report.otherScores()).text(WIDTH));
    }
    if (!report.failed().isEmpty()) {
      title("Failed benchmarks", lines);
      for (BenchmarkResult result : report.failed()) {
        lines.addAll(Lines.wrap("  ", "    ", ReportTables.failure(result), WIDTH));
      }
    }
    if (!report.targets().isEmpty()) {
      title("Targets", lines);
      lines.addAll(ReportTables.targets(report.targets()).text(WIDTH));
      ReportTables.targetsOfOtherRuns(report.targets())
          .ifPresent(note -> lines.addAll(List.of("", note)));
    }
    findings(report, lines);
    return String.join("\n", lines) + "\n";
  }

  private static void head(RunReport report, List<String> lines) {
    String warning = Head.warning(report.run());
    if (warning != null) {
      lines.addAll(Lines.wrap("!! ", "   ", warning, WIDTH));
      lines.add("");
    }
    List<Head.Line> facts = Head.lines(report.run());
    int indent = 2 + facts.stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
    for (Head.Line fact : facts) {
      String name = Lines.clean(fact.name());
      String first = name + " ".repeat(Math.max(1, indent - name.length()));
      lines.addAll(Lines.wrap(first, " ".repeat(indent), fact.value(), WIDTH));
    }
  }

  private static void operations(RunReport report, List<String> lines) {
    title("Operations by duration, slowest first", lines);
    List<Operation> operations = report.operations();
    if (operations.isEmpty()) {
      lines.add("Nothing was timed.");
      return;
    }
    Footnotes notes = new Footnotes();
    lines.addAll(ReportTables.operations(operations, notes).text(WIDTH));
    lines.add("");
    for (String note : ReportTables.legend(operations)) {
      lines.addAll(Lines.wrap("  ", "  ", note, WIDTH));
    }
    for (String note : notes.lines(operations.size())) {
      lines.addAll(Lines.wrap("  – ", "    ", note, WIDTH));
    }
  }

  private static void findings(RunReport report, List<String> lines) {
    title("Findings", lines);
    if (report.findings().isEmpty()) {
      lines.add("None.");
    }
    for (ReportedFinding reported : report.findings()) {
      finding(reported.finding(), reported.sentence(), lines);
    }
  }

  /** A finding with its remedy, and the sentence that says what was found. */
  static void finding(Finding finding, String sentence, List<String> lines) {
    String first = "  %-8s ".formatted(finding.severity().name());
    String rest = " ".repeat(first.length());
    lines.addAll(Lines.wrap(first, rest, finding.id() + ": " + sentence, WIDTH));
    lines.addAll(Lines.wrap(rest + "→ ", rest + "  ", finding.remedy(), WIDTH));
  }

  private static void title(String title, List<String> lines) {
    lines.add("");
    lines.add(title);
    lines.add("=".repeat(title.length()));
  }
}
