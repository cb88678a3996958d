package org.fitterbench.benchmarks.analysis;

import java.time.Instant;
import java.util.List;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.InputAsset;

/**
 * Where and when an analysis takes place, for its record.
 *
 * @param toolVersion version of fitter-bench
 * @param startedAt when it starts
 * @param environment the machine and this JVM, in which it measures
 * @param memoryBytes memory of the machine or container
 * @param inputs the data that it measures on
 * @param findings doubts about the machine
 */
public record AnalysisScene(
    String toolVersion,
    Instant startedAt,
    Environment environment,
    long memoryBytes,
    List<InputAsset> inputs,
    List<Finding> findings) {
  public AnalysisScene {
    inputs = List.copyOf(inputs);
    findings = List.copyOf(findings);
  }
}
