package org.fitterbench.cli.command;

import org.fitterbench.core.process.ProgramRunner;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fitter-bench assets}: the data that suites run on and the project does not hold. */
@Command(
    name = "assets",
    description = "Installs, lists, verifies and removes the data that suites run on.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class AssetsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private AssetsCommand() {}

  /**
   * Makes the command and its subcommands.
   *
   * @param programs runs npm
   */
  static CommandLine create(CommandContext context, ProgramRunner programs) {
    return new CommandLine(new AssetsCommand())
        .addSubcommand(new AssetsInstallCommand(context, programs))
        .addSubcommand(new AssetsListCommand(context))
        .addSubcommand(new AssetsVerifyCommand(context))
        .addSubcommand(new AssetsRemoveCommand(context));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: install, list, verify or remove");
  }
}
