package org.fitterbench.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.segmentation.frame.Backdrop;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.pipeline.SegmentationConfig;
import org.fitterbench.segmentation.pipeline.SegmentationConfig.Refinement;
import org.fitterbench.segmentation.settings.Profile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** What is made of frames and their masks. */
final class CutOutOptions {
  private static final Pattern COLOUR = Pattern.compile("#?([0-9a-fA-F]{6})");

  @Option(
      names = "--output",
      paramLabel = "mask|composite|alpha",
      description =
          "The probability of a person as 8-bit grey, the person before another background, or"
              + " the picture with the probability as its alpha channel (in a video packed beside"
              + " or below the frame).",
      defaultValue = "composite",
      showDefaultValue = Visibility.ALWAYS)
  private CutOut output = CutOut.COMPOSITE;

  @Option(
      names = "--background",
      paramLabel = "COLOUR|PICTURE|blur",
      description =
          "Behind the person in a composite: a colour such as 30A060, a picture that is scaled to"
              + " cover, or the picture itself out of focus.",
      defaultValue = "blur",
      showDefaultValue = Visibility.ALWAYS)
  private String background = "blur";

  @Option(
      names = "--refine",
      paramLabel = "none|guided",
      description =
          "How the mask is brought to the picture's size: bilinearly, or also led to its edges by a"
              + " guided filter. Default: none with --profile fast, else guided.")
  private @Nullable Refinement refinement;

  /**
   * What was asked for.
   *
   * @param profile decides what was left open
   */
  SegmentationConfig config(CommandContext context, Profile profile) {
    Refinement suited = profile.refinesMasks() ? Refinement.GUIDED : Refinement.NONE;
    return new SegmentationConfig(
        output, backdrop(context), refinement == null ? suited : refinement);
  }

  private Backdrop backdrop(CommandContext context) {
    if (background.equals("blur")) {
      return new Backdrop.Blur();
    }
    var colour = COLOUR.matcher(background);
    if (colour.matches()) {
      return new Backdrop.Colour(Integer.parseInt(colour.group(1), 16));
    }
    Path file = context.resolve(Path.of(background));
    if (!Files.exists(file)) {
      throw new UserInputException(
          "--background '" + background + "' is no colour and no file",
          "give six hexadecimal digits such as 30A060, a picture, or blur");
    }
    return new Backdrop.Scene(PictureFiles.read(file));
  }
}
