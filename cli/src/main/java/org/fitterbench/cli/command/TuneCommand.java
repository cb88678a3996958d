package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.fitterbench.benchmarks.runner.InterruptHook;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.file.PendingFile;
import org.fitterbench.core.page.Page;
import org.fitterbench.core.page.Section;
import org.fitterbench.mesh.video.Resolution;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.pipeline.SegmentationConfig;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.settings.SettingsFile;
import org.fitterbench.segmentation.source.ModelSource;
import org.fitterbench.segmentation.source.ModelSources;
import org.fitterbench.segmentation.stream.Pace;
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
      "Measures runs beside runs of the settings to start from; what it finds is compared with"
          + " these once more when the search is over, and only that comparison is claimed.",
      "Masks keep to those of the network at full precision and size (--least-agreement)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:faster settings were found, or there are none",
      "2:wrong options or bad input",
      "130:interrupted; the best so far was told and written"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fitter-bench tune in.mp4 --auto-optimize --save-config fast.yaml",
      "  fitter-bench tune --resolution 4k --output mask --budget 5m",
      "  fitter-bench tune in.mp4 --detect-bottlenecks --html tuning.html"
    })
final class TuneCommand implements Callable<Integer> {
  private static final long SEED = 20260203;
  private static final int WIDTH = 100;
  private static final double MOST_FPS = 1000;
  private static final String AUTO = "auto";

  /** A live source has to leave the machine some rest. */
  private static final double PACE_SHARE = 0.8;

  /**
   * What settings are tried on.
   *
   * @param video a video; empty for one made by code
   * @param resolution of the video that is made by code
   * @param stereo how both eyes' pictures lie in a frame; empty to find out
   * @param made what is made of each frame
   * @param start the settings to start from
   * @param model where the network comes from
   * @param cache where networks are installed
   */
  record Job(
      Optional<Path> video,
      Resolution resolution,
      Optional<StereoLayout> stereo,
      SegmentationConfig made,
      SegmentationSettings start,
      ModelSource model,
      CacheFolder cache) {}

  private final CommandContext context;
  private final TuningLab lab;

  @Parameters(
      arity = "0..1",
      paramLabel = "INPUT",
      description =
          "The video to tune on; a short one is begun again and again (default: one made by code).")
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

  @Mixin private CutOutOptions cutOut = new CutOutOptions();

  @Option(
      names = "--stereo",
      paramLabel = "auto|none|sbs|ou",
      description = "How the pictures of both eyes lie in a frame, as for 'fitter-bench segment'.",
      defaultValue = AUTO,
      showDefaultValue = Visibility.ALWAYS)
  private String stereo = AUTO;

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
  public Integer call() {
    boolean search = optimize || saved != null || !detect;
    TuningGoal goal = goal();
    double asked = target();
    ModelSource source = ModelSources.parse(model, context.workingFolder());
    CacheFolder folder = cache.folder(context);
    SegmentationSettings start =
        ProfileSize.suited(ready.settings(context), source, folder, context).values();
    requireWritable(saved);
    requireWritable(html);
    Job job =
        new Job(
            Optional.ofNullable(input).map(context::resolve),
            Resolution.of(resolution),
            stereo.equals(AUTO) ? Optional.empty() : Optional.of(StereoLayout.ofLabel(stereo)),
            cutOut.config(context, ready.profile()),
            start,
            source,
            folder);
    double wanted = asked > 0 ? asked : start.performance().targetFps();
    try (TuningLab.Bench bench = lab.open(job);
        InterruptHook _ = InterruptHook.on(bench::stop)) {
      return tune(bench, job, goal, wanted, search).code();
    }
  }

  private ExitCode tune(
      TuningLab.Bench bench, Job job, TuningGoal goal, double wanted, boolean search) {
    TuningReport report = new TuningReport(bench, job, goal, wanted);
    List<Section> sections = new ArrayList<>();
    Optional<TuningResult> result =
        search ? Optional.of(search(bench, job, goal)) : Optional.empty();
    sections.add(report.opening(ready.profile(), result));
    result.map(report::search).ifPresent(sections::addAll);
    boolean stopped = result.filter(TuningResult::isInterrupted).isPresent();
    SegmentationSettings chosen =
        result.map(found -> found.chosen().settings()).orElse(job.start());
    if (detect && !stopped) {
      sections.add(bottlenecks(bench, chosen, wanted));
    }
    Page page =
        new Page(
            "Tuning of video segmentation", result.map(TuningReport::lead).orElse(""), sections);
    context.out().print(page.text(WIDTH));
    save(chosen, report.heading(result, model), page);
    return stopped ? ExitCode.INTERRUPTED : ExitCode.OK;
  }

  private TuningResult search(TuningLab.Bench bench, Job job, TuningGoal goal) {
    try (TuningProgress progress = new TuningProgress(context, goal.budget())) {
      return new SuccessiveHalving(
              goal, job.start(), bench.space(), bench, bench.clock(), progress, new Random(SEED))
          .search();
    }
  }

  /** Watches a run as fast as can be, and one of a live source, whose masks must be in time. */
  private Section bottlenecks(TuningLab.Bench bench, SegmentationSettings chosen, double wanted) {
    context.err().println("tune: watching the stages");
    context.err().flush();
    TuningLab.Observation fast = bench.observe(chosen, Optional.empty());
    double pace = Math.min(wanted, PACE_SHARE * fast.run().perSecond());
    Optional<TuningLab.Observation> live =
        pace >= 1
            ? Optional.of(bench.observe(chosen, Optional.of(new Pace(pace))))
            : Optional.empty();
    return new BottleneckReport(fast, live, pace).section();
  }

  private TuningGoal goal() {
    Duration time = LengthOfTime.parse("--budget", budget);
    if (!(leastAgreement >= 0 && leastAgreement <= 1)) {
      throw new UserInputException(
          "--least-agreement is " + leastAgreement, "give a number from 0 to 1");
    }
    return new TuningGoal(time, leastAgreement);
  }

  /** The rate that was asked for; 0 when the settings say it. */
  private double target() {
    Double asked = target;
    if (asked != null && !(asked > 0 && asked <= MOST_FPS)) {
      throw new UserInputException("--target-fps is " + asked, "give a number up to 1000");
    }
    return asked == null ? 0 : asked;
  }

  /** Fails before minutes are spent on what could not be written. */
  private void requireWritable(@Nullable Path file) {
    if (file != null) {
      PendingFile.of(context.resolve(file)).close();
    }
  }

  private void save(SegmentationSettings chosen, String heading, Page page) {
    Path file = saved;
    if (file != null) {
      SettingsFile.write(context.resolve(file), chosen, heading);
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
}
