package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Table;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.quality.FrameQuality;
import org.fitterbench.segmentation.quality.FrameQuality.Stability;
import org.fitterbench.segmentation.quality.MaskComparison;
import org.fitterbench.segmentation.quality.MaskQuality;
import org.fitterbench.segmentation.quality.QualityJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fitter-bench quality}: measures masks against the truth. */
@Command(
    name = "quality",
    description =
        "Measures the masks in a video or a picture against the truth: overlap, boundary, flicker.",
    footerHeading = "%nThe figures:%n",
    footer = {
      "  IoU                  intersection over union at one half; 1 is perfect",
      "  soft IoU             without a threshold: sum of minima over sum of maxima",
      "  mean absolute error  over all pixels; 0 is perfect",
      "  boundary F           harmonic mean of precision and recall of the boundary's",
      "                       pixels, within 0.8 %% of the diagonal; 1 is perfect",
      "  flicker              mean change of the mask where the truth stands still;",
      "                       0 is perfect",
      "  dtSSD                root mean square of what the mask changes otherwise than",
      "                       the truth, from frame to frame; 0 is perfect",
      "",
      "Examples:",
      "  fitter-bench quality walk-mask.mp4 --truth walk.mask.mkv",
      "  fitter-bench quality mask.png --truth truth.png --json figures.json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the masks were measured", "2:wrong options or bad input"},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class QualityCommand implements Runnable {
  private static final int WIDTH = 100;
  private static final int MOST_THREADS = 16;

  private final CommandContext context;

  @Parameters(paramLabel = "MASK", description = "Grey: a video, or a PNG or JPEG file.")
  private Path mask = Path.of("");

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      required = true,
      description =
          "What the masks should be, of the same size, such as the '.mask.mkv' that"
              + " 'fitter-bench footage' writes.")
  private Path truth = Path.of("");

  @Option(
      names = "--stereo",
      paramLabel = "none|sbs|ou",
      description = "How the pictures of both eyes lie in a frame: they are counted together.",
      defaultValue = "none",
      showDefaultValue = Visibility.ALWAYS)
  private String stereo = "none";

  @Option(names = "--per-frame", description = "Print a line for every frame as well.")
  private boolean perFrame;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write all figures, overall and of every frame, to a file.")
  private @Nullable Path json;

  QualityCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    StereoLayout layout = StereoLayout.ofLabel(stereo);
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    MaskComparison comparison =
        MaskComparison.of(context.resolve(mask), context.resolve(truth), layout, threads);
    if (perFrame) {
      frames(comparison).text(WIDTH).forEach(context.out()::println);
      context.out().println();
    }
    overall(comparison.quality()).text(WIDTH).forEach(context.out()::println);
    Path file = json;
    if (file != null) {
      AtomicFile.write(context.resolve(file), QualityJson.text(comparison));
      context.out().println(file);
    }
  }

  private static Table overall(MaskQuality quality) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("frames", Long.toString(quality.frames()), ""));
    rows.add(
        List.of(
            "IoU",
            share(quality.intersectionOverUnion()),
            quality.frames() == 1
                ? ""
                : String.format(
                    Locale.ROOT,
                    "least %.4f, in frame %d",
                    quality.worstIntersectionOverUnion(),
                    quality.worstFrame())));
    rows.add(List.of("soft IoU", share(quality.softIntersectionOverUnion()), ""));
    rows.add(List.of("mean absolute error", share(quality.meanAbsoluteError()), ""));
    rows.add(
        List.of(
            "boundary F",
            share(quality.boundaryF()),
            String.format(
                Locale.ROOT,
                "precision %.4f, recall %.4f",
                quality.boundaryPrecision(),
                quality.boundaryRecall())));
    quality
        .stability()
        .ifPresent(stability -> {
          rows.add(List.of("flicker", share(stability.flicker()), ""));
          rows.add(List.of("dtSSD", share(stability.derivativeError()), ""));
        });
    return new Table(
        List.of(Column.words("figure"), Column.numbers("mean"), Column.words("of it")), rows);
  }

  private static Table frames(MaskComparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    for (FrameQuality frame : comparison.frames()) {
      rows.add(
          List.of(
              Integer.toString(rows.size()),
              share(frame.intersectionOverUnion()),
              share(frame.softIntersectionOverUnion()),
              share(frame.meanAbsoluteError()),
              share(frame.boundary().f()),
              frame.stability().map(Stability::flicker).map(QualityCommand::share).orElse("-"),
              frame
                  .stability()
                  .map(Stability::derivativeError)
                  .map(QualityCommand::share)
                  .orElse("-")));
    }
    return new Table(
        List.of(
            Column.numbers("frame"),
            Column.numbers("IoU"),
            Column.numbers("soft IoU"),
            Column.numbers("error"),
            Column.numbers("boundary F"),
            Column.numbers("flicker"),
            Column.numbers("dtSSD")),
        rows);
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
