package org.fitterbench.core.comparison;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.text.Lines;

/** A comparison as plain text that fits into 120 columns and holds no control characters. */
final class TextComparison implements ComparisonFormat.Reporter {
  private static final int WIDTH = 120;

  @Override
  public String render(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.addAll(Lines.wrap("Baseline  ", "          ", comparison.baseline(), WIDTH));
    lines.addAll(Lines.wrap("Current   ", "          ", comparison.current(), WIDTH));
    if (!comparison.matched().isEmpty()) {
      lines.add("");
      lines.addAll(ComparisonWords.table(comparison).text(WIDTH));
      lines.add("");
      lines.addAll(Lines.wrap("  ", "  ", ComparisonWords.rule(comparison), WIDTH));
    }
    section("Regressions", ComparisonWords.regressions(comparison), lines);
    section("Not compared", ComparisonWords.others(comparison), lines);
    List<Finding> findings = ComparisonWords.findings(comparison);
    if (!findings.isEmpty()) {
      title("Findings", lines);
    }
    for (Finding finding : findings) {
      String first = "  %-8s ".formatted(ComparisonWords.severity(finding));
      String rest = " ".repeat(first.length());
      lines.addAll(Lines.wrap(first, rest, finding.id() + ": " + finding.message(), WIDTH));
      lines.addAll(Lines.wrap(rest + "→ ", rest + "  ", finding.remedy(), WIDTH));
    }
    lines.add("");
    lines.addAll(Lines.wrap(comparison.conclusion(), WIDTH));
    return String.join("\n", lines) + "\n";
  }

  private static void section(String title, List<String> sentences, List<String> lines) {
    if (!sentences.isEmpty()) {
      title(title, lines);
      sentences.forEach(sentence -> lines.addAll(Lines.wrap("  ", "    ", sentence, WIDTH)));
    }
  }

  private static void title(String title, List<String> lines) {
    lines.add("");
    lines.add(title);
    lines.add("=".repeat(title.length()));
  }
}
