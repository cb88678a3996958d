package org.fitterbench.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fitterbench.core.peer.MeasuredPeer;
import org.fitterbench.core.peer.PeerOperation;
import org.fitterbench.core.peer.PeerTable;
import org.fitterbench.core.peer.PublishedTime;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.ForkSamples;
import org.fitterbench.core.record.Mode;
import org.fitterbench.core.record.OperationTime;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.statistics.MeanInterval;
import org.fitterbench.core.statistics.MeanRatio;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Lines;
import org.fitterbench.core.text.Table;
import org.jspecify.annotations.Nullable;

/**
 * How many times faster each operation is than what does the same: our plainer code and PyTorch in
 * the same run, and what others published. A Markdown table, for a README.
 */
final class PerformanceReporter implements Reporter {
  private static final int DIGITS = 2;

  @Override
  public String render(RunReport report) {
    RunRecord run = report.run();
    List<String> lines = new ArrayList<>();
    lines.add("<!-- made by: bin/fitter-bench report RUN --format performance -->");
    lines.add("");
    Map<String, Integer> notes = new LinkedHashMap<>();
    List<List<String>> rows = new ArrayList<>();
    for (PeerOperation operation : PeerTable.builtIn().operations()) {
      operation.ours().in(run).ifPresent(ours -> rows.add(row(operation, ours, run, notes)));
    }
    if (rows.isEmpty()) {
      lines.add("The run measured no operation that has peers.");
      return String.join("\n", lines) + "\n";
    }
    lines.addAll(
        new Table(
                List.of(
                    Column.words("Operation"),
                    Column.numbers("Time"),
                    Column.numbers("Our plain code"),
                    Column.numbers("PyTorch, same run"),
                    Column.words("Published")),
                rows)
            .markdown());
    lines.add("");
    lines.add(
        "Each figure says how many times as long the other takes, with a 95 % interval over forks"
            + " where there are two or more.");
    lines.add("");
    for (Head.Line fact : Head.lines(run)) {
      lines.add("- " + Lines.markdown(fact.name() + ": " + fact.value()));
    }
    notes.forEach((source, number) -> lines.add("- (" + number + ") " + Lines.markdown(source)));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> row(
      PeerOperation operation, BenchmarkResult ours, RunRecord run, Map<String, Integer> notes) {
    OperationTime time = OperationTime.of(ours);
    return List.of(
        operation.title(),
        time == null ? Figures.ABSENT : Figures.time(time.meanMillis()),
        measured(operation.plain(), ours, run),
        measured(operation.torch(), ours, run),
        operation.published().stream()
            .map(published -> published(published, ours, notes))
            .collect(Collectors.joining("; ")));
  }

  private static String measured(@Nullable MeasuredPeer peer, BenchmarkResult ours, RunRecord run) {
    if (peer == null) {
      return Figures.ABSENT;
    }
    return peer.in(run)
        .flatMap(PerformanceReporter::forkMillis)
        .flatMap(theirs ->
            forkMillis(ours).map(own -> MeanRatio.of(MeanInterval.DEFAULT_LEVEL, theirs, own)))
        .map(PerformanceReporter::text)
        .orElse(Figures.ABSENT);
  }

  private static String published(
      PublishedTime published, BenchmarkResult ours, Map<String, Integer> notes) {
    int note = notes.computeIfAbsent(published.source(), _ -> notes.size() + 1);
    return forkMillis(ours)
        .map(own -> MeanRatio.ofFixed(MeanInterval.DEFAULT_LEVEL, published.millis(), own))
        .map(ratio -> "%s %s (%d)".formatted(text(ratio), published.name(), note))
        .orElse(Figures.ABSENT);
  }

  /** The mean of each fork in milliseconds; empty for what is no time of one operation. */
  private static Optional<double[]> forkMillis(BenchmarkResult result) {
    OperationTime time = OperationTime.of(result);
    if (time == null || result.summary() == null || result.mode() == Mode.THROUGHPUT) {
      return Optional.empty();
    }
    double scale = time.meanMillis() / result.summary().mean();
    return Optional.of(
        result.forks().stream().mapToDouble(ForkSamples::mean).map(mean -> scale * mean).toArray());
  }

  private static String text(MeanRatio ratio) {
    return Figures.significant(ratio.value(), DIGITS)
        + " ×"
        + ratio
            .interval()
            .map(bounds ->
                " (%s – %s)"
                    .formatted(
                        Figures.significant(bounds.lower(), DIGITS),
                        Figures.significant(bounds.upper(), DIGITS)))
            .orElse("");
  }
}
