package org.fitterbench.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Lines;
import org.fitterbench.core.text.Table;

/** The report as Markdown, with the whole environment and how to run it again. */
final class MarkdownReporter implements Reporter {
  @Override
  public String render(RunReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("# Benchmark run " + Lines.markdown(report.run().runId()));
    String warning = Head.warning(report.run());
    if (warning != null) {
      lines.add("");
      lines.add("> **" + Lines.markdown(warning) + "**");
    }
    lines.add("");
    lines.addAll(facts(Head.lines(report.run())).markdown());
    operations(report, lines);
    for (RateTable rates : RateTable.all(report.run())) {
      section(rates.title(), lines);
      lines.addAll(rates.table().markdown());
      lines.add("");
      rates.notes().forEach(note -> lines.add("- " + Lines.markdown(note)));
    }
    pictures(report, lines);
    if (!report.otherScores().isEmpty()) {
      section("Other scores", lines);
      lines.addAll(ReportTables.otherScores(report.otherScores()).markdown());
    }
    if (!report.failed().isEmpty()) {
      section("Failed benchmarks", lines);
      for (BenchmarkResult result : report.failed()) {
        lines.add("- " + Lines.markdown(ReportTables.failure(result)));
      }
    }
    if (!report.targets().isEmpty()) {
      section("Targets", lines);
      lines.addAll(ReportTables.targets(report.targets()).markdown());
      ReportTables.targetsOfOtherRuns(report.targets())
          .ifPresent(note -> lines.addAll(List.of("", note)));
    }
    findings(report, lines);
    section("Environment", lines);
    lines.addAll(facts(Head.details(report.run())).markdown());
    files(lines);
    again(report, lines);
    return String.join("\n", lines) + "\n";
  }

  private static Table facts(List<Head.Line> facts) {
    return new Table(
        List.of(Column.words(""), Column.words("")),
        facts.stream().map(fact -> List.of(fact.name(), fact.value())).toList());
  }

  private static void operations(RunReport report, List<String> lines) {
    section("Operations by duration, slowest first", lines);
    List<Operation> operations = report.operations();
    if (operations.isEmpty()) {
      lines.add("Nothing was timed.");
      return;
    }
    Footnotes notes = new Footnotes();
    lines.addAll(ReportTables.operations(operations, notes).markdown());
    lines.add("");
    ReportTables.legend(operations).forEach(note -> lines.add("- " + Lines.markdown(note)));
    notes.lines(operations.size()).forEach(note -> lines.add("- " + Lines.markdown(note)));
  }

  private static void pictures(RunReport report, List<String> lines) {
    if (report.pictures().isEmpty()) {
      return;
    }
    section("Pictures of what was measured", lines);
    for (RunPicture picture : report.pictures()) {
      lines.add("![%s](%s)".formatted(picture.caption(), picture.link()));
      lines.add("");
    }
    lines.removeLast();
  }

  private static void findings(RunReport report, List<String> lines) {
    section("Findings", lines);
    if (report.findings().isEmpty()) {
      lines.add("None.");
    }
    for (ReportedFinding reported : report.findings()) {
      lines.add(
          "- **%s** `%s`: %s %s"
              .formatted(
                  reported.finding().severity().name().toLowerCase(Locale.ROOT),
                  reported.finding().id(),
                  Lines.markdown(reported.sentence()),
                  Lines.markdown(reported.finding().remedy())));
    }
  }

  private static void files(List<String> lines) {
    section("Files", lines);
    for (RunFile file : RunFile.values()) {
      lines.add("- `%s`: %s".formatted(file.fileName(), file.holds()));
    }
  }

  private static void again(RunReport report, List<String> lines) {
    section("Run it again", lines);
    lines.add("```sh");
    lines.add(ShellWords.join("bin/fitter-bench", report.run().settings().commandLine()));
    lines.add(
        "bin/compare-benchmarks --baseline %s --current latest".formatted(report.run().runId()));
    lines.add("```");
  }

  private static void section(String title, List<String> lines) {
    lines.add("");
    lines.add("## " + title);
    lines.add("");
  }
}
