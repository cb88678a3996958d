package org.fitterbench.core.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Severity;

/** Doubts about comparing two runs at all: unlike machines, unlike settings, missing results. */
final class RunFindings {
  private RunFindings() {}

  static List<Finding> of(ComparedRun baseline, ComparedRun current) {
    List<Finding> findings = new ArrayList<>();
    incomplete("baseline", baseline, findings);
    incomplete("current", current, findings);
    Set<String> known = new TreeSet<>(baseline.facts().keySet());
    known.retainAll(current.facts().keySet());
    for (String fact : known) {
      String before = baseline.facts().getOrDefault(fact, "");
      String after = current.facts().getOrDefault(fact, "");
      if (!before.equals(after)) {
        findings.add(
            new Finding(
                "unlike-environment",
                Severity.WARNING,
                "The runs differ in %s: %s, then %s.".formatted(fact, shown(before), shown(after)),
                "Measure both runs on one machine, with one JVM and the same settings."));
      }
    }
    Set<String> roles = new TreeSet<>(baseline.inputs().keySet());
    roles.addAll(current.inputs().keySet());
    for (String role : roles) {
      if (baseline.inputs().containsKey(role) != current.inputs().containsKey(role)) {
        findings.add(
            new Finding(
                "unknown-input",
                Severity.WARNING,
                "Only one of the runs says which %s it used.".formatted(role),
                "Compare two files of the same kind."));
      }
    }
    return findings;
  }

  private static String shown(String value) {
    return value.isEmpty() ? "none" : value;
  }

  private static void incomplete(String which, ComparedRun run, List<Finding> findings) {
    if (!run.complete()) {
      findings.add(
          new Finding(
              "incomplete-run",
              Severity.WARNING,
              "The %s run, %s, was stopped before it had measured everything."
                  .formatted(which, run.source()),
              "Run it to its end."));
    }
    run.findings().stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .map(finding ->
            new Finding(
                finding.id(),
                finding.severity(),
                "In the " + which + ": " + finding.message(),
                finding.remedy()))
        .forEach(findings::add);
  }
}
