package org.fitterbench.benchmarks.runner;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.fitterbench.core.record.BenchmarkResult;

/** Progress where nobody watches: a line for each result, no control characters. */
public final class PlainProgress implements RunProgress {
  private final PrintWriter out;
  private ResultLines lines = new ResultLines(List.of());

  public PlainProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void started(List<PlannedBenchmark> plan, Duration estimate) {
    lines = new ResultLines(plan);
    out.println(opening(plan, estimate));
    out.flush();
  }

  /** What a run says before it begins. */
  static String opening(List<PlannedBenchmark> plan, Duration estimate) {
    return plan.size()
        + (plan.size() == 1 ? " measurement" : " measurements")
        + ", about "
        + FigureText.spoken(estimate);
  }

  @Override
  public void moved(RunPosition position) {}

  @Override
  public void finished(PlannedBenchmark benchmark, BenchmarkResult result) {
    String heading = lines.heading(benchmark);
    if (heading != null) {
      out.println();
      out.println(heading);
    }
    out.println(lines.line(benchmark, result));
    out.flush();
  }

  @Override
  public void ended() {}
}
