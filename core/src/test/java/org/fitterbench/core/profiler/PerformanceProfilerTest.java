package org.fitterbench.core.profiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.fitterbench.core.host.HostFiles;
import org.fitterbench.core.host.HostView;
import org.fitterbench.core.host.JvmFacts;
import org.fitterbench.core.host.Machine;
import org.fitterbench.core.process.ProgramOutput;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.Direction;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Metric;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.ResultStatus;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.RunRecordJson;
import org.fitterbench.core.record.Summary;
import org.fitterbench.core.resource.ResourceProbes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformanceProfilerTest {
  private static final long MILLI = 1_000_000;
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path folder;

  private final AtomicLong clock = new AtomicLong(-3);

  @Test
  void everyIterationIsTimedExactlyAndWarmUpIsNot() {
    AtomicInteger runs = new AtomicInteger();
    BenchmarkResult result =
        profiler(Duration.ofMillis(50))
            .benchmarkOperation(
                "resize",
                () -> {
                  // The first ten runs take 5 ms each and fill the warm-up.
                  clock.addAndGet(runs.incrementAndGet() <= 10 ? 5 * MILLI : 2 * MILLI);
                  return runs;
                },
                4);

    assertEquals(14, runs.get());
    assertEquals(List.of(2.0, 2.0, 2.0, 2.0), result.forks().getFirst().iterations());
    assertEquals("ms/op", result.unit());
    assertEquals(ResultStatus.OK, result.status());
    Summary summary = summary(result);
    assertEquals(2, summary.mean());
    assertEquals(4, summary.sampleCount());
  }

  @Test
  void withoutWarmUpTimeAnOperationStillRunsTwiceBefore() {
    AtomicInteger runs = new AtomicInteger();

    profiler(Duration.ZERO).benchmarkOperation("count", runs::incrementAndGet, 1);

    assertEquals(3, runs.get());
  }

  @Test
  void oneJvmHasNoConfidenceIntervalAndSaysSo() {
    BenchmarkResult result =
        profiler(Duration.ZERO).benchmarkOperation("steady", passing(7 * MILLI), 10);

    assertNull(summary(result).confidenceInterval());
    assertEquals(List.of("single-fork"), ids(result));
  }

  @Test
  void whatIsDoubtfulIsFoundBesideTheNumber() {
    AtomicInteger runs = new AtomicInteger();
    BenchmarkResult result =
        profiler(Duration.ZERO)
            .benchmarkOperation(
                "erratic", () -> clock.addAndGet(runs.incrementAndGet() % 2 == 0 ? 100 : 9000), 4);

    assertEquals(
        List.of("single-fork", "few-samples", "high-deviation", "short-operation"), ids(result));
  }

  @Test
  void aFailingOperationIsAFailedResultAndOthersGoOn() {
    PerformanceProfiler profiler = profiler(Duration.ZERO);
    AtomicInteger runs = new AtomicInteger();

    BenchmarkResult broken =
        profiler.benchmarkOperation(
            "broken",
            () -> {
              if (runs.incrementAndGet() == 5) {
                throw new IOException("disk full");
              }
              return runs;
            },
            10);
    BenchmarkResult wrong =
        profiler.benchmarkOperation(
            "wrong",
            () -> {
              throw new AssertionError("expected 1");
            },
            10);
    BenchmarkResult fine = profiler.benchmarkOperation("fine", passing(MILLI), 5);

    assertEquals(ResultStatus.FAILED, broken.status());
    assertEquals("java.io.IOException: disk full", broken.failure());
    assertEquals("java.lang.AssertionError: expected 1", wrong.failure());
    assertEquals(ResultStatus.OK, fine.status());
    assertEquals(List.of(broken, wrong, fine), profiler.results());
    assertTrue(profiler.report().contains("disk full"), profiler.report());
  }

  @Test
  void anInterruptEndsTheOperationAndStaysSet() {
    BenchmarkResult result =
        profiler(Duration.ZERO)
            .benchmarkOperation(
                "waiting",
                () -> {
                  throw new InterruptedException();
                },
                3);

    assertTrue(Thread.interrupted());
    assertEquals("interrupted", result.failure());
  }

  @Test
  void stagesBecomeMetricsOfOneOperationWithoutWarmUp() {
    PerformanceProfiler profiler = profiler(Duration.ofMillis(100));
    BenchmarkResult result =
        profiler.benchmarkOperation(
            "fit",
            () -> {
              try (var _ = profiler.timer("fit")) {
                clock.addAndGet(MILLI);
                try (var _ = profiler.trace().stage("solve")) {
                  clock.addAndGet(3 * MILLI);
                }
                try (var _ = profiler.timer("solve")) {
                  clock.addAndGet(2 * MILLI);
                }
              }
            },
            5);

    assertEquals(
        Map.of(
            "stage.fit", new Metric(6, "ms/op", Direction.LOWER_IS_BETTER),
            "stage.fit/solve", new Metric(5, "ms/op", Direction.LOWER_IS_BETTER)),
        result.metrics());
  }

  @Test
  void aRunnableAndACallableAreBothOperations() {
    PerformanceProfiler profiler = profiler(Duration.ZERO);
    AtomicInteger runs = new AtomicInteger();
    Runnable operation = runs::incrementAndGet;

    profiler.benchmarkOperation("runnable", operation, 2);
    profiler.benchmarkOperation("callable", runs::get, 2);

    assertEquals(4, runs.get());
    assertEquals(2, profiler.results().size());
  }

  @Test
  void aNameTwiceNoNameAndNoIterationAreRefused() {
    PerformanceProfiler profiler = profiler(Duration.ZERO);
    profiler.benchmarkOperation("resize", passing(MILLI), 1);

    assertEquals(
        "'resize' was measured before; give it its own name",
        assertThrows(
                IllegalArgumentException.class,
                () -> profiler.benchmarkOperation("resize", passing(MILLI), 1))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> profiler.benchmarkOperation(" ", passing(MILLI), 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> profiler.benchmarkOperation("other", passing(MILLI), 0));
  }

  @Test
  void resultsAreSavedAsTheRunRecordWithTheReportBesideIt() throws IOException {
    PerformanceProfiler profiler = profiler(Duration.ZERO);
    profiler.benchmarkOperation("resize", passing(12 * MILLI), 6);
    Path json = folder.resolve("deep/resize.json");

    profiler.saveResults(json);

    RunRecord record = RunRecordJson.read(json);
    assertEquals(profiler.results(), record.results());
    assertEquals("20260102_030405", record.runId());
    assertEquals("Example CPU 9000", record.environment().cpuModel());
    assertTrue(
        record.findings().stream().anyMatch(finding -> finding.id().equals("battery")),
        record.findings().toString());
    assertEquals(profiler.report(), Files.readString(folder.resolve("deep/resize.txt")));
    assertTrue(profiler.report().contains("resize"), profiler.report());
  }

  @Test
  void aFolderGetsTheFilesOfARun() {
    PerformanceProfiler profiler = profiler(Duration.ZERO);
    profiler.benchmarkOperation("resize", passing(12 * MILLI), 6);
    Path run = folder.resolve("20260102_030405");

    profiler.saveResults(run);

    assertEquals(
        profiler.results(), RunRecordJson.read(run.resolve("benchmark_results.json")).results());
    assertTrue(Files.exists(run.resolve("benchmark_summary.txt")));
    assertTrue(Files.exists(run.resolve("README.md")));
  }

  @Test
  void thisProcessIsMeasuredWithItsResources() {
    PerformanceProfiler profiler = new PerformanceProfiler(Duration.ofMillis(1));
    BenchmarkResult result = profiler.benchmarkOperation("allocate", () -> new byte[1 << 20], 20);

    assertEquals(ResultStatus.OK, result.status(), String.valueOf(result.failure()));
    double allocated =
        assertInstanceOf(Reading.Measured.class, result.resources().allocatedBytesPerOperation())
            .value();
    assertTrue(allocated >= 1 << 20, allocated + " bytes");
    assertTrue(summary(result).min() > 0);
  }

  private Runnable passing(long nanos) {
    return () -> clock.addAndGet(nanos);
  }

  private PerformanceProfiler profiler(Duration warmup) {
    return new PerformanceProfiler(
        warmup,
        new ProfilerHost(
            clock::get,
            InstantSource.fixed(START),
            ZoneOffset.UTC,
            this::host,
            ResourceProbes.ofThisProcess()));
  }

  private HostView host() {
    return new HostView(
        new Machine(
            "Example CPU 9000",
            8,
            8,
            Reading.of(3.5e9),
            List.of(),
            16L << 30,
            12L << 30,
            Reading.of(1e12),
            "Example OS 1, amd64",
            Reading.of(0),
            Machine.Power.BATTERY),
        new JvmFacts(25, "Example VM 25", List.of(), "mixed mode", Optional.of(4), false),
        new HostFiles(folder.resolve("no-kernel-files")),
        command -> new ProgramOutput.Failed(command.getFirst() + " is not there"));
  }

  private static Summary summary(BenchmarkResult result) {
    Summary summary = result.summary();
    assertNotNull(summary);
    return summary;
  }

  private static List<String> ids(BenchmarkResult result) {
    return result.findings().stream().map(Finding::id).toList();
  }
}
