package org.fitterbench.core.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one run measured.
 *
 * @param schemaVersion of the JSON; see {@link #SCHEMA_VERSION}
 * @param toolVersion version of fitter-bench
 * @param runId the name of the run's folder, {@code yyyyMMdd_HHmmss}
 * @param startedAt when it started
 * @param finishedAt when it finished; null while it is incomplete
 * @param status whether it measured everything it set out to
 * @param settings what was asked for
 * @param environment where
 * @param inputs on what data
 * @param results in the order in which they were measured
 * @param findings doubts about the whole run
 */
public record RunRecord(
    int schemaVersion,
    String toolVersion,
    String runId,
    Instant startedAt,
    @Nullable Instant finishedAt,
    RunStatus status,
    RunSettings settings,
    Environment environment,
    List<InputAsset> inputs,
    List<BenchmarkResult> results,
    List<Finding> findings) {
  /** The version that this code writes; readers accept it and ignore fields they do not know. */
  public static final int SCHEMA_VERSION = 1;

  public RunRecord {
    inputs = List.copyOf(inputs);
    results = List.copyOf(results);
    findings = List.copyOf(findings);
  }
}
