package org.fitterbench.benchmarks.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.ResourceUsage;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final PlannedBenchmark FORWARD =
      SampleForks.planned("Forward pass", Map.of("batch", "26"));
  private static final PlannedBenchmark SOLVE = SampleForks.planned("Linear solve", Map.of());
  private static final List<PlannedBenchmark> PLAN = List.of(FORWARD, SOLVE);

  private final StringWriter written = new StringWriter();
  private final PrintWriter out = new PrintWriter(written);

  private static BenchmarkResult result(PlannedBenchmark benchmark, double... millis) {
    return new ResultConverter(ResourceUsage.absent("not read in this test"))
        .convert(
            benchmark,
            List.of(SampleForks.fork(benchmark, millis), SampleForks.fork(benchmark, millis)),
            List.of());
  }

  private static BenchmarkResult failure(PlannedBenchmark benchmark) {
    return new ResultConverter(ResourceUsage.absent("not read in this test"))
        .convert(benchmark, List.of(), List.of("it broke"));
  }

  private static RunPosition position(RunPosition.Iteration iteration) {
    return new RunPosition(
        FORWARD, 1, 2, 2, iteration, Duration.ofSeconds(30), Duration.ofSeconds(90));
  }

  private static void run(RunProgress progress) {
    progress.started(PLAN, Duration.ofSeconds(125));
    progress.moved(position(new RunPosition.Iteration(true, 1, 2)));
    progress.finished(FORWARD, result(FORWARD, 123.4, 123.4, 123.4));
    progress.finished(SOLVE, result(SOLVE, 0.01234, 0.01234, 0.01234));
    progress.finished(SOLVE, failure(SOLVE));
    progress.ended();
  }

  @Test
  void withoutATerminalEveryResultIsOneAlignedLineAndThereIsNoControlCharacter() {
    run(new PlainProgress(out));
    assertEquals(
        """
        2 measurements, about 2 min 05 s

        fitter
          Forward pass  batch=26       123.4 ± 0.0     ms/op
          Linear solve               0.01234 ± 0.00000 ms/op
          Linear solve            failed: it broke
        """,
        written.toString());
    assertFalse(written.toString().chars().anyMatch(c -> c < ' ' && c != '\n'));
  }

  @Test
  void onATerminalTheLineThatChangesSaysWhereTheRunIsAndIsGoneAtTheEnd() {
    LiveProgress progress = new LiveProgress(out, 100, false);
    progress.moved(position(new RunPosition.Iteration(false, 3, 5)));
    assertEquals(
        "\r\u001b[K  ━━━━──────────── 1/2 0:30, 1:30 left · Forward pass batch=26"
            + " · fork 2/2 iteration 3/5",
        written.toString());
    progress.ended();
    assertTrue(written.toString().endsWith("\r\u001b[K"));
  }

  @Test
  void theLineNeverFillsANarrowTerminalWhichWouldWrapIt() {
    new LiveProgress(out, 40, false).moved(position(new RunPosition.Iteration(true, 1, 2)));
    String line = written.toString().replace("\r\u001b[K", "");
    assertEquals(39, line.length());
    assertTrue(line.endsWith("…"), line);
  }

  @Test
  void failuresStandOutWhereColoursAreShown() {
    run(new LiveProgress(out, 100, true));
    assertTrue(written.toString().contains("\u001b[31m  Linear solve"), written.toString());
    assertTrue(written.toString().contains("\u001b[1mfitter\u001b[0m"), written.toString());
  }
}
