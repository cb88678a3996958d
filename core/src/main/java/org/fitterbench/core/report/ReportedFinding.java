package org.fitterbench.core.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.target.TargetOutcome;
import org.fitterbench.core.text.Lines;

/**
 * A finding and what it is about.
 *
 * @param finding the finding
 * @param subjects labels of the results it is about; empty for the whole run
 */
public record ReportedFinding(Finding finding, List<String> subjects) {
  public ReportedFinding {
    subjects = List.copyOf(subjects);
  }

  /** Every finding of a run, once each, gravest first. */
  static List<ReportedFinding> collect(RunRecord run, List<TargetOutcome> targets) {
    Map<Finding, List<String>> subjects = new LinkedHashMap<>();
    for (Finding finding : run.findings()) {
      subjects.computeIfAbsent(finding, _ -> new ArrayList<>());
    }
    for (BenchmarkResult result : run.results()) {
      for (Finding finding : result.findings()) {
        subjects.computeIfAbsent(finding, _ -> new ArrayList<>()).add(result.label());
      }
    }
    for (TargetOutcome target : targets) {
      for (Finding finding : target.findings()) {
        subjects.computeIfAbsent(finding, _ -> new ArrayList<>());
      }
    }
    return subjects.entrySet().stream()
        .map(entry -> new ReportedFinding(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparing((ReportedFinding reported) -> reported.finding().severity())
                .reversed())
        .toList();
  }

  /** What it is about and what was found, in a sentence. */
  String sentence() {
    if (subjects.isEmpty()) {
      return finding.message();
    }
    return Lines.names(subjects) + ": " + finding.message();
  }
}
