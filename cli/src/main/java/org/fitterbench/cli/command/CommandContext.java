package org.fitterbench.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command may touch of the process it runs in; a test hands in its own.
 *
 * @param out results
 * @param err progress, warnings, errors
 * @param environment environment variables
 * @param workingFolder what relative paths are relative to
 * @param terminal whether a person watches {@code err}; without one nothing is overwritten or
 *     coloured
 */
public record CommandContext(
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    Path workingFolder,
    boolean terminal) {
  public CommandContext {
    environment = Map.copyOf(environment);
  }

  /** A path as the user wrote it, made absolute. */
  public Path resolve(Path path) {
    return workingFolder.resolve(path).normalize();
  }

  /** Columns of the terminal: what the environment says, 80 when it says nothing. */
  public int columns() {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : 80;
  }
}
