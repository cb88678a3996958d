package org.fitterbench.benchmarks.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.ResourceUsage;
import org.fitterbench.core.record.ResultStatus;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.RunSettings;
import org.fitterbench.core.record.RunStatus;
import org.fitterbench.core.record.TextReading;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;

class BenchmarkRunTest {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final PlannedBenchmark FIRST = SampleForks.planned("First", Map.of());
  private static final PlannedBenchmark SECOND = SampleForks.planned("Second", Map.of());

  private static final RunHeader HEADER =
      new RunHeader(
          "0.1.0",
          "20260101_120000",
          START,
          new RunSettings("standard", List.of("fitter"), List.of(), "cpu", Map.of()),
          new Environment(
              "CPU",
              1,
              2,
              List.of(),
              1L << 30,
              List.of(),
              Reading.absent("test"),
              new TextReading.Missing("test"),
              "OS",
              "JVM",
              List.of(),
              List.of(),
              "unknown",
              Reading.absent("test")),
          List.of(),
          List.of());

  /** Gives each fork the next outcome: milliseconds an operation, or NaN for a failure. */
  private static final class ScriptedForks implements ForkExecutor {
    private final Deque<double[]> outcomes = new ArrayDeque<>();
    private boolean stopped;
    Runnable beforeEach = () -> {};

    ScriptedForks(double[]... outcomes) {
      this.outcomes.addAll(List.of(outcomes));
    }

    @Override
    public org.openjdk.jmh.results.BenchmarkResult run(
        PlannedBenchmark benchmark, IterationListener listener) throws ForkFailedException {
      beforeEach.run();
      double[] outcome = outcomes.remove();
      if (stopped || Double.isNaN(outcome[0])) {
        throw new ForkFailedException("it broke", new IllegalStateException("it broke"));
      }
      listener.iterationStarted(false, 1, 1);
      return SampleForks.fork(benchmark, outcome);
    }

    @Override
    public void stop() {
      stopped = true;
    }
  }

  private final List<RunRecord> kept = new ArrayList<>();
  private final List<Integer> jmhCounts = new ArrayList<>();

  private BenchmarkRun run(ForkExecutor forks) {
    return new BenchmarkRun(
        forks,
        new ResultConverter(ResourceUsage.absent("not read in this test")),
        (RunRecord record, List<RunResult> jmh) -> {
          kept.add(record);
          jmhCounts.add(jmh.size());
        },
        RunProgress.silent(),
        InstantSource.fixed(START.plusSeconds(60)));
  }

  @Test
  void theRecordIsKeptAfterEveryBenchmarkAndCompleteAtTheEnd() {
    RunRecord record =
        run(new ScriptedForks(of(1, 2, 3), of(1, 2, 3), of(5), of(7)))
            .run(List.of(FIRST, SECOND), HEADER);
    assertEquals(List.of(0, 1, 2, 2), kept.stream().map(each -> each.results().size()).toList());
    assertEquals(
        List.of(
            RunStatus.INCOMPLETE, RunStatus.INCOMPLETE, RunStatus.INCOMPLETE, RunStatus.COMPLETE),
        kept.stream().map(RunRecord::status).toList());
    assertEquals(List.of(0, 1, 2, 2), jmhCounts);
    assertEquals(START.plusSeconds(60), record.finishedAt());
    BenchmarkResult second = record.results().get(1);
    assertEquals(2, second.forks().size());
    assertEquals(6.0, mean(second), 1e-9);
  }

  @Test
  void aBenchmarkWhoseFirstForkFailsIsFailedAndTheOthersGoOn() {
    RunRecord record =
        run(new ScriptedForks(of(Double.NaN), of(1), of(1))).run(List.of(FIRST, SECOND), HEADER);
    assertEquals(
        List.of(ResultStatus.FAILED, ResultStatus.OK),
        record.results().stream().map(BenchmarkResult::status).toList());
    assertEquals("it broke", record.results().getFirst().failure());
    assertEquals(RunStatus.COMPLETE, record.status());
    assertEquals(1, jmhCounts.getLast());
  }

  @Test
  void aForkThatFailsBesideGoodOnesIsAFinding() {
    RunRecord record = run(new ScriptedForks(of(1, 1), of(Double.NaN))).run(List.of(FIRST), HEADER);
    BenchmarkResult result = record.results().getFirst();
    assertEquals(ResultStatus.OK, result.status());
    Finding finding =
        result.findings().stream()
            .filter(each -> each.id().equals("failed-forks"))
            .findFirst()
            .orElseThrow();
    assertEquals("1 of 2 forks failed: it broke", finding.message());
  }

  @Test
  void anInterruptedRunKeepsOnlyWholeResultsAndStaysIncomplete() {
    ScriptedForks forks = new ScriptedForks(of(1), of(1), of(1), of(1));
    BenchmarkRun run = run(forks);
    int[] started = {0};
    forks.beforeEach =
        () -> {
          started[0]++;
          if (started[0] == 4) {
            run.interrupt();
          }
        };
    RunRecord record = run.run(List.of(FIRST, SECOND), HEADER);
    assertEquals(RunStatus.INCOMPLETE, record.status());
    assertNull(record.finishedAt());
    assertEquals(1, record.results().size());
    assertTrue(kept.stream().allMatch(each -> each.status() == RunStatus.INCOMPLETE));
  }

  private static double[] of(double... millis) {
    return millis;
  }

  private static double mean(BenchmarkResult result) {
    return Objects.requireNonNull(result.summary()).mean();
  }
}
