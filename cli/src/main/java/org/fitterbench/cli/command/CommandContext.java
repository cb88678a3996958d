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
}
