package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fitterbench.core.comparison.ComparedRun;
import org.fitterbench.core.comparison.ComparedRuns;
import org.fitterbench.core.comparison.Comparer;
import org.fitterbench.core.comparison.Comparison;
import org.fitterbench.core.comparison.ComparisonFormat;
import org.fitterbench.core.comparison.Thresholds;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.report.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code fitter-bench compare} and {@code compare-benchmarks}: says whether a run became slower.
 */
@Command(
    name = "compare",
    description = {
      "Compares two runs and says whether the later one is slower.",
      "A RUN is a run's folder, its id, 'latest', 'baseline', a benchmark_results.json, or the JSON"
          + " that JMH writes with -rf json.",
      "",
      "The fork is the sample: the change of the mean has a confidence interval over the means of"
          + " the forks (Welch's, on logarithms). A benchmark is a regression when the whole"
          + " interval is beyond the threshold, an improvement when it is wholly beyond it the"
          + " other way, unchanged when it is wholly within, and else inconclusive. With one fork"
          + " on a side there is no interval: then only a change of more than twice the threshold"
          + " counts, and any other is inconclusive.",
      "P95 is judged the same way where each fork has 20 samples or more, else by twice its"
          + " threshold. Memory (allocation, resident set, off-heap, GPU) is judged as it is.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes, where several hold the first of 5, 1, 4, 3:%n",
    exitCodeList = {
      "0:no regression",
      "1:a benchmark is slower, or needs more memory, beyond its threshold, or its results are"
          + " worse",
      "2:wrong options, no such run, or a damaged file",
      "3:a benchmark is inconclusive, with --fail-on-inconclusive",
      "4:a benchmark of the baseline failed, is missing, or changed its unit",
      "5:not comparable: no benchmark in common, or other body data"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  compare-benchmarks --baseline results/baseline --current results/latest",
      "  compare-benchmarks --baseline old.json --current new.json --threshold-mean 5",
      "  fitter-bench compare --format markdown --output comparison.md"
    })
final class CompareCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--baseline",
      paramLabel = "RUN",
      description = "The earlier run.",
      defaultValue = ResultsFolder.BASELINE,
      showDefaultValue = Visibility.ALWAYS)
  private String baseline = ResultsFolder.BASELINE;

  @Option(
      names = "--current",
      paramLabel = "RUN",
      description = "The later run.",
      defaultValue = ResultsFolder.LATEST,
      showDefaultValue = Visibility.ALWAYS)
  private String current = ResultsFolder.LATEST;

  @Option(
      names = "--threshold-mean",
      paramLabel = "PERCENT",
      description = "The smallest change of the mean that matters.",
      defaultValue = "10",
      showDefaultValue = Visibility.ALWAYS)
  private double meanPercent = 10;

  @Option(
      names = "--threshold-p95",
      paramLabel = "PERCENT",
      description = "The same of the 95th percentile.",
      defaultValue = "20",
      showDefaultValue = Visibility.ALWAYS)
  private double p95Percent = 20;

  @Option(
      names = "--threshold-memory",
      paramLabel = "PERCENT",
      description = "The same of a memory figure.",
      defaultValue = "50",
      showDefaultValue = Visibility.ALWAYS)
  private double memoryPercent = 50;

  @Option(
      names = "--confidence",
      paramLabel = "PERCENT",
      description = "Level of the intervals, two-sided.",
      defaultValue = "95",
      showDefaultValue = Visibility.ALWAYS)
  private double confidencePercent = 95;

  @Option(
      names = "--fail-on-inconclusive",
      description = "Exit with 3 when a benchmark's change cannot be told from noise.")
  private boolean failOnInconclusive;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, markdown or json.",
      defaultValue = "text",
      showDefaultValue = Visibility.ALWAYS)
  private ComparisonFormat format = ComparisonFormat.TEXT;

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ResultsOption results = new ResultsOption();

  CompareCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Thresholds thresholds = thresholds();
    Comparison comparison = new Comparer(thresholds).compare(read(baseline), read(current));
    // A file hides the outcome from whoever watches the build, so one line says it there too.
    output
        .write(context, format.render(comparison))
        .ifPresent(file -> context.out().println(comparison.conclusion()));
    return exitCode(comparison).code();
  }

  private ComparedRun read(String run) {
    Path file = results.folder(context).find(run, context.workingFolder());
    return ComparedRuns.read(file);
  }

  private Thresholds thresholds() {
    return new Thresholds(
        positive("--threshold-mean", meanPercent),
        positive("--threshold-p95", p95Percent),
        positive("--threshold-memory", memoryPercent),
        level(confidencePercent));
  }

  private static double positive(String option, double percent) {
    if (!(percent > 0 && Double.isFinite(percent))) {
      throw new UserInputException(
          option + " must be more than 0, not " + percent, "give a percentage, for example 10");
    }
    return percent / 100;
  }

  private static double level(double percent) {
    if (!(percent >= 50 && percent < 100)) {
      throw new UserInputException(
          "--confidence must be 50 or more and below 100, not " + percent,
          "give a percentage, for example 95");
    }
    return percent / 100;
  }

  private ExitCode exitCode(Comparison comparison) {
    return switch (comparison.outcome()) {
      case NOT_COMPARABLE -> ExitCode.NOT_COMPARABLE;
      case REGRESSION -> ExitCode.REGRESSION;
      case BENCHMARK_FAILED -> ExitCode.BENCHMARK_FAILED;
      case INCONCLUSIVE -> failOnInconclusive ? ExitCode.INCONCLUSIVE : ExitCode.OK;
      case FINE -> ExitCode.OK;
    };
  }
}
