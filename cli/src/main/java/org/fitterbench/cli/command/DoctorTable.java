package org.fitterbench.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.host.CheckOutcome;
import org.fitterbench.core.host.CheckStatus;
import org.fitterbench.core.host.HostCheckResult;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Lines;

/** The checks of the host as a person reads them. */
final class DoctorTable {
  private static final int WIDTH = 100;
  private static final String GAP = "  ";

  private DoctorTable() {}

  /** The host, every check with its remedy below it, and the sum of it all. */
  static List<String> lines(Environment environment, List<HostCheckResult> results) {
    List<String> lines = new ArrayList<>();
    head(environment, lines);
    lines.add("");
    int titleWidth = results.stream().mapToInt(result -> result.title().length()).max().orElse(0);
    int wordWidth = word(CheckStatus.UNKNOWN).length();
    String remedyIndent = " ".repeat(wordWidth + GAP.length());
    String figureIndent = remedyIndent + " ".repeat(titleWidth + GAP.length());
    for (HostCheckResult result : results) {
      CheckOutcome outcome = result.outcome();
      String begin =
          pad(word(outcome.status()), wordWidth) + GAP + pad(result.title(), titleWidth) + GAP;
      lines.addAll(Lines.wrap(begin, figureIndent, outcome.figure(), WIDTH));
      if (!outcome.remedy().isEmpty()) {
        lines.addAll(Lines.wrap(remedyIndent + "→ ", remedyIndent + "  ", outcome.remedy(), WIDTH));
      }
    }
    lines.add("");
    lines.addAll(Lines.wrap("", "", conclusion(results), WIDTH));
    return lines;
  }

  private static String word(CheckStatus status) {
    return switch (status) {
      case OK -> "ok";
      case INFO -> "info";
      case WARNING -> "warning";
      case UNKNOWN -> "unknown";
    };
  }

  private static void head(Environment environment, List<String> lines) {
    line(
        lines,
        "CPU",
        "%s, %d cores, %d for the JVM"
            .formatted(
                environment.cpuModel(), environment.physicalCores(), environment.logicalCores()));
    line(lines, "Caches", orNone(environment.caches()));
    line(lines, "Memory", Figures.bytes((double) environment.memoryBytes()));
    line(lines, "GPU", orNone(environment.gpus()));
    line(lines, "System", environment.os());
    line(lines, "JVM", environment.jvm());
  }

  private static void line(List<String> lines, String name, String value) {
    lines.addAll(Lines.wrap(pad(name, 8), " ".repeat(8), value, WIDTH));
  }

  private static String conclusion(List<HostCheckResult> results) {
    long warnings = count(results, CheckStatus.WARNING);
    return "%d ok, %d info, %d warning%s, %d unknown: %s"
        .formatted(
            count(results, CheckStatus.OK),
            count(results, CheckStatus.INFO),
            warnings,
            warnings == 1 ? "" : "s",
            count(results, CheckStatus.UNKNOWN),
            warnings == 0
                ? "nothing here should spoil the numbers."
                : "mend what is warned of before you trust the numbers.");
  }

  private static long count(List<HostCheckResult> results, CheckStatus status) {
    return results.stream().filter(result -> result.outcome().status() == status).count();
  }

  private static String orNone(List<String> parts) {
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
