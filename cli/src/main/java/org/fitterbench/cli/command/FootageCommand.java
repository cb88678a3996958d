package org.fitterbench.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitterbench.benchmarks.footage.FootageClip;
import org.fitterbench.benchmarks.footage.FootageFile;
import org.fitterbench.benchmarks.footage.FootageSettings;
import org.fitterbench.benchmarks.footage.Framing;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.mesh.video.FrameRate;
import org.fitterbench.mesh.video.Resolution;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fitter-bench footage}: draws people who walk, with their exact masks. */
@Command(
    name = "footage",
    description = {
      "Draws a video of people who walk and turn before painted scenery, at any size, with the"
          + " exact mask of the people beside it as ground truth."
    },
    footerHeading = "%nWritten for walk.mp4:%n",
    footer = {
      "  walk.mp4       the video: H.264, or AV1 where frames are too large for that",
      "  walk.mask.mkv  the share of each pixel that people cover, as grey (FFV1)",
      "  walk.json      what was drawn: people, their places, the camera",
      "The same options and body data give the same video.",
      "",
      "Examples:",
      "  fitter-bench footage --resolution 720p --seconds 2 -o walk.mp4",
      "  fitter-bench footage --stereo sbs --people 3 --seed 7 -o eyes.mp4"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:everything was written", "2:wrong options or bad input"},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class FootageCommand implements Runnable {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
  private static final int LONGEST_SECONDS = 3600;

  private final CommandContext context;

  @Mixin private BodyDataOptions bodyData = new BodyDataOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.mp4",
      required = true,
      description = "The video; the masks and the description are written beside it.")
  private Path output = Path.of("");

  @Option(
      names = "--resolution",
      paramLabel = "720p|1080p|4k|6k|8k|WxH",
      description = "The size of a frame, both eyes together.",
      defaultValue = "1080p",
      showDefaultValue = Visibility.ALWAYS)
  private String resolution = "1080p";

  @Option(
      names = "--stereo",
      paramLabel = "none|sbs|ou",
      description = "One picture, or those of both eyes, 64 mm apart, beside or above each other.",
      defaultValue = "none",
      showDefaultValue = Visibility.ALWAYS)
  private String stereo = "none";

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long.",
      defaultValue = "5",
      showDefaultValue = Visibility.ALWAYS)
  private double seconds = 5;

  @Option(
      names = "--fps",
      paramLabel = "N",
      description = "Frames a second.",
      defaultValue = "30",
      showDefaultValue = Visibility.ALWAYS)
  private int fps = 30;

  @Option(
      names = "--people",
      paramLabel = "N",
      description = "How many walk beside each other, 1 to 3.",
      defaultValue = "1",
      showDefaultValue = Visibility.ALWAYS)
  private int people = 1;

  @Option(
      names = "--framing",
      paramLabel = "full|half|bust|changing",
      description =
          "Whole bodies, from the hips up, head and shoulders, or from the first to the last and"
              + " back.",
      defaultValue = "changing",
      showDefaultValue = Visibility.ALWAYS)
  private Framing framing = Framing.CHANGING;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Other people, clothes, places and ways.",
      defaultValue = "1",
      showDefaultValue = Visibility.ALWAYS)
  private long seed = 1;

  @Option(
      names = "--background",
      paramLabel = "PICTURE",
      description = "A PNG or JPEG file on all walls, in place of a painted scene.")
  private @Nullable Path background;

  FootageCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    FootageSettings settings = settings();
    FootageFile files = new FootageFile(context.resolve(output));
    FootageClip clip =
        FootageClip.create(settings, bodyData.load(context), bodyData.cache(context));
    ProgressBar progress = new ProgressBar(context, "footage");
    long start = System.nanoTime();
    files.write(clip, written -> progress.progress("drawing", written, settings.frames()));
    double elapsed = (double) (System.nanoTime() - start) / TimeUnit.SECONDS.toNanos(1);
    progress.end();
    context
        .out()
        .printf(
            Locale.ROOT,
            "%s: %d %s of %d x %d, %d %s; %.2f frames/s%n",
            output,
            settings.frames(),
            settings.frames() == 1 ? "frame" : "frames",
            settings.width(),
            settings.height(),
            people,
            people == 1 ? "person" : "people",
            settings.frames() / elapsed);
    context.out().println(beside(files.mask()) + ": the exact masks");
    context.out().println(beside(files.description()) + ": what was drawn");
  }

  private Path beside(Path file) {
    return output.resolveSibling(file.getFileName());
  }

  /** What can be wrong with the command line is said before anything is loaded. */
  private FootageSettings settings() {
    String name = output.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".mp4")) {
      throw new UserInputException(
          "--output '" + output + "': footage is written as MP4", "name a .mp4 file");
    }
    int[] size = size();
    StereoLayout layout = StereoLayout.ofLabel(stereo);
    if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
      throw new UserInputException(
          "--seconds " + seconds + " is no length", "give more than 0 and at most 3600");
    }
    if (fps < 1 || fps > 240) {
      throw new UserInputException("--fps " + fps + " is no frame rate", "give 1 to 240");
    }
    if (people < 1 || people > FootageSettings.MAXIMUM_PEOPLE) {
      throw new UserInputException(
          "--people " + people + ": not so many can walk beside each other",
          "give 1 to " + FootageSettings.MAXIMUM_PEOPLE);
    }
    Path picture = background;
    if (picture != null && !Files.exists(context.resolve(picture))) {
      throw new UserInputException(
          "--background: there is no picture " + picture, "check the path of the file");
    }
    return new FootageSettings(
        size[0],
        size[1],
        layout,
        Math.max(1, (int) Math.round(seconds * fps)),
        FrameRate.of(fps),
        people,
        framing,
        seed,
        Optional.ofNullable(picture).map(context::resolve).map(PictureFiles::read));
  }

  private int[] size() {
    if (resolution.equalsIgnoreCase("720p")) {
      return new int[] {1280, 720};
    }
    Optional<Resolution> named = Resolution.byLabel(resolution);
    if (named.isPresent()) {
      return new int[] {named.get().width(), named.get().height()};
    }
    Matcher matcher = SIZE.matcher(resolution);
    if (!matcher.matches()) {
      throw new UserInputException(
          "--resolution '" + resolution + "' is no size",
          "give 720p, 1080p, 4k, 6k, 8k or a size such as 1024x768");
    }
    int width = Integer.parseInt(matcher.group(1));
    int height = Integer.parseInt(matcher.group(2));
    if (Math.min(width, height) < FootageSettings.MINIMUM_SIDE
        || Math.max(width, height) > FootageSettings.MAXIMUM_SIDE
        || ((width | height) & 1) != 0) {
      throw new UserInputException(
          "--resolution " + resolution + " cannot be drawn",
          "give even sides from "
              + FootageSettings.MINIMUM_SIDE
              + " to "
              + FootageSettings.MAXIMUM_SIDE);
    }
    return new int[] {width, height};
  }
}
