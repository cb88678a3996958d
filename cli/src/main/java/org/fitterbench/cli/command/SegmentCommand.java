package org.fitterbench.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.segmentation.frame.Backdrop;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.model.InferenceSettings;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.model.SegmentationModels;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.pipeline.SegmentationConfig;
import org.fitterbench.segmentation.pipeline.SegmentationConfig.Refinement;
import org.fitterbench.segmentation.pipeline.SegmentationPipeline;
import org.fitterbench.segmentation.pipeline.SegmentedPicture;
import org.fitterbench.segmentation.source.SelfieAsset;
import org.fitterbench.segmentation.source.SelfieNetwork;
import org.fitterbench.segmentation.tflite.TfliteReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fitter-bench segment}: cuts the people out of a picture. */
@Command(
    name = "segment",
    description = {
      "Cuts the people out of a picture with MediaPipe's selfie network ('fitter-bench assets"
          + " install selfie') or another TensorFlow Lite network, on DJL's PyTorch engine."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SegmentCommand implements Runnable {
  private static final Pattern COLOUR = Pattern.compile("#?([0-9a-fA-F]{6})");

  private final CommandContext context;

  @Mixin private CacheOption cache = new CacheOption();

  @Parameters(paramLabel = "PICTURE", description = "A PNG or JPEG file.")
  private Path input = Path.of("");

  @Option(
      names = "-o",
      paramLabel = "FILE.png",
      required = true,
      description = "Where the result is written.")
  private Path out = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "mask|composite|alpha",
      description =
          "The probability of a person as 8-bit grey, the person before another background, or"
              + " the picture with the probability as its alpha channel.",
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
              + " guided filter.",
      defaultValue = "guided",
      showDefaultValue = Visibility.ALWAYS)
  private Refinement refinement = Refinement.GUIDED;

  @Option(
      names = "--model",
      paramLabel = "FILE.tflite",
      description =
          "Another network: one RGB picture from 0 to 1 in, one probability for each place out.")
  private @Nullable Path model;

  SegmentCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw new UserInputException(
          "-o '" + out + "': results are written as PNG", "name a .png file");
    }
    Backdrop backdrop = backdrop();
    Picture picture = PictureFiles.read(context.resolve(input));
    CacheFolder folder = cache.folder(context);
    Network network = TfliteReader.read(networkFile(folder, picture));
    TorchRuntime runtime = TorchRuntime.start(folder);
    try (SegmentationModel running =
        SegmentationModels.open(network, InferenceSettings.defaults(), runtime)) {
      SegmentedPicture made =
          new SegmentationPipeline(running, new SegmentationConfig(output, backdrop, refinement))
              .segment(picture, StageTrace.off());
      PictureFiles.writePng(made.output(), context.resolve(out));
      context
          .out()
          .printf(
              Locale.ROOT,
              "%s: %d x %d, %.1f %% person, by %s%n",
              out,
              picture.width(),
              picture.height(),
              100 * made.coverage(),
              running.description());
    }
  }

  private Path networkFile(CacheFolder folder, Picture picture) {
    Path chosen = model;
    if (chosen != null) {
      return context.resolve(chosen);
    }
    return new SelfieAsset(folder)
        .installed(SelfieNetwork.forPicture(picture.width(), picture.height()));
  }

  private Backdrop backdrop() {
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
