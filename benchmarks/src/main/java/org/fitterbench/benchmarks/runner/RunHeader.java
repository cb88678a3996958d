package org.fitterbench.benchmarks.runner;

import java.time.Instant;
import java.util.List;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.InputAsset;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.RunSettings;
import org.fitterbench.core.record.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a run before it begins.
 *
 * @param toolVersion version of fitter-bench
 * @param runId the name of the run's folder
 * @param startedAt when it starts
 * @param settings what was asked for
 * @param environment where it runs
 * @param inputs on what data
 * @param findings doubts about the host
 */
public record RunHeader(
    String toolVersion,
    String runId,
    Instant startedAt,
    RunSettings settings,
    Environment environment,
    List<InputAsset> inputs,
    List<Finding> findings) {
  public RunHeader {
    inputs = List.copyOf(inputs);
    findings = List.copyOf(findings);
  }

  /**
   * The run's record with the results so far.
   *
   * @param finishedAt when it measured everything; null as long as it has not
   */
  RunRecord record(List<BenchmarkResult> results, @Nullable Instant finishedAt) {
    return new RunRecord(
        RunRecord.SCHEMA_VERSION,
        toolVersion,
        runId,
        startedAt,
        finishedAt,
        finishedAt == null ? RunStatus.INCOMPLETE : RunStatus.COMPLETE,
        settings,
        environment,
        inputs,
        results,
        findings);
  }
}
