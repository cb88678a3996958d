package org.fitterbench.cli.command;

import java.nio.file.Path;
import org.fitterbench.core.asset.CacheFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where installed data are kept. */
final class CacheOption {
  @Option(
      names = "--cache-dir",
      paramLabel = "DIR",
      description =
          "Where installed data are kept (default: $FITTER_BENCH_CACHE, then fitter-bench in"
              + " $XDG_CACHE_HOME or in the user's cache folder).")
  private @Nullable Path folder;

  CacheFolder folder(CommandContext context) {
    Path chosen = folder;
    if (chosen != null) {
      return new CacheFolder(context.resolve(chosen));
    }
    return CacheFolder.ofUser(
        context.environment(),
        System.getProperty("os.name"),
        Path.of(System.getProperty("user.home")));
  }
}
