package org.fitterbench.core.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.target.TargetOutcome;
import org.fitterbench.core.target.TargetSet;

/**
 * What every report of a run says, whatever its format.
 *
 * @param run the run
 * @param operations what was timed, slowest first
 * @param otherScores what was measured in a unit that is neither a time nor a rate
 * @param failed what could not be measured
 * @param targets how the run stands to its targets
 * @param findings the doubts about the run, its results and its targets, gravest first
 * @param pictures what benchmarks left to be seen beside the report, by name
 */
public record RunReport(
    RunRecord run,
    List<Operation> operations,
    List<BenchmarkResult> otherScores,
    List<BenchmarkResult> failed,
    List<TargetOutcome> targets,
    List<ReportedFinding> findings,
    List<RunPicture> pictures) {
  public RunReport {
    operations = List.copyOf(operations);
    otherScores = List.copyOf(otherScores);
    failed = List.copyOf(failed);
    targets = List.copyOf(targets);
    findings = List.copyOf(findings);
    pictures = List.copyOf(pictures);
  }

  /** The report of a run, without pictures. */
  public static RunReport of(RunRecord run, TargetSet targetSet) {
    List<Operation> operations = new ArrayList<>();
    List<BenchmarkResult> otherScores = new ArrayList<>();
    List<BenchmarkResult> failed = new ArrayList<>();
    for (BenchmarkResult result : run.results()) {
      switch (result.status()) {
        case FAILED -> failed.add(result);
        case OK ->
            Operation.of(result).ifPresentOrElse(operations::add, () -> otherScores.add(result));
      }
    }
    operations.sort(
        Comparator.comparingDouble((Operation operation) -> operation.time().meanMillis())
            .reversed());
    List<TargetOutcome> targets = targetSet.judge(run);
    return new RunReport(
        run,
        operations,
        otherScores,
        failed,
        targets,
        ReportedFinding.collect(run, targets),
        List.of());
  }

  /** The same report with pictures, for a file that lies in the run's folder. */
  RunReport withPictures(List<RunPicture> others) {
    return new RunReport(run, operations, otherScores, failed, targets, findings, others);
  }
}
