package org.fitterbench.cli.command;

import java.util.List;
import org.fitterbench.core.asset.Asset;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.source.MakeHumanAsset;
import org.fitterbench.segmentation.source.SelfieAsset;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which assets a command is about: all, or those that are named. */
final class AssetNames {
  @Mixin private CacheOption cache = new CacheOption();

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = "Which: makehuman, selfie (default: all).")
  private List<String> names = List.of();

  /**
   * The assets, in the order in which they are listed.
   *
   * @throws UserInputException when a name is none of an asset
   */
  List<Asset> assets(CommandContext context) {
    List<Asset> all = all(cache.folder(context));
    List<String> known = all.stream().map(Asset::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new UserInputException(
            "there is no asset '" + name + "'", "name " + String.join(" or ", known));
      }
    }
    return all.stream().filter(asset -> names.isEmpty() || names.contains(asset.name())).toList();
  }

  /** The named assets; without names those that are installed, or all when none is. */
  List<Asset> installed(CommandContext context) {
    List<Asset> chosen = assets(context);
    List<Asset> installed = chosen.stream().filter(Asset::isInstalled).toList();
    return names.isEmpty() && !installed.isEmpty() ? installed : chosen;
  }

  /** All assets that there are. */
  static List<Asset> all(CacheFolder cache) {
    return List.of(new MakeHumanAsset(cache), new SelfieAsset(cache));
  }
}
