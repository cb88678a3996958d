package org.fitterbench.core.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fitterbench.core.bottleneck.AnalysisRecord;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.core.flame.FlameGraphPage;
import org.fitterbench.core.flame.SampleProfile;
import org.fitterbench.core.record.InputAsset;
import org.fitterbench.core.record.RecordJson;

/** A bottleneck analysis in a run's folder: text, JSON and flame graph. */
public final class AnalysisFiles {
  private AnalysisFiles() {}

  /**
   * Writes the files of an analysis, in place of those of an earlier one.
   *
   * @param profile what the flame graph shows; when empty there is none
   * @throws UserInputException when a file cannot be written
   */
  public static void write(
      RunFolder folder, AnalysisRecord analysis, Optional<SampleProfile> profile) {
    AtomicFile.write(folder.file(RunFile.BOTTLENECK_JSON), RecordJson.format(analysis));
    AtomicFile.write(folder.file(RunFile.BOTTLENECK_LOG), AnalysisReporter.render(analysis));
    Path page = folder.file(RunFile.FLAME_GRAPH);
    profile.ifPresentOrElse(
        samples -> AtomicFile.write(page, FlameGraphPage.render(samples, subtitle(analysis))),
        () -> delete(page));
  }

  private static String subtitle(AnalysisRecord analysis) {
    StringBuilder subtitle = new StringBuilder();
    for (InputAsset input : analysis.inputs()) {
      subtitle.append(input.role()).append(' ').append(input.name()).append(" · ");
    }
    return subtitle
        .append(analysis.environment().cpuModel())
        .append(" · ")
        .append(analysis.environment().jvm())
        .toString();
  }

  private static void delete(Path page) {
    try {
      Files.deleteIfExists(page);
    } catch (IOException failure) {
      throw FileFailure.writing(page, failure);
    }
  }
}
