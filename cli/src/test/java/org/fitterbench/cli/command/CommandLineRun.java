package org.fitterbench.cli.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command line run in this process.
 *
 * @param code the exit code
 * @param out what it printed to standard output
 * @param err what it printed to standard error
 */
record CommandLineRun(int code, String out, String err) {
  private interface Program {
    int run(CommandContext context, List<String> arguments);
  }

  /** Runs {@code fitter-bench} in a folder. */
  static CommandLineRun fitterBench(Path folder, String... arguments) {
    return run(CommandTree::run, folder, arguments);
  }

  /** Runs {@code compare-benchmarks} in a folder. */
  static CommandLineRun compareBenchmarks(Path folder, String... arguments) {
    return run(CommandTree::runCompare, folder, arguments);
  }

  private static CommandLineRun run(Program program, Path folder, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandContext context =
        new CommandContext(new PrintWriter(out), new PrintWriter(err), Map.of(), folder, false);
    int code = program.run(context, List.of(arguments));
    context.out().flush();
    context.err().flush();
    return new CommandLineRun(code, out.toString(), err.toString());
  }
}
