package org.fitterbench.cli.command;

import java.nio.file.Path;
import org.fitterbench.core.failure.UserInputException;

/** How the figures of a segmented video are written, told by the file's name. */
enum SegmentReportFormat {
  /** For programs: every figure. */
  JSON,
  /** For people: a page with charts. */
  HTML;

  /**
   * The format of a file.
   *
   * @throws UserInputException when its name ends otherwise
   */
  static SegmentReportFormat of(Path file) {
    return switch (SegmentInput.extension(file)) {
      case "json" -> JSON;
      case "html" -> HTML;
      default ->
          throw new UserInputException(
              "--report '" + file + "' is no report by its name",
              "name a file that ends in .json or .html");
    };
  }
}
