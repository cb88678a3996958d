package org.fitterbench.cli.command;

import org.fitterbench.core.asset.Asset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fitter-bench assets remove}: frees the disk. */
@Command(
    name = "remove",
    description = "Removes the installed data.",
    mixinStandardHelpOptions = true)
final class AssetsRemoveCommand implements Runnable {
  private final CommandContext context;

  @Mixin private AssetNames names = new AssetNames();

  AssetsRemoveCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    for (Asset asset : names.installed(context)) {
      context
          .out()
          .println(
              asset.remove()
                  ? "removed " + asset.name() + ": " + asset.file()
                  : asset.name() + " is not installed in " + asset.file().getParent());
    }
  }
}
