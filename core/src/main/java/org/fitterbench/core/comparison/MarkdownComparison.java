package org.fitterbench.core.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.text.Lines;

/** A comparison as Markdown, the outcome first. */
final class MarkdownComparison implements ComparisonFormat.Reporter {
  @Override
  public String render(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add("# Benchmark comparison");
    lines.add("");
    lines.add("**" + Lines.markdown(comparison.conclusion()) + "**");
    lines.add("");
    lines.add("- Baseline: " + Lines.markdown(comparison.baseline()));
    lines.add("- Current: " + Lines.markdown(comparison.current()));
    if (!comparison.matched().isEmpty()) {
      lines.add("");
      lines.addAll(ComparisonWords.table(comparison).markdown());
      lines.add("");
      lines.add(Lines.markdown(ComparisonWords.rule(comparison)));
    }
    section("Regressions", ComparisonWords.regressions(comparison), lines);
    section("Not compared", ComparisonWords.others(comparison), lines);
    List<Finding> findings = ComparisonWords.findings(comparison);
    if (!findings.isEmpty()) {
      title("Findings", lines);
    }
    for (Finding finding : findings) {
      lines.add(
          "- **%s** `%s`: %s %s"
              .formatted(
                  ComparisonWords.severity(finding).toLowerCase(Locale.ROOT),
                  finding.id(),
                  Lines.markdown(finding.message()),
                  Lines.markdown(finding.remedy())));
    }
    return String.join("\n", lines) + "\n";
  }

  private static void section(String title, List<String> sentences, List<String> lines) {
    if (!sentences.isEmpty()) {
      title(title, lines);
      sentences.forEach(sentence -> lines.add("- " + Lines.markdown(sentence)));
    }
  }

  private static void title(String title, List<String> lines) {
    lines.add("");
    lines.add("## " + title);
    lines.add("");
  }
}
