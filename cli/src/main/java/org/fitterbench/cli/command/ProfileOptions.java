package org.fitterbench.cli.command;

import java.nio.file.Path;
import org.fitterbench.segmentation.settings.GivenSettings;
import org.fitterbench.segmentation.settings.Profile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The settings of segmentation that a command starts from: a profile's, and a file's over them. */
final class ProfileOptions {
  @Option(
      names = "--profile",
      paramLabel = "fast|balanced|quality",
      description = "Ready settings to start from.",
      defaultValue = "balanced",
      showDefaultValue = Visibility.ALWAYS)
  private Profile profile = Profile.BALANCED;

  @Option(
      names = "--config",
      paramLabel = "FILE.yaml",
      description =
          "A file of settings, as 'fitter-bench tune --save-config' writes it; they go before the"
              + " profile's.")
  private @Nullable Path config;

  Profile profile() {
    return profile;
  }

  /**
   * The settings to start from.
   *
   * @throws org.fitterbench.core.failure.UserInputException as {@link GivenSettings#withFile}
   */
  GivenSettings settings(CommandContext context) {
    GivenSettings ready = GivenSettings.of(profile);
    return config == null ? ready : ready.withFile(context.resolve(config));
  }
}
