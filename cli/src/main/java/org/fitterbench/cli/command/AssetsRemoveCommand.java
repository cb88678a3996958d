package org.fitterbench.cli.command;

import org.fitterbench.fitter.source.MakeHumanAsset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fitter-bench assets remove}: frees the disk. */
@Command(
    name = "remove",
    description = "Removes the installed data.",
    mixinStandardHelpOptions = true)
final class AssetsRemoveCommand implements Runnable {
  private final CommandContext context;

  @Mixin private CacheOption cache = new CacheOption();

  AssetsRemoveCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    MakeHumanAsset asset = new MakeHumanAsset(cache.folder(context));
    context
        .out()
        .println(
            asset.remove()
                ? "removed makehuman: " + asset.file()
                : "makehuman is not installed in " + asset.file().getParent());
  }
}
