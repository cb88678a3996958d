package org.fitterbench.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fitter-bench baseline}: the run that later ones are compared with. */
@Command(
    name = "baseline",
    description = "Keeps a run to compare later ones with.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
final class BaselineCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private BaselineCommand() {}

  static CommandLine create(CommandContext context) {
    return new CommandLine(new BaselineCommand())
        .addSubcommand(new BaselineSetCommand(context))
        .addSubcommand(new BaselineShowCommand(context));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: set or show");
  }
}
