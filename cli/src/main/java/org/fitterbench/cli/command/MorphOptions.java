package org.fitterbench.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.facemorph.morph.MorphRatios;
import org.fitterbench.facemorph.pipeline.MorphConfig;
import org.fitterbench.facemorph.pipeline.MorphMode;
import org.fitterbench.facemorph.pipeline.UpAxis;
import org.fitterbench.facemorph.table.TextureTable;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.render.Antialiasing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** What a morph makes. */
final class MorphOptions {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})(?:x(\\d{1,5}))?");
  private static final int MAXIMUM_WORKERS = 1024;

  /** How many frames there are, said in one of two ways. */
  static final class Frames {
    @Option(
        names = "--step",
        paramLabel = "N",
        description =
            "Distance of the morphs in thousandths; a divisor of 1000. Default: 25, which"
                + " gives 41 frames.")
    private @Nullable Integer step;

    @Option(
        names = "--frames",
        paramLabel = "N",
        description = "Number of frames, both faces included.")
    private @Nullable Integer count;
  }

  @Option(
      names = "--full",
      description = "Also write a mesh of every frame, animation.mp4 and the tables (CSV).")
  private boolean full;

  @Option(names = "--no-texture", description = "Leave textures out: grey faces.")
  private boolean noTexture;

  @ArgGroup private Frames frames = new Frames();

  @Option(
      names = "--size",
      paramLabel = "N|WxH",
      description = "Pixels of a frame: the side of a square, or width and height.",
      defaultValue = "512",
      showDefaultValue = Visibility.ALWAYS)
  private String size = "512";

  @Option(
      names = "--fps",
      paramLabel = "N",
      description = "Frames a second of the video.",
      defaultValue = "30",
      showDefaultValue = Visibility.ALWAYS)
  private int framesPerSecond = MorphConfig.DEFAULT_FRAMES_PER_SECOND;

  @Option(names = "--antialias", description = "Smooth edges: four samples a pixel.")
  private boolean antialias;

  @Option(
      names = "--up",
      paramLabel = "z|y",
      description =
          "Which way is up in the files. With z a face looks against the y axis (Blender,"
              + " MakeHuman); with y along the z axis (most scanners).",
      defaultValue = "z",
      showDefaultValue = Visibility.ALWAYS)
  private UpAxis up = UpAxis.Z;

  @Option(
      names = "--mesh-format",
      paramLabel = "fbx|obj|glb|ply",
      description = "What the meshes of --full are written as.",
      defaultValue = "fbx",
      showDefaultValue = Visibility.ALWAYS)
  private String meshFormat = "fbx";

  @Option(
      names = "--texel-step",
      paramLabel = "N",
      description = "Every N-th column and row of texels goes to texture_differences.csv.",
      defaultValue = "4",
      showDefaultValue = Visibility.ALWAYS)
  private int texelStep = TextureTable.DEFAULT_STEP;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Threads. Default: one for each processor. The output does not depend on it.")
  private @Nullable Integer workers;

  /**
   * What was asked for.
   *
   * @throws UserInputException when an option makes no sense
   */
  MorphConfig config() {
    int[] sides = sides();
    return new MorphConfig(
        full ? MorphMode.FULL : MorphMode.DEFAULT,
        ratios(),
        sides[0],
        sides[1],
        within("--fps", framesPerSecond, 1, MorphConfig.MAXIMUM_FRAMES_PER_SECOND),
        antialias ? Antialiasing.FOUR_SAMPLES : Antialiasing.OFF,
        !noTexture,
        up,
        format(),
        within("--texel-step", texelStep, 1, MorphConfig.MAXIMUM_SIDE),
        within(
            "--workers",
            workers == null ? Runtime.getRuntime().availableProcessors() : workers,
            1,
            MAXIMUM_WORKERS));
  }

  private MorphRatios ratios() {
    if (frames.count != null) {
      return new MorphRatios(within("--frames", frames.count, 2, MorphRatios.MAXIMUM_COUNT));
    }
    int step = frames.step == null ? MorphRatios.DEFAULT_STEP : frames.step;
    if (!MorphRatios.isStep(step)) {
      throw new UserInputException(
          "--step " + step + " does not lead to 1000", "give a divisor of 1000, such as 10 or 25");
    }
    return MorphRatios.ofStep(step);
  }

  private int[] sides() {
    Matcher matcher = SIZE.matcher(size.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new UserInputException(
          "--size '" + size + "' is no size", "give a number such as 512, or 640x480");
    }
    int width = Integer.parseInt(matcher.group(1));
    int height = matcher.group(2) == null ? width : Integer.parseInt(matcher.group(2));
    return new int[] {
      within("--size", width, MorphConfig.MINIMUM_SIDE, MorphConfig.MAXIMUM_SIDE),
      within("--size", height, MorphConfig.MINIMUM_SIDE, MorphConfig.MAXIMUM_SIDE)
    };
  }

  private MeshFormat format() {
    List<MeshFormat> formats =
        Arrays.stream(MeshFormat.values()).filter(format -> format != MeshFormat.NPY).toList();
    return formats.stream()
        .filter(format -> format.name().equalsIgnoreCase(meshFormat))
        .findFirst()
        .orElseThrow(() ->
            new UserInputException(
                "--mesh-format: there is no format '" + meshFormat + "'",
                "give one of "
                    + formats.stream()
                        .map(format -> format.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))));
  }

  private static int within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new UserInputException(
          option + " is " + value, "give a number from " + least + " to " + most);
    }
    return value;
  }
}
