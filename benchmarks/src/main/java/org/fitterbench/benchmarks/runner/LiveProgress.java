package org.fitterbench.benchmarks.runner;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.ResultStatus;

/**
 * Progress on a terminal: a line for each result and below them one that changes, which says what
 * runs and how long it will take. The changing line is gone when the run has ended.
 */
public final class LiveProgress implements RunProgress {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";
  private static final int BAR_CELLS = 16;

  private final PrintWriter out;
  private final int columns;
  private final boolean colours;
  private ResultLines lines = new ResultLines(List.of());

  /**
   * @param out the terminal
   * @param columns its width
   * @param colours whether it shows colours
   */
  public LiveProgress(PrintWriter out, int columns, boolean colours) {
    this.out = out;
    this.columns = columns;
    this.colours = colours;
  }

  @Override
  public void started(List<PlannedBenchmark> plan, Duration estimate) {
    lines = new ResultLines(plan);
    out.println(PlainProgress.opening(plan, estimate));
    out.flush();
  }

  @Override
  public void moved(RunPosition position) {
    out.print(CLEAR_LINE + styled(DIM, fitted(status(position))));
    out.flush();
  }

  @Override
  public void finished(PlannedBenchmark benchmark, BenchmarkResult result) {
    out.print(CLEAR_LINE);
    String heading = lines.heading(benchmark);
    if (heading != null) {
      out.println();
      out.println(styled(BOLD, heading));
    }
    String line = lines.line(benchmark, result);
    out.println(result.status() == ResultStatus.FAILED ? styled(RED, line) : line);
    out.flush();
  }

  @Override
  public void ended() {
    out.print(CLEAR_LINE);
    out.flush();
  }

  private static String status(RunPosition position) {
    long elapsed = position.elapsed().toMillis();
    long whole = elapsed + position.left().toMillis();
    int filled = whole == 0 ? 0 : (int) (BAR_CELLS * elapsed / whole);
    StringBuilder status = new StringBuilder("  ");
    status.append("━".repeat(filled)).append("─".repeat(BAR_CELLS - filled));
    status.append(' ').append(position.number()).append('/').append(position.of());
    status.append(' ').append(FigureText.clock(position.elapsed()));
    status.append(", ").append(FigureText.clock(position.left())).append(" left · ");
    status.append(position.benchmark().label());
    status.append(" · fork ").append(position.fork());
    status.append('/').append(position.benchmark().measurement().totalForks());
    RunPosition.Iteration iteration = position.iteration();
    if (iteration == null) {
      status.append(" starting");
    } else {
      status.append(iteration.warmup() ? " warm-up " : " iteration ");
      status.append(iteration.number()).append('/').append(iteration.of());
    }
    return status.toString();
  }

  /** Cut so that the line never wraps, which would leave its beginning behind. */
  private String fitted(String line) {
    return line.length() < columns ? line : line.substring(0, Math.max(0, columns - 2)) + "…";
  }

  private String styled(String style, String text) {
    return colours ? style + text + PLAIN : text;
  }
}
