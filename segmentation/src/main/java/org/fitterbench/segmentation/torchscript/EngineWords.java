package org.fitterbench.segmentation.torchscript;

import java.util.List;

/** The one line of the engine's many that says what it does not like. */
final class EngineWords {
  private static final String MARK = "Error: ";

  private EngineWords() {}

  /** The last line that names an error, or the first one, of the failure underneath all others. */
  static String of(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    List<String> lines =
        String.valueOf(root.getMessage())
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    return lines.reversed().stream()
        .filter(line -> line.contains(MARK))
        .map(line -> line.substring(line.indexOf(MARK) + MARK.length()))
        .findFirst()
        .orElse(lines.isEmpty() ? "no reason given" : lines.getFirst());
  }
}
