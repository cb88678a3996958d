package org.fitterbench.cli.command;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands of {@code fitter-bench}, in the order in which {@code --help} lists them. */
enum Subcommand {
  RUN,
  LIST,
  REPORT,
  ANALYZE,
  COMPARE,
  BASELINE,
  BODY,
  FIT,
  MORPH,
  SEGMENT,
  TUNE,
  QUALITY,
  FOOTAGE,
  DOCTOR,
  ASSETS,
  COMPLETION;

  /** The word that names it on the command line, for example {@code morph}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The command that a word names; empty when there is none. */
  static Optional<Subcommand> named(String word) {
    return Stream.of(values()).filter(command -> command.label().equals(word)).findFirst();
  }
}
