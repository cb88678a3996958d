package org.fitterbench.cli.command;

import java.nio.file.Path;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.source.BodyDataLocator;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which body data a command works on. */
final class BodyDataOptions {
  @Option(
      names = "--body-data",
      paramLabel = "makehuman|procedural|DIR",
      description =
          "MakeHuman's installed data, a body made by code, or a folder in MPFB2's layout.",
      defaultValue = BodyDataLocator.MAKEHUMAN,
      showDefaultValue = Visibility.ALWAYS)
  private String choice = BodyDataLocator.MAKEHUMAN;

  @Mixin private CacheOption cache = new CacheOption();

  /** As the user wrote it. */
  String choice() {
    return choice;
  }

  CacheFolder cache(CommandContext context) {
    return cache.folder(context);
  }

  BodyAssets load(CommandContext context) {
    return BodyDataLocator.load(choice, cache(context), context.workingFolder());
  }

  /** As {@link #choice}, with a folder's path made absolute, for a JVM that runs elsewhere. */
  String absoluteChoice(CommandContext context) {
    return switch (choice) {
      case BodyDataLocator.MAKEHUMAN, BodyDataLocator.PROCEDURAL -> choice;
      default -> context.resolve(Path.of(choice)).toString();
    };
  }
}
