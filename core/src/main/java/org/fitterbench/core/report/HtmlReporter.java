package org.fitterbench.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitterbench.core.page.Block;
import org.fitterbench.core.page.Page;
import org.fitterbench.core.page.Section;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.Severity;
import org.fitterbench.core.target.TargetOutcome;
import org.fitterbench.core.target.TargetStatus;
import org.fitterbench.core.text.Table;

/** The report as one page with charts. */
final class HtmlReporter implements Reporter {
  @Override
  public String render(RunReport report) {
    List<Section> sections = new ArrayList<>();
    head(report, sections);
    operations(report, sections);
    for (RateTable rates : RateTable.all(report.run())) {
      List<Block> blocks = new ArrayList<>(RunCharts.rates(rates));
      blocks.add(new Block.Grid(rates.title(), rates.table()));
      rates.notes().forEach(note -> blocks.add(new Block.Words(note)));
      sections.add(new Section(rates.title(), blocks));
    }
    charts("Latencies", RunCharts.latencies(report.operations()), sections);
    charts("Occupancy of stages", RunCharts.occupancy(report.run()), sections);
    targets(report, sections);
    findings(report, sections);
    if (!report.otherScores().isEmpty()) {
      Table scores = ReportTables.otherScores(report.otherScores());
      sections.add(new Section("Other scores", List.of(new Block.Grid("Other scores", scores))));
    }
    sections.add(new Section("Environment", List.of(facts(Head.details(report.run())))));
    String again =
        ShellWords.join("bin/fitter-bench", report.run().settings().commandLine())
            + " && bin/compare-benchmarks --baseline "
            + report.run().runId()
            + " --current latest";
    sections.add(new Section("Run it again", List.of(new Block.Code(again))));
    return new Page("Benchmark run " + report.run().runId(), lead(report), sections).render();
  }

  private static String lead(RunReport report) {
    long warnings =
        report.findings().stream()
            .filter(reported -> reported.finding().severity() != Severity.INFO)
            .count();
    long met =
        report.targets().stream().filter(outcome -> outcome.status() == TargetStatus.MET).count();
    long judged =
        report.targets().stream()
            .filter(outcome -> outcome.status() != TargetStatus.NOT_MEASURED)
            .count();
    List<String> words = new ArrayList<>();
    words.add(counted(report.operations().size() + report.otherScores().size(), "operation"));
    if (!report.failed().isEmpty()) {
      words.add(report.failed().size() + " failed");
    }
    if (judged > 0) {
      words.add(met + " of " + counted(judged, "target") + " met");
    }
    words.add(counted(warnings, "warning") + " about the measurement");
    return String.join(", ", words) + ".";
  }

  private static String counted(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  private static Block facts(List<Head.Line> lines) {
    return new Block.Facts(
        lines.stream().map(line -> new Block.Fact(line.name(), line.value())).toList());
  }

  private static void head(RunReport report, List<Section> sections) {
    List<Block> blocks = new ArrayList<>();
    String warning = Head.warning(report.run());
    if (warning != null) {
      blocks.add(
          new Block.Notes(List.of(new Block.Note(Block.Tone.BAD, "incomplete", warning, ""))));
    }
    blocks.add(facts(Head.lines(report.run())));
    sections.add(new Section("What was measured", blocks));
  }

  private static void findings(RunReport report, List<Section> sections) {
    List<Block.Note> notes = new ArrayList<>();
    for (BenchmarkResult result : report.failed()) {
      notes.add(new Block.Note(Block.Tone.BAD, "failed", ReportTables.failure(result), ""));
    }
    for (ReportedFinding reported : report.findings()) {
      Severity severity = reported.finding().severity();
      notes.add(
          new Block.Note(
              tone(severity),
              severity.name().toLowerCase(Locale.ROOT) + ", " + reported.finding().id() + ":",
              reported.sentence(),
              reported.finding().remedy()));
    }
    Block block =
        notes.isEmpty()
            ? new Block.Words("None: nothing is doubtful about this run.")
            : new Block.Notes(notes);
    sections.add(new Section("Findings", List.of(block)));
  }

  private static Block.Tone tone(Severity severity) {
    return switch (severity) {
      case INFO -> Block.Tone.NEUTRAL;
      case WARNING -> Block.Tone.WARNING;
      case ERROR -> Block.Tone.BAD;
    };
  }

  private static void targets(RunReport report, List<Section> sections) {
    List<TargetOutcome> told = ReportTables.told(report.targets());
    if (told.isEmpty()) {
      return;
    }
    List<Block.Tone> tones =
        told.stream()
            .map(outcome ->
                switch (outcome.status()) {
                  case MET -> Block.Tone.GOOD;
                  case MISSED -> Block.Tone.BAD;
                  case NOT_MEASURED -> Block.Tone.NEUTRAL;
                })
            .toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Grid("Targets", ReportTables.targets(report.targets()), tones));
    ReportTables.targetsOfOtherRuns(report.targets())
        .ifPresent(note -> blocks.add(new Block.Words(note)));
    sections.add(new Section("Targets", blocks));
  }

  private static void operations(RunReport report, List<Section> sections) {
    String title = "Operations by duration";
    List<Operation> operations = report.operations();
    if (operations.isEmpty()) {
      sections.add(new Section(title, List.of(new Block.Words("Nothing was timed."))));
      return;
    }
    Footnotes notes = new Footnotes();
    Table table = ReportTables.operations(operations, notes);
    List<Block> blocks = new ArrayList<>(RunCharts.durations(operations));
    blocks.add(new Block.Grid("Operations, slowest first", table));
    ReportTables.legend(operations).forEach(note -> blocks.add(new Block.Words(note)));
    notes.lines(operations.size()).forEach(note -> blocks.add(new Block.Words(note)));
    sections.add(new Section(title, blocks));
  }

  private static void charts(
      String title, List<? extends Block.Chart> charts, List<Section> sections) {
    if (!charts.isEmpty()) {
      sections.add(new Section(title, List.copyOf(charts)));
    }
  }
}
