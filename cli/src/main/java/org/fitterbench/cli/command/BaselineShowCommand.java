package org.fitterbench.cli.command;

import java.nio.file.Path;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.RunRecordJson;
import org.fitterbench.core.report.ReportFormat;
import org.fitterbench.core.report.ResultsFolder;
import org.fitterbench.core.report.RunReport;
import org.fitterbench.core.target.TargetJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fitter-bench baseline show}: prints the baseline's report. */
@Command(
    name = "show",
    description = "Prints the report of the baseline.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:there is a baseline", "2:there is none, or it is damaged"})
final class BaselineShowCommand implements Runnable {
  private final CommandContext context;

  @Mixin private ResultsOption results = new ResultsOption();

  BaselineShowCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    ResultsFolder folder = results.folder(context);
    Path file = folder.find(ResultsFolder.BASELINE, folder.path());
    RunRecord record = RunRecordJson.read(file);
    context.out().print(ReportFormat.TEXT.render(RunReport.of(record, TargetJson.builtIn())));
    context.out().flush();
  }
}
