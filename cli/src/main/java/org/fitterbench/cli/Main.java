package org.fitterbench.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.fitterbench.cli.command.CommandContext;
import org.fitterbench.cli.command.CommandTree;

/**
 * The entry point of {@code fitter-bench}. The launcher says by the system property {@code
 * fitterbench.terminal} whether standard error is a terminal, which the JVM cannot tell.
 */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  /**
   * Runs one command line in this process.
   *
   * @return the exit code
   */
  public static int run(PrintStream out, PrintStream err, String... arguments) {
    PrintWriter outWriter = new PrintWriter(out, true, StandardCharsets.UTF_8);
    PrintWriter errWriter = new PrintWriter(err, true, StandardCharsets.UTF_8);
    boolean terminal = Boolean.getBoolean("fitterbench.terminal");
    CommandContext context =
        new CommandContext(
            outWriter, errWriter, System.getenv(), Path.of("").toAbsolutePath(), terminal);
    int code = CommandTree.run(context, List.of(arguments));
    outWriter.flush();
    errWriter.flush();
    return code;
  }
}
