package org.fitterbench.cli.command;

import java.nio.file.Path;
import org.fitterbench.core.report.ResultsFolder;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Where the runs are that a command's RUN arguments name. */
final class ResultsOption {
  @Option(
      names = "--results-dir",
      paramLabel = "DIR",
      description = "The folder that holds the runs.",
      defaultValue = "results",
      showDefaultValue = Visibility.ALWAYS)
  private Path folder = Path.of("results");

  ResultsFolder folder(CommandContext context) {
    return new ResultsFolder(context.resolve(folder));
  }
}
