package org.fitterbench.cli.command;

import java.nio.file.Path;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.RunRecordJson;
import org.fitterbench.core.report.ReportFormat;
import org.fitterbench.core.report.RunReport;
import org.fitterbench.core.target.TargetJson;
import org.fitterbench.core.target.TargetSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fitter-bench report}: writes the report of a run again. */
@Command(
    name = "report",
    description = "Writes the report of a run: operations by duration, targets, findings.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the report was written", "2:wrong options, no such run, or a damaged file"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  fitter-bench report",
      "  fitter-bench report baseline --format markdown --output baseline.md",
      "  fitter-bench report results/20260102_030405 --format csv"
    })
final class ReportCommand implements Runnable {
  private final CommandContext context;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "A run's folder, its JSON file, its id, 'latest' or 'baseline'.",
      defaultValue = "latest",
      showDefaultValue = Visibility.ALWAYS)
  private String run = "latest";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text, markdown, json, csv, html (a page with charts), or performance: times beside"
              + " peers' as ratios.",
      defaultValue = "text",
      showDefaultValue = Visibility.ALWAYS)
  private ReportFormat format = ReportFormat.TEXT;

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description = "Judge by the targets in FILE (JSON) in place of the published ones.")
  private @Nullable Path targets;

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ResultsOption results = new ResultsOption();

  ReportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    Path file = results.folder(context).find(run, context.workingFolder());
    RunRecord record = RunRecordJson.read(file);
    TargetSet judges =
        targets == null ? TargetJson.builtIn() : TargetJson.read(context.resolve(targets));
    output.write(context, format.render(RunReport.of(record, judges)));
  }
}
