package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.page.Page;
import org.fitterbench.core.page.Section;
import org.fitterbench.mesh.video.Resolution;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.settings.Profile;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.settings.SettingsFile;
import org.fitterbench.segmentation.source.ModelSource;
import org.fitterbench.segmentation.source.ModelSources;
import org.fitterbench.segmentation.tuning.Candidate;
import org.fitterbench.segmentation.tuning.SuccessiveHalving;
import org.fitterbench.segmentation.tuning.TuningGoal;
import org.fitterbench.segmentation.tuning.TuningResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fitter-bench tune}: finds the fastest settings of video segmentation by measuring. */
@Command(
    name = "tune",
    description = {
      "Finds the fastest settings of 'fitter-bench segment' on this machine, and what limits them.",
      "Measures runs of the whole video, with confidence intervals.",
      "Masks keep to those of the network at full precision and size (--least-agreement). Of"
          + " settings that cannot be told apart the simplest are taken."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the report was printed", "2:wrong options or bad input"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  fitter-bench tune in.mp4 --auto-optimize --save-config fast.yaml",
      "  fitter-bench tune --resolution 4k --output-kind mask --budget 5m",
      "  fitter-bench tune in.mp4 --detect-bottlenecks --html tuning.html"
    })
final class TuneCommand implements Runnable {
  private static final int MOST_CANDIDATES = 60;
  private static final int LEAST_FRAMES = 16;
  private static final long SEED = 20260203;
  private static final int WIDTH = 100;
  private static final String AUTO = "auto";

  /** What is to be made of each frame. */
  enum OutputKind {
    MASK(CutOut.MASK),
    COMPOSITE(CutOut.COMPOSITE);

    private final CutOut cutOut;

    OutputKind(CutOut cutOut) {
      this.cutOut = cutOut;
    }

    CutOut cutOut() {
      return cutOut;
    }
  }

  /**
   * What settings are tried on.
   *
   * @param video a video; empty for one made by code
   * @param resolution of the video that is made by code
   * @param output what is made of each frame
   * @param profile says how masks are refined
   * @param model where the network comes from
   * @param cache where networks are installed
   */
  record Job(
      Optional<Path> video,
      Resolution resolution,
      CutOut output,
      Profile profile,
      ModelSource model,
      CacheFolder cache) {}

  private final CommandContext context;
  private final TuningLab lab;

  @Parameters(
      arity = "0..1",
      paramLabel = "INPUT",
      description = "The video to tune on, some seconds long (default: one made by code).")
  private @Nullable Path input;

  @Option(
      names = "--auto-optimize",
      description = "Search the fastest settings; so without --detect-bottlenecks.")
  private boolean optimize;

  @Option(
      names = "--detect-bottlenecks",
      description = "Name the stage that limits the rate, and what to change.")
  private boolean detect;

  @Option(
      names = "--save-config",
      paramLabel = "FILE.yaml",
      description = "Write the settings that were chosen, for 'fitter-bench segment --config'.")
  private @Nullable Path saved;

