package org.fitterbench.cli.command;

import java.nio.file.Path;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.ResultStatus;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.RunRecordJson;
import org.fitterbench.core.record.RunStatus;
import org.fitterbench.core.report.ResultsFolder;
import org.fitterbench.core.report.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fitter-bench baseline set}: makes a run the baseline. */
@Command(
    name = "set",
    description = "Copies a run's record to the baseline, whole or not at all.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the run is the baseline now",
      "2:wrong options, no such run, or a run that is not fit to be a baseline"
    },
    footerHeading = "%nExamples:%n",
    footer = {"  fitter-bench baseline set latest", "  fitter-bench baseline set 20260102_030405"})
final class BaselineSetCommand implements Runnable {
  private final CommandContext context;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "A run's folder, its JSON file, its id or 'latest'.",
      defaultValue = ResultsFolder.LATEST,
      showDefaultValue = Visibility.ALWAYS)
  private String run = ResultsFolder.LATEST;

  @Option(
      names = "--force",
      description = "Take a run that is incomplete or in which a benchmark failed.")
  private boolean force;

  @Mixin private ResultsOption results = new ResultsOption();

  BaselineSetCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    ResultsFolder folder = results.folder(context);
    Path file = folder.find(run, context.workingFolder());
    RunRecord record = RunRecordJson.read(file);
    requireFit(record, file);
    RunFolder baseline = folder.baseline();
    baseline.write(record);
    context
        .out()
        .printf(
            "Run %s with %d results is the baseline now: %s%n",
            record.runId(), record.results().size(), baseline.path());
    context.out().flush();
  }

  private void requireFit(RunRecord record, Path file) {
    if (record.results().stream().noneMatch(result -> result.status() == ResultStatus.OK)) {
      throw new UserInputException(
          "'" + file + "' holds no measured result", "choose a run that measured something");
    }
    if (force) {
      return;
    }
    if (record.status() == RunStatus.INCOMPLETE) {
      throw new UserInputException(
          "run " + record.runId() + " is incomplete, so later runs could miss what it left out",
          "choose a complete run, or give --force");
    }
    long failed =
        record.results().stream().filter(result -> result.status() == ResultStatus.FAILED).count();
    if (failed > 0) {
      throw new UserInputException(
          "in run " + record.runId() + " benchmarks failed: " + failed,
          "choose a run without failures, or give --force");
    }
  }
}
