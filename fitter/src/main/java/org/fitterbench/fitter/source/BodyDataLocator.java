package org.fitterbench.fitter.source;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.procedural.ProceduralBody;

/**
 * Finds body data by what a user wrote: {@code makehuman} for the installed data, {@code
 * procedural} for a body made by code, or a folder in MPFB2's layout.
 */
public final class BodyDataLocator {
  /** The installed data of MakeHuman. */
  public static final String MAKEHUMAN = "makehuman";

  /** The body made by code. */
  public static final String PROCEDURAL = "procedural";

  private BodyDataLocator() {}

  /**
   * Loads body data.
   *
   * @param choice {@link #MAKEHUMAN}, {@link #PROCEDURAL} or the path of a folder
   * @param workingFolder what a relative path is relative to
   * @throws UserInputException when there are none, or they are damaged
   */
  public static BodyAssets load(String choice, CacheFolder cache, Path workingFolder) {
    return switch (choice) {
      case MAKEHUMAN -> installed(new MakeHumanAsset(cache));
      case PROCEDURAL -> ProceduralBody.create();
      default -> {
        Path folder = workingFolder.resolve(choice).normalize();
        if (!Files.isDirectory(folder)) {
          throw new UserInputException(
              "there is no body data folder " + folder,
              "give --body-data makehuman, procedural, or a folder in MPFB2's layout");
        }
        yield Mpfb2Reader.read(folder);
      }
    };
  }

  private static BodyAssets installed(MakeHumanAsset asset) {
    if (!asset.isInstalled()) {
      throw new UserInputException(
          "MakeHuman's body data is not installed in " + asset.file().getParent(),
          "run 'fitter-bench assets install', or use --body-data procedural");
    }
    return CompactBodyFile.read(asset.file());
  }
}
