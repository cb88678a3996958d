package org.fitterbench.cli.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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

  /**
   * The context of this process. The launcher says by the system property {@code
   * fitterbench.terminal} whether standard error is a terminal, which the JVM cannot tell.
   */
  public static CommandContext ofProcess(PrintStream out, PrintStream err) {
    return new CommandContext(
        new PrintWriter(out, true, StandardCharsets.UTF_8),
        new PrintWriter(err, true, StandardCharsets.UTF_8),
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Boolean.getBoolean("fitterbench.terminal"));
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
