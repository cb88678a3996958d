package org.fitterbench.core.report;

import java.util.List;
import java.util.Map;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.Direction;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.OperationTime;
import org.fitterbench.core.record.RecordJson;
import org.fitterbench.core.record.ResourceUsage;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.RunStatus;
import org.fitterbench.core.target.TargetOutcome;
import org.fitterbench.core.target.TargetStatus;
import org.jspecify.annotations.Nullable;

/** The report as JSON: times in milliseconds, targets and findings, without the raw samples. */
final class JsonReporter implements Reporter {
  private record Document(
      String runId,
      RunStatus status,
      String device,
      Map<String, String> inputs,
      String commit,
      List<OperationEntry> operations,
      List<ScoreEntry> otherScores,
      List<FailureEntry> failed,
      List<TargetEntry> targets,
      List<FindingEntry> findings) {}

  private record OperationEntry(
      String benchmark,
      String title,
      Map<String, String> params,
      int threads,
      OperationTime time,
      ResourceUsage resources) {}

  private record ScoreEntry(
      String benchmark,
      String title,
      Map<String, String> params,
      @Nullable Double mean,
      String unit) {}

  private record FailureEntry(
      String benchmark, String title, Map<String, String> params, @Nullable String failure) {}

  private record TargetEntry(
      String id,
      String title,
      Direction direction,
      double limit,
      String unit,
      TargetStatus status,
      @Nullable Double measured,
      @Nullable Double marginFraction,
      @Nullable String benchmark,
      @Nullable String reason) {}

  private record FindingEntry(Finding finding, List<String> about) {}

  @Override
  public String render(RunReport report) {
    RunRecord run = report.run();
    Map<String, String> inputs = new java.util.TreeMap<>();
    run.inputs().forEach(input -> inputs.put(input.role(), input.name()));
    return RecordJson.format(
        new Document(
            run.runId(),
            run.status(),
            run.settings().device(),
            inputs,
            run.environment().commit(),
            report.operations().stream().map(JsonReporter::entry).toList(),
            report.otherScores().stream().map(JsonReporter::score).toList(),
            report.failed().stream().map(JsonReporter::failure).toList(),
            report.targets().stream().map(JsonReporter::entry).toList(),
            report.findings().stream()
                .map(reported -> new FindingEntry(reported.finding(), reported.subjects()))
                .toList()));
  }

  private static OperationEntry entry(Operation operation) {
    BenchmarkResult result = operation.result();
    return new OperationEntry(
        result.benchmark(),
        result.title(),
        result.params(),
        result.threads(),
        operation.time(),
        result.resources());
  }

  private static ScoreEntry score(BenchmarkResult result) {
    return new ScoreEntry(
        result.benchmark(),
        result.title(),
        result.params(),
        result.summary() == null ? null : result.summary().mean(),
        result.unit());
  }

  private static FailureEntry failure(BenchmarkResult result) {
    return new FailureEntry(result.benchmark(), result.title(), result.params(), result.failure());
  }

  private static TargetEntry entry(TargetOutcome outcome) {
    var target = outcome.target();
    return switch (outcome) {
      case TargetOutcome.Judged judged ->
          new TargetEntry(
              target.id(),
              target.title(),
              target.direction(),
              target.limit(),
              target.unit(),
              judged.status(),
              judged.measured(),
              judged.marginFraction(),
              judged.label(),
              null);
      case TargetOutcome.NotMeasured missing ->
          new TargetEntry(
              target.id(),
              target.title(),
              target.direction(),
              target.limit(),
              target.unit(),
              missing.status(),
              null,
              null,
              null,
              missing.reason());
    };
  }
}
