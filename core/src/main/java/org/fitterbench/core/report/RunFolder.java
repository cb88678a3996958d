package org.fitterbench.core.report;

import java.nio.file.Path;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.RunRecordJson;
import org.fitterbench.core.target.TargetJson;
import org.fitterbench.core.target.TargetSet;

/**
 * The folder of one run. Write the record into it after every benchmark: each write replaces the
 * files whole, so that a run that is killed keeps everything it had finished.
 *
 * @param path the folder; its name is the run's id
 */
public record RunFolder(Path path) {
  public RunFolder {
    path = path.toAbsolutePath().normalize();
  }

  /** The run's id: the folder's name. */
  public String runId() {
    return path.getFileName().toString();
  }

  /** Where one of the run's files is, or will be. */
  public Path file(RunFile file) {
    return path.resolve(file.fileName());
  }

  /**
   * Writes the record as JSON and the reports made from it.
   *
   * @throws UserInputException when a file cannot be written
   */
  public void write(RunRecord record) {
    write(record, TargetJson.builtIn());
  }

  /**
   * Writes the record as JSON and the reports made from it, judged by targets of the user's own.
   *
   * @throws UserInputException when a file cannot be written
   */
  public void write(RunRecord record, TargetSet targets) {
    RunRecordJson.write(record, file(RunFile.RECORD));
    RunReport report = RunReport.of(record, targets).withPictures(RunPicture.of(path));
    AtomicFile.write(file(RunFile.SUMMARY), ReportFormat.TEXT.render(report));
    AtomicFile.write(file(RunFile.README), ReportFormat.MARKDOWN.render(report));
    AtomicFile.write(file(RunFile.PAGE), ReportFormat.HTML.render(report));
  }
}
