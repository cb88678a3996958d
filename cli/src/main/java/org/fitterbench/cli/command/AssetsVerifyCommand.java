package org.fitterbench.cli.command;

import org.fitterbench.core.asset.Asset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fitter-bench assets verify}: checks every byte of what is installed. */
@Command(
    name = "verify",
    description = "Checks every byte of the installed data against its hash.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the data are whole", "2:they are missing or damaged"})
final class AssetsVerifyCommand implements Runnable {
  private final CommandContext context;

  @Mixin private AssetNames names = new AssetNames();

  AssetsVerifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    for (Asset asset : names.installed(context)) {
      asset.verify();
      context.out().println(asset.name() + " is whole: " + asset.file());
    }
  }
}
