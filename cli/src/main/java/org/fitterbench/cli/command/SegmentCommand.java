package org.fitterbench.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.fitterbench.benchmarks.runner.MeasuringHost;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.core.text.Figures;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.pipeline.SegmentationConfig;
import org.fitterbench.segmentation.settings.GivenSettings;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.source.ModelSource;
import org.fitterbench.segmentation.source.ModelSources;
import org.fitterbench.segmentation.stream.Pace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fitter-bench segment}: cuts the people out of a video or a picture. */
@Command(
    name = "segment",
    description = {
      "Cuts the people out of a video, a picture or a folder of pictures.",
      "Their masks come from MediaPipe's selfie network ('fitter-bench assets install selfie') or"
          + " another one, on DJL's PyTorch engine.",
      "A video's sound, times, rotation and colours are kept; in a stereo video each eye's picture"
          + " is segmented by itself."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything was written",
      "2:wrong options or bad input; of a video what was done is kept as NAME.partial.mp4",
      "130:interrupted; what was done is kept as NAME.partial.mp4"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fitter-bench segment in.mp4 -o out.mp4 --profile fast",
      "  fitter-bench segment in.mp4 -o mask.mp4 --output mask --report run.html",
      "  fitter-bench segment eyes.mp4 -o out.mp4 --stereo sbs --smooth 0.7",
      "  fitter-bench segment in.mp4 -o out.mp4 --background beach.jpg --pace 90",
      "  fitter-bench segment photo.png -o mask.png --output mask --refine none"
    })
final class SegmentCommand implements Callable<Integer> {
  private static final String AUTO = "auto";

  private final CommandContext context;
  private final MeasuringHost host;
  private final SettingOptions keys = new SettingOptions();

  @Mixin private CacheOption cache = new CacheOption();

  @Mixin private DocumentOptions documents = new DocumentOptions();

  @Parameters(
      paramLabel = "INPUT",
      description = "A video, a PNG or JPEG file, or a folder of such pictures.")
  private Path input = Path.of("");

  @Option(
      names = "-o",
      paramLabel = "FILE",
      required = true,
      description =
          "Where the result is written: an .mp4 file for a video, a .png file for a picture, a"
              + " folder for a folder.")
  private Path out = Path.of("");

  @Mixin private CutOutOptions cutOut = new CutOutOptions();

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      description =
          "The network: auto (the selfie network that suits the picture's shape), selfie,"
              + " selfie-landscape, a .tflite file of RGB from 0 to 1 to one probability for each"
              + " place, a .pt file of TorchScript with a .yaml file beside it; or unet or"
              + " mobilenet, whose weights are random and whose masks mean nothing, for throughput"
              + " at any size.",
      defaultValue = AUTO,
      showDefaultValue = Visibility.ALWAYS)
  private String model = AUTO;

  @Mixin private ProfileOptions start = new ProfileOptions();

  @Option(
      names = "--stereo",
      paramLabel = "auto|none|sbs|ou",
      description =
          "How the pictures of both eyes lie in a frame: sbs side by side, ou over and under; auto"
              + " goes by the file, its name and what it shows.",
      defaultValue = AUTO,
      showDefaultValue = Visibility.ALWAYS)
  private String stereo = AUTO;

  @Option(
      names = "--pace",
      paramLabel = "FPS",
      description =
          "Take the frames as from a camera: each is due at its time, its latency counts from then,"
              + " and one that finds no room is dropped and counted.")
  private @Nullable Double pace;

  @Option(names = "--frames", paramLabel = "N", description = "Only the first N frames.")
  private @Nullable Long frames;

  @Option(
      names = "--report",
      paramLabel = "FILE.json|FILE.html",
      description =
          "Write all figures of the run, its settings and the machine: as JSON, or as a page with"
              + " charts.")
  private @Nullable Path report;

  @Option(
      names = "--interactive",
      description =
          "Take commands on the terminal while a video is segmented: stats, hardware, config,"
              + " profile NAME, pause, resume, quit, help.")
  private boolean interactive;

  private SegmentCommand(CommandContext context, MeasuringHost host) {
    this.context = context;
    this.host = host;
  }

  static CommandLine create(CommandContext context, MeasuringHost host) {
    SegmentCommand command = new SegmentCommand(context, host);
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    command.keys.addTo(spec);
    return new CommandLine(spec);
  }

  @Override
  public Integer call() {
    if (documents.print(context)) {
      return ExitCode.OK.code();
    }
    Path file = context.resolve(input);
    Path target = context.resolve(out);
    SegmentInput kind = SegmentInput.of(file, input);
    requireOtherFile(file, target);
    if (interactive && !context.terminal()) {
      throw InteractiveSession.refused(null);
    }
    SegmentationConfig made = cutOut.config(context, start.profile());
    ModelSource source = ModelSources.parse(model, context.workingFolder());
    CacheFolder folder = cache.folder(context);
    GivenSettings suited =
        ProfileSize.suited(keys.applyTo(start.settings(context)), source, folder, context);
    SegmentationSettings settings = suited.values();
    return switch (kind) {
      case PICTURE -> {
        try (SegmentPictures pictures =
            new SegmentPictures(context, folder, source, settings, made)) {
          pictures.segment(file, target, out);
        }
        yield ExitCode.OK.code();
      }
      case FOLDER -> {
        try (SegmentPictures pictures =
            new SegmentPictures(context, folder, source, settings, made)) {
          yield pictures.segmentFolder(file, target, out).code();
        }
      }
      case VIDEO ->
          new SegmentVideo(context, folder, suited, host)
              .run(job(file, target, made, source))
              .code();
    };
  }

  private SegmentVideo.Job job(
      Path file, Path target, SegmentationConfig made, ModelSource source) {
    if (!SegmentInput.extension(target).equals("mp4")) {
      throw new UserInputException(
          "-o '" + out + "': videos are written as MP4", "name a .mp4 file");
    }
    if (report != null) {
      SegmentReportFormat.of(report);
    }
    return new SegmentVideo.Job(
        file,
        target,
        made,
        source,
        stereo.equals(AUTO) ? Optional.empty() : Optional.of(StereoLayout.ofLabel(stereo)),
        pace == null ? Optional.empty() : Optional.of(new Pace(within("--pace", pace))),
        frames == null ? OptionalLong.empty() : OptionalLong.of((long) within("--frames", frames)),
        Optional.ofNullable(report).map(context::resolve),
        interactive);
  }

  private static double within(String option, double value) {
    if (!(value >= 1 && value <= 1e9)) {
      String given = Double.isFinite(value) ? Figures.plain(value) : String.valueOf(value);
      throw new UserInputException(option + " is " + given, "give a number from 1 to 1000000000");
    }
    return value;
  }

  private void requireOtherFile(Path file, Path target) {
    try {
      if (Files.exists(file) && Files.exists(target) && Files.isSameFile(file, target)) {
        throw new UserInputException("-o '" + out + "' is the input itself", "name another file");
      }
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
  }
}
