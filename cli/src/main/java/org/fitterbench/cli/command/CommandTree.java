package org.fitterbench.cli.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fitterbench.benchmarks.runner.MeasuringHost;
import org.fitterbench.benchmarks.runner.ThisHost;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.process.SystemProgramRunner;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

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
    CommandLine root = new CommandLine(new FitterBench());
    List<String> words = withDefaultCommand(root, arguments);
    for (Subcommand command : needed(root, words.getFirst())) {
      root.addSubcommand(command.label(), create(command, context, host));
    }
    return configured(root, context).execute(words.toArray(String[]::new));
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

  /**
   * The commands that must be there for a command line: the one that it names, and all of them for
   * what tells of all of them. To read the options of a command by reflection takes long enough to
   * be seen.
   */
  private static List<Subcommand> needed(CommandLine root, String first) {
    OptionSpec option = root.getCommandSpec().optionsMap().get(first);
    if (option != null && option.versionHelp()) {
      return List.of();
    }
    return Subcommand.named(first)
        .filter(command -> command != Subcommand.COMPLETION)
        .map(List::of)
        .orElse(List.of(Subcommand.values()));
  }

  private static CommandLine create(
      Subcommand command, CommandContext context, MeasuringHost host) {
    return switch (command) {
      case RUN -> new CommandLine(new RunCommand(context, host));
      case LIST -> new CommandLine(new ListCommand(context));
      case REPORT -> new CommandLine(new ReportCommand(context));
      case ANALYZE -> new CommandLine(new AnalyzeCommand(context, host));
      case COMPARE -> new CommandLine(new CompareCommand(context));
      case BASELINE -> BaselineCommand.create(context);
      case BODY -> new CommandLine(new BodyCommand(context));
      case FIT -> new CommandLine(new FitCommand(context));
      case MORPH -> new CommandLine(new MorphCommand(context, host));
      case SEGMENT -> SegmentCommand.create(context, host);
      case TUNE -> new CommandLine(new TuneCommand(context, new VideoLab(context, host)));
      case QUALITY -> new CommandLine(new QualityCommand(context));
      case FOOTAGE -> new CommandLine(new FootageCommand(context));
      case DOCTOR -> new CommandLine(new DoctorCommand(context));
      case ASSETS ->
          AssetsCommand.create(
              context, new SystemProgramRunner(context.workingFolder(), DOWNLOAD_LIMIT));
      case COMPLETION ->
          new CommandLine(new AutoComplete.GenerateCompletion()).setCommandName(command.label());
    };
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
    boolean own =
        !arguments.isEmpty()
            && root.getCommandSpec().optionsMap().containsKey(arguments.getFirst());
    boolean word = !arguments.isEmpty() && !arguments.getFirst().startsWith("-");
    if (own || word) {
      return arguments;
    }
    List<String> run = new ArrayList<>(arguments);
    run.addFirst(Subcommand.RUN.label());
    return run;
  }

  private static int reportUsage(CommandLine.ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    command
        .getErr()
        .println(
            "error: "
                + failure.getMessage()
                + "; "
                + meant(failure)
                + "see '"
                + command.getCommandSpec().qualifiedName()
                + " --help'");
    return ExitCode.USAGE.code();
  }

  /** What a person may have meant by a word that is no command or option; empty if nothing. */
  private static String meant(CommandLine.ParameterException failure) {
    return failure instanceof CommandLine.UnmatchedArgumentException unmatched
            && !unmatched.getSuggestions().isEmpty()
        ? "did you mean '" + unmatched.getSuggestions().getFirst() + "'? "
        : "";
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
