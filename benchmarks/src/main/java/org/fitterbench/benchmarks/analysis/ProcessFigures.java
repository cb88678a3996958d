package org.fitterbench.benchmarks.analysis;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.bottleneck.Figure;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.resource.ResourceWindow;

/** The figures of any analysis about what the process used; what could not be read is left out. */
final class ProcessFigures {
  private static final double NANOS_PER_MILLI = 1e6;

  private ProcessFigures() {}

  /**
   * Memory, processors and garbage collection.
   *
   * @param activity what the process did meanwhile, for example {@code fitting}
   */
  static List<Figure> of(AnalysisScene scene, ResourceWindow window, String activity) {
    List<Figure> figures = new ArrayList<>();
    if (window.peakRssBytes() instanceof Reading.Measured(double bytes)) {
      figures.add(
          new Figure(
              "memory-use",
              "resident memory, of the machine's",
              100 * bytes / scene.memoryBytes(),
              "%"));
    }
    if (window.cpuPercent() instanceof Reading.Measured(double percent)) {
      figures.add(
          new Figure(
              "cpu-use",
              "CPU use, of all cores",
              percent / scene.environment().logicalCores(),
              "%"));
    }
    if (window.gcTimeMillis() instanceof Reading.Measured(double millis)) {
      figures.add(
          new Figure(
              "gc-share",
              "time in garbage collection while " + activity,
              100 * millis * NANOS_PER_MILLI / window.elapsedNanos(),
              "%"));
    }
    return figures;
  }
}
