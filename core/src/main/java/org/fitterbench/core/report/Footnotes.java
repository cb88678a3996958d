package org.fitterbench.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Lines;

/** Why figures are absent from a table, gathered while the table is made. */
final class Footnotes {
  private record Cause(String figure, String reason) {}

  private final Map<Cause, List<String>> subjects = new LinkedHashMap<>();

  /**
   * Notes that a figure is absent.
   *
   * @return what stands in its place
   */
  String absent(String figure, String reason, String subject) {
    subjects.computeIfAbsent(new Cause(figure, reason), _ -> new ArrayList<>()).add(subject);
    return Figures.ABSENT;
  }

  /**
   * The notes, one a cause, which name what they are about unless that is everything.
   *
   * @param rows how many rows the table has
   */
  List<String> lines(int rows) {
    List<String> lines = new ArrayList<>();
    subjects.forEach((cause, about) -> {
      String whom = about.size() == rows ? "" : " of " + Lines.names(about);
      lines.add("No " + cause.figure() + whom + ": " + cause.reason() + ".");
    });
    return lines;
  }
}
