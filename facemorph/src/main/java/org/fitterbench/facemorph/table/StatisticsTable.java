package org.fitterbench.facemorph.table;

import java.nio.file.Path;
import org.fitterbench.facemorph.statistics.ComponentStatistics;
import org.fitterbench.facemorph.statistics.FaceStatistics;

/** The table {@code statistics.csv}: one row for each component. */
public final class StatisticsTable {
  private StatisticsTable() {}

  /**
   * Writes the table; displacements are in metres, texture differences in units of L*a*b*.
   *
   * @throws org.fitterbench.core.failure.UserInputException if the file cannot be written
   */
  public static void write(Path file, FaceStatistics statistics) {
    Csv.write(
        file,
        writer -> {
          writer.writeRecord(
              "metric",
              "component",
              "mean",
              "std",
              "min",
              "max",
              "p25",
              "p50",
              "p75",
              "p95",
              "p99");
          statistics
              .components()
              .forEach((component, summary) ->
                  writer.writeRecord(row(component.metric(), component.label(), summary)));
        });
  }

  private static String[] row(String metric, String component, ComponentStatistics summary) {
    return new String[] {
      metric,
      component,
      Double.toString(summary.mean()),
      Double.toString(summary.standardDeviation()),
      Double.toString(summary.minimum()),
      Double.toString(summary.maximum()),
      Double.toString(summary.p25()),
      Double.toString(summary.p50()),
      Double.toString(summary.p75()),
      Double.toString(summary.p95()),
      Double.toString(summary.p99())
    };
  }
}