  @Option(
      names = "--target-fps",
      paramLabel = "FPS",
      description = "Say what this rate would need (default: the target of the settings).")
  private @Nullable Double target;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "How long the search may take, for example 90s or 5m.",
      defaultValue = "2m",
      showDefaultValue = Visibility.ALWAYS)
  private String budget = "2m";

  @Option(
      names = "--least-agreement",
      paramLabel = "IOU",
      description =
          "Least mean intersection over union with the masks of full precision and size, 0 to 1.",
      defaultValue = "0.99",
      showDefaultValue = Visibility.ALWAYS)
  private double leastAgreement = 0.99;

  @Option(
      names = "--resolution",
      paramLabel = "1080p|4k|6k|8k",
      description = "Of the video that is made by code.",
      defaultValue = "1080p",
      showDefaultValue = Visibility.ALWAYS)
  private String resolution = "1080p";

  @Option(
      names = "--output-kind",
      paramLabel = "mask|composite",
      description = "What is made of each frame.",
      defaultValue = "composite",
      showDefaultValue = Visibility.ALWAYS)
  private OutputKind output = OutputKind.COMPOSITE;

  @Mixin private ProfileOptions ready = new ProfileOptions();

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      description = "The network, as 'fitter-bench segment --model' names it.",
      defaultValue = AUTO,
      showDefaultValue = Visibility.ALWAYS)
  private String model = AUTO;

  @Option(
      names = "--html",
      paramLabel = "FILE.html",
      description = "Write the report as a page with charts as well.")
  private @Nullable Path html;

  @Mixin private CacheOption cache = new CacheOption();

  TuneCommand(CommandContext context, TuningLab lab) {
    this.context = context;
    this.lab = lab;
  }

  @Override
  public void run() {
    boolean search = optimize || saved != null || !detect;
    TuningGoal goal = goal();
    ModelSource source = ModelSources.parse(model, context.workingFolder());
    CacheFolder folder = cache.folder(context);
    SegmentationSettings start = start(source, folder);
    double wanted = target();
    Job job =
        new Job(
            Optional.ofNullable(input).map(context::resolve),
            Resolution.of(resolution),
            output.cutOut(),
            ready.profile(),
            source,
            folder);
    try (TuningLab.Bench bench = lab.open(job)) {
      TuningReport report = new TuningReport(bench, start, wanted > 0 ? wanted : targetOf(start));
      List<Section> sections = new ArrayList<>();
      SegmentationSettings chosen = start;
      sections.add(report.opening(ready.profile(), output.cutOut(), goal, search));
      if (search) {
        TuningResult result = search(bench, start, goal);
        chosen = result.chosen().settings();
        sections.addAll(report.search(result));
      }
      if (detect) {
        progress("watching the stages");
        sections.add(report.bottlenecks(bench.observe(chosen, OptionalLong.empty())));
      }
      Page page = new Page("Tuning of video segmentation", "", sections);
      context.out().print(page.text(WIDTH));
      save(chosen, page);
    }
  }

  private SegmentationSettings start(ModelSource source, CacheFolder folder) {
    return ProfileSize.suited(ready.settings(context), source, folder, context).values();
  }

  private TuningResult search(TuningLab.Bench bench, SegmentationSettings start, TuningGoal goal) {
    List<Candidate> candidates = bench.space().candidates(start, MOST_CANDIDATES, new Random(SEED));
    return new SuccessiveHalving(goal, bench, bench.clock(), this::progress).search(candidates);
  }

  private TuningGoal goal() {
    Duration time = LengthOfTime.parse("--budget", budget);
    if (!(leastAgreement >= 0 && leastAgreement <= 1)) {
      throw new UserInputException(
          "--least-agreement is " + leastAgreement, "give a number from 0 to 1");
    }
    return new TuningGoal(time, leastAgreement, LEAST_FRAMES);
  }

  /** The rate that was asked for; 0 when the settings say it. */
  private double target() {
    Double asked = target;
    if (asked != null && !(asked > 0 && asked <= 1000)) {
      throw new UserInputException("--target-fps is " + asked, "give a number up to 1000");
    }
    return asked == null ? 0 : asked;
  }

  private static double targetOf(SegmentationSettings settings) {
    return settings.performance().targetFps();
  }

  private void save(SegmentationSettings chosen, Page page) {
    Path file = saved;
    if (file != null) {
      SettingsFile.write(
          context.resolve(file), chosen, "Settings that 'fitter-bench tune' chose by measuring.");
      context.out().println();
      context.out().println("Settings: " + file);
    }
    Path shown = html;
    if (shown != null) {
      AtomicFile.write(context.resolve(shown), page.render());
      context.out().println("Page: " + shown);
    }
    context.out().flush();
  }

  private void progress(String line) {
    context.err().println("tune: " + line.toLowerCase(Locale.ROOT));
    context.err().flush();
  }
}
