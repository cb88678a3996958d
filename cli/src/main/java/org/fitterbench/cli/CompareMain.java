package org.fitterbench.cli;

import java.io.PrintStream;
import java.util.List;
import org.fitterbench.cli.command.CommandContext;
import org.fitterbench.cli.command.CommandTree;

/** The entry point of {@code compare-benchmarks}: {@code fitter-bench compare} as a program. */
public final class CompareMain {
  private CompareMain() {}

  public static void main(String[] arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  /**
   * Runs one command line in this process.
   *
   * @return the exit code
   */
  public static int run(PrintStream out, PrintStream err, String... arguments) {
    CommandContext context = CommandContext.ofProcess(out, err);
    int code = CommandTree.runCompare(context, List.of(arguments));
    context.out().flush();
    context.err().flush();
    return code;
  }
}
