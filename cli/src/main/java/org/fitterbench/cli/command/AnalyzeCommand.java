package org.fitterbench.cli.command;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fitterbench.benchmarks.analysis.AnalysisResult;
import org.fitterbench.benchmarks.analysis.AnalysisScene;
import org.fitterbench.benchmarks.analysis.AnalysisSettings;
import org.fitterbench.benchmarks.analysis.FacemorphAnalysis;
import org.fitterbench.benchmarks.analysis.FitterAnalysis;
import org.fitterbench.benchmarks.input.MorphInput;
import org.fitterbench.benchmarks.runner.HostLock;
import org.fitterbench.benchmarks.runner.MeasuringHost;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.InputAsset;
import org.fitterbench.core.record.RecordJson;
import org.fitterbench.core.record.Severity;
import org.fitterbench.core.report.AnalysisFiles;
import org.fitterbench.core.report.AnalysisReporter;
import org.fitterbench.core.report.ResultsFolder;
import org.fitterbench.core.report.RunFile;
import org.fitterbench.core.report.RunFolder;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.data.BodySource;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyModelOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fitter-bench analyze}: finds the bottlenecks and says what to do about them. */
@Command(
    name = "analyze",
    description = {
      "Takes a pipeline apart: which stage, parameter, bone or batch size takes how long, and what"
          + " to do about it.",
      "Measures in this JVM, about a minute, and writes bottleneck.log, bottleneck.json and"
          + " flamegraph.html."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the analysis was written", "2:wrong options or bad input"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  fitter-bench analyze",
      "  fitter-bench analyze --suite facemorph",
      "  fitter-bench analyze --run results/20260102_030405 --repeats 15",
      "  fitter-bench analyze --body-data procedural --output analysis --json"
    })
final class AnalyzeCommand implements Runnable {
  /** What can be analysed. */
  enum Subject {
    FITTER,
    FACEMORPH
  }

  /** Where the files go. */
  static final class Destination {
    @Option(
        names = "--run",
        paramLabel = "RUN",
        description =
            "The run whose folder gets the files: a folder, an id, 'latest' or 'baseline'."
                + " Default: the newest run, or a new one where there is none.")
    private @Nullable String run;

    @Option(
        names = {"-o", "--output"},
        paramLabel = "DIR",
        description = "A folder for the files, in place of a run's.")
    private @Nullable Path output;
  }

  private final CommandContext context;
  private final MeasuringHost host;
  private final AnalysisSettings defaults;

  @Option(
      names = "--suite",
      paramLabel = "SUITE",
      description = "What to analyse: ${COMPLETION-CANDIDATES}.",
      defaultValue = "FITTER",
      showDefaultValue = Visibility.ALWAYS)
  private Subject subject = Subject.FITTER;

  @Mixin private BodyDataOptions bodyData = new BodyDataOptions();

  @ArgGroup private Destination destination = new Destination();

  @Mixin private ResultsOption results = new ResultsOption();

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "How often each operation is measured at least; the median counts. Default: 7.")
  private @Nullable Integer repeats;

  @Option(
      names = {"-i", "--iterations"},
      paramLabel = "N",
      description = "Iterations of the fit that is taken apart. Default: 5.")
  private @Nullable Integer iterations;

  @Option(names = "--json", description = "The analysis as JSON on standard output.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress, only the analysis at the end.")
  private boolean quiet;

  @Option(
      names = "--ignore-lock",
      description = "Measure although another benchmark runs on this machine.")
  private boolean ignoreLock;

  AnalyzeCommand(CommandContext context, MeasuringHost host) {
    this(context, host, AnalysisSettings.defaults());
  }

  /**
   * @param defaults how to measure unless options say otherwise
   */
  AnalyzeCommand(CommandContext context, MeasuringHost host, AnalysisSettings defaults) {
    this.context = context;
    this.host = host;
    this.defaults = defaults;
  }

  @Override
  public void run() {
    AnalysisSettings settings = settings();
    RunFolder existing = existingFolder();
    if (ignoreLock) {
      analyse(settings, existing);
      return;
    }
    try (HostLock _ = HostLock.take(host.lockFile())) {
      analyse(settings, existing);
    }
  }

  private void analyse(AnalysisSettings settings, @Nullable RunFolder existing) {
    BodyAssets assets = bodyData.load(context);
    Instant start = host.clock().instant();
    AnalysisScene scene = scene(assets.source(), start);
    AnalysisResult result =
        switch (subject) {
          case FITTER ->
              new FitterAnalysis(
                      BodyModel.create(assets, BodyModelOptions.defaults()), settings, progress())
                  .measure(scene);
          case FACEMORPH ->
              new FacemorphAnalysis(
                      MorphInput.create(assets, bodyData.cache(context), MorphInput.DEFAULT_SEED),
                      settings,
                      progress())
                  .measure(scene);
        };
    RunFolder folder =
        existing == null
            ? results.folder(context).newRun(start.atZone(ZoneId.systemDefault()))
            : existing;
    AnalysisFiles.write(folder, result.record(), result.profile());
    print(result, folder);
  }

  private AnalysisSettings settings() {
    AnalysisSettings settings = defaults;
    if (repeats != null) {
      settings = settings.withRepeats(atLeastOne("--repeats", repeats));
    }
    if (iterations != null) {
      settings = settings.withIterations(atLeastOne("--iterations", iterations));
    }
    return settings;
  }

  private static int atLeastOne(String option, int value) {
    if (value < 1) {
      throw new UserInputException(option + " is " + value, "give 1 or more");
    }
    return value;
  }

  /** The folder that was asked for, or the newest run's; null when a new one is needed. */
  private @Nullable RunFolder existingFolder() {
    if (destination.output != null) {
      return new RunFolder(context.resolve(destination.output));
    }
    ResultsFolder runs = results.folder(context);
    if (destination.run == null && runs.runIds().isEmpty()) {
      return null;
    }
    String run = destination.run == null ? runs.runIds().getFirst() : destination.run;
    Path record = runs.find(run, context.workingFolder());
    return new RunFolder(record.toAbsolutePath().resolveSibling(""));
  }

  private AnalysisScene scene(BodySource source, Instant start) {
    List<Finding> findings = new ArrayList<>(host.doubts());
    if (ignoreLock) {
      findings.add(
          new Finding(
              "lock-ignored",
              Severity.WARNING,
              "other benchmarks may have run on this machine at the same time",
              "Analyse without --ignore-lock."));
    }
    return new AnalysisScene(
        Version.ofTool(),
        start,
        host.environment(ManagementFactory.getRuntimeMXBean().getInputArguments()),
        host.memoryBytes(),
        List.of(new InputAsset("body data", source.name(), source.sha256())),
        findings);
  }

  private Consumer<String> progress() {
    if (quiet) {
      return _ -> {};
    }
    return step -> {
      context.err().println("measuring: " + step);
      context.err().flush();
    };
  }

  private void print(AnalysisResult result, RunFolder folder) {
    if (json) {
      context.out().print(RecordJson.format(result.record()));
    } else {
      context.out().print(AnalysisReporter.render(result.record()));
      context.out().println();
      context.out().println("Analysis: " + folder.file(RunFile.BOTTLENECK_LOG));
      if (result.profile().isPresent()) {
        context.out().println("Flame graph: " + folder.file(RunFile.FLAME_GRAPH));
      }
    }
    context.out().flush();
  }
}
