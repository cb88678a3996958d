package org.fitterbench.core.profiler;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fitterbench.core.record.Direction;
import org.fitterbench.core.record.Metric;
import org.fitterbench.core.trace.StageReport;
import org.fitterbench.core.trace.StageTimes;

/** The times of an operation's stages as metrics, by their path: {@code stage.fit/jacobian}. */
final class StageMetrics {
  private static final double NANOS_PER_MILLI = 1e6;

  private StageMetrics() {}

  /**
   * The total time of each stage in one operation, in milliseconds.
   *
   * @param operations how many operations the report is over
   */
  static Map<String, Metric> of(StageReport report, int operations) {
    Map<String, Metric> metrics = new TreeMap<>();
    add("stage.", report.stages(), operations, metrics);
    return metrics;
  }

  private static void add(
      String prefix, List<StageTimes> stages, int operations, Map<String, Metric> metrics) {
    for (StageTimes stage : stages) {
      String path = prefix + stage.name();
      double millis = stage.totalNanos() / NANOS_PER_MILLI / operations;
      metrics.put(path, new Metric(millis, "ms/op", Direction.LOWER_IS_BETTER));
      add(path + "/", stage.children(), operations, metrics);
    }
  }
}
