package org.fitterbench.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Table;
import org.fitterbench.fitter.source.BodyDataLocator;
import org.fitterbench.fitter.source.MakeHumanAsset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fitter-bench assets list}: what there is to install and what is installed. */
@Command(
    name = "list",
    description = "Lists the data that suites run on, and which are installed.",
    mixinStandardHelpOptions = true)
final class AssetsListCommand implements Runnable {
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final CommandContext context;

  @Mixin private CacheOption cache = new CacheOption();

  AssetsListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    MakeHumanAsset asset = new MakeHumanAsset(cache.folder(context));
    Table table =
        new Table(
            List.of(Column.words("name"), Column.words("status"), Column.words("what it is")),
            List.of(
                List.of(
                    BodyDataLocator.MAKEHUMAN,
                    status(asset),
                    "npm package " + MakeHumanAsset.PACKAGE.specifier()),
                List.of(BodyDataLocator.PROCEDURAL, "built in", "a body made by code")));
    table.text(context.columns()).forEach(context.out()::println);
    context.out().println();
    context.out().println("cache folder: " + cache.folder(context).path());
    if (!asset.isInstalled() || !asset.skins().isInstalled()) {
      context.out().println("to install:   fitter-bench assets install");
    }
  }

  private static String status(MakeHumanAsset asset) {
    if (!asset.isInstalled()) {
      return "not installed";
    }
    String skins = asset.skins().isInstalled() ? "" : ", no skins";
    return "installed, " + megabytes(asset) + skins;
  }

  private static String megabytes(MakeHumanAsset asset) {
    try {
      return String.format(Locale.ROOT, "%.0f MB", Files.size(asset.file()) / BYTES_PER_MEGABYTE);
    } catch (IOException failure) {
      throw FileFailure.reading(asset.file(), failure);
    }
  }
}
