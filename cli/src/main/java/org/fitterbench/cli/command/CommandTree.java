package org.fitterbench.cli.command;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fitterbench.benchmarks.runner.MeasuringHost;
import org.fitterbench.benchmarks.runner.ThisHost;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.process.SystemProgramRunner;
import picocli.AutoComplete;
import picocli.CommandLine;

/** All commands, wired to one context, with one rule for errors and exit codes. */
public final class CommandTree {
  private static final Duration DOWNLOAD_LIMIT = Duration.ofMinutes(30);

  private CommandTree() {}

  /**
   * Runs one command line.
   *
   * @return the exit code; everything a person reads has gone to the context's writers
   */
  public static int run(CommandContext context, List<String> arguments) {
    return run(context, new ThisHost(context.workingFolder()), arguments);
  }

  /** The same with benchmarks measured on a host of the caller's choice. */
  static int run(CommandContext context, MeasuringHost host, List<String> arguments) {
    CommandLine root = create(context, host);
    return root.execute(withDefaultCommand(root, arguments).toArray(String[]::new));
  }

  /**
   * Runs one command line of {@code compare-benchmarks}.
   *
   * @return the exit code; everything a person reads has gone to the context's writers
   */
  public static int runCompare(CommandContext context, List<String> arguments) {
    CommandLine compare = new CommandLine(new CompareCommand(context));
    compare.setCommandName("compare-benchmarks");
    return configured(compare, context).execute(arguments.toArray(String[]::new));
  }

  /** The names of all commands, as --help lists them. */
  static List<String> names() {
    CommandContext nowhere =
        new CommandContext(
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            Map.of(),
            Path.of("").toAbsolutePath(),
            false);
    return List.copyOf(
        create(nowhere, new ThisHost(nowhere.workingFolder())).getSubcommands().keySet());
  }

  private static CommandLine create(CommandContext context, MeasuringHost host) {
    CommandLine root = new CommandLine(new FitterBench());
    // One line per command, in the order in which --help lists them.
    root.addSubcommand(new RunCommand(context, host));
    root.addSubcommand(new ListCommand(context));
    root.addSubcommand(new ReportCommand(context));
    root.addSubcommand(new AnalyzeCommand(context, host));
    root.addSubcommand(new CompareCommand(context));
    root.addSubcommand(BaselineCommand.create(context));
    root.addSubcommand(new BodyCommand(context));
    root.addSubcommand(new FitCommand(context));
    root.addSubcommand(new MorphCommand(context, host));
    root.addSubcommand(SegmentCommand.create(context, host));
    root.addSubcommand(new TuneCommand(context, new VideoLab(context)));
    root.addSubcommand(new QualityCommand(context));
    root.addSubcommand(new FootageCommand(context));
    root.addSubcommand(new DoctorCommand(context));
    root.addSubcommand(
        AssetsCommand.create(
            context, new SystemProgramRunner(context.workingFolder(), DOWNLOAD_LIMIT)));
    root.addSubcommand("completion", new AutoComplete.GenerateCompletion());
    return configured(root, context);
  }

  /** Settings reach the subcommands that a command has by now. */
  private static CommandLine configured(CommandLine root, CommandContext context) {
    root.setOut(context.out()).setErr(context.err());
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setParameterExceptionHandler(CommandTree::reportUsage);
    root.setExecutionExceptionHandler((failure, command, parsed) -> report(context, failure));
    root.setExecutionStrategy(parsed -> runGuarded(context, parsed));
    return root;
  }

  /** {@code fitter-bench --iterations 3} means {@code fitter-bench run --iterations 3}. */
  private static List<String> withDefaultCommand(CommandLine root, List<String> arguments) {
    boolean ownOption =
        !arguments.isEmpty()
            && root.getCommandSpec().optionsMap().containsKey(arguments.getFirst());
    boolean named = !arguments.isEmpty() && root.getSubcommands().containsKey(arguments.getFirst());
    boolean word = !arguments.isEmpty() && !arguments.getFirst().startsWith("-");
    if (ownOption || named || word) {
      return arguments;
    }
    List<String> run = new ArrayList<>(arguments);
    run.addFirst("run");
    return run;
  }

  private static int reportUsage(CommandLine.ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    command
        .getErr()
        .println(
            "error: "
                + failure.getMessage()
                + "; see '"
                + command.getCommandSpec().qualifiedName()
                + " --help'");
    return ExitCode.USAGE.code();
  }

  /** Runs the last command named; what is no exception is said in one line as well. */
  private static int runGuarded(CommandContext context, CommandLine.ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (OutOfMemoryError _) {
      context.err().println("error: out of memory; close other programs or work on smaller inputs");
      return ExitCode.INTERNAL_ERROR.code();
    } catch (LinkageError failure) {
      context
          .err()
          .println(
              "error: the installation is damaged (" + failure + "); unpack or build it again");
      return ExitCode.INTERNAL_ERROR.code();
    }
  }

  private static int report(CommandContext context, Exception failure) {
    if (failure instanceof UserInputException input) {
      context.err().println("error: " + input.oneLine());
      return ExitCode.USAGE.code();
    }
    context.err().println("error: internal error, please report it: " + failure);
    return ExitCode.INTERNAL_ERROR.code();
  }
}
