package org.fitterbench.cli.command;

import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.segmentation.settings.GivenSettings;
import org.fitterbench.segmentation.settings.InputSize;
import org.fitterbench.segmentation.source.ModelSource;
import org.fitterbench.segmentation.source.ModelSources;

/** The input size of a profile, which gives way where a network cannot take it. */
final class ProfileSize {
  private ProfileSize() {}

  /** Settings that a network can take; tells the user when its own size takes the place. */
  static GivenSettings suited(
      GivenSettings settings, ModelSource source, CacheFolder cache, CommandContext context) {
    return settings.suitedTo(size -> {
      boolean taken = ModelSources.takes(source, cache, size);
      if (!taken) {
        tell(size, context);
      }
      return taken;
    });
  }

  private static void tell(InputSize size, CommandContext context) {
    context
        .err()
        .println(
            "note: the model cannot take the profile's pictures of "
                + size
                + "; it is given pictures of its own size");
    context.err().flush();
  }
}
