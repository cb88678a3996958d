package org.fitterbench.cli.command;

import org.fitterbench.fitter.source.MakeHumanAsset;
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

  @Mixin private CacheOption cache = new CacheOption();

  AssetsVerifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    MakeHumanAsset asset = new MakeHumanAsset(cache.folder(context));
    asset.verify();
    context.out().println("makehuman is whole: " + asset.file());
  }
}
