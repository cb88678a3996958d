package org.fitterbench.benchmarks.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.fitterbench.benchmarks.profiler.ResourceMetric;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.ConfidenceInterval;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.ForkSamples;
import org.fitterbench.core.record.HistogramBin;
import org.fitterbench.core.record.Mode;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.ResourceUsage;
import org.fitterbench.core.record.ResultStatus;
import org.fitterbench.core.record.Summary;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.ScalarResult;

class ResultConverterTest {
  private static final PlannedBenchmark BENCHMARK =
      SampleForks.planned("Forward pass", Map.of("batch", "4"));

  private final ResultConverter converter =
      new ResultConverter(ResourceUsage.absent("not readable here"));

  @Test
  void rawSamplesAreKeptByForkAndTheMeanIsThatOfTheForks() {
    BenchmarkResult result =
        converter.convert(
            BENCHMARK,
            List.of(SampleForks.fork(BENCHMARK, 1, 2, 3), SampleForks.fork(BENCHMARK, 3, 4, 5)),
            List.of());
    assertEquals(
        List.of(List.of(1.0, 2.0, 3.0), List.of(3.0, 4.0, 5.0)),
        result.forks().stream().map(ForkSamples::iterations).toList());
    assertEquals("ms/op", result.unit());
    assertEquals(Map.of("batch", "4"), result.params());
    Summary summary = Objects.requireNonNull(result.summary());
    assertEquals(3.0, summary.mean(), 1e-12);
    ConfidenceInterval interval = Objects.requireNonNull(summary.confidenceInterval());
    // Student's t for one degree of freedom at 95 % is 12.706; the fork means are 2 and 4.
    assertEquals(3 - 12.706, interval.lower(), 1e-3);
  }

  @Test
  void percentilesOfSampleModeComeFromTheLatenciesOfAllForks() {
    PlannedBenchmark sampled = SampleForks.planned("Sampled", Map.of(), Mode.SAMPLE_TIME);
    BenchmarkResult result =
        converter.convert(
            sampled,
            List.of(
                SampleForks.sampledFork(sampled, 10, 10, 10, 20),
                SampleForks.sampledFork(sampled, 10, 20, 20, 30)),
            List.of());
    assertEquals(
        List.of(new HistogramBin(10, 4), new HistogramBin(20, 3), new HistogramBin(30, 1)),
        result.histogram());
    Summary summary = Objects.requireNonNull(result.summary());
    assertEquals(8, summary.sampleCount());
    assertEquals(15, summary.median());
    assertEquals(30, summary.max());
    assertTrue(result.metrics().isEmpty(), "JMH's own percentiles are no metrics");
  }

  @Test
  void resourcesJoinForksByTheirKindAndWhatIsMissingSaysWhy() {
    BenchmarkResult result =
        converter.convert(
            BENCHMARK, List.of(forkWith(100, 50, 2), forkWith(300, 70, 3)), List.of());
    ResourceUsage resources = result.resources();
    assertEquals(Reading.of(300), resources.peakRssBytes());
    assertEquals(Reading.of(60), resources.cpuPercent());
    assertEquals(Reading.of(5), resources.gcCount());
    assertEquals(Reading.absent("not readable here"), resources.energyJoulesPerOperation());
    assertTrue(result.metrics().isEmpty());
  }

  private static org.openjdk.jmh.results.BenchmarkResult forkWith(
      double rss, double cpu, double gcCount) {
    return SampleForks.fork(
        BENCHMARK,
        List.of(
            scalar(ResourceMetric.PEAK_RSS, rss, AggregationPolicy.MAX),
            scalar(ResourceMetric.CPU, cpu, AggregationPolicy.AVG),
            scalar(ResourceMetric.GC_COUNT, gcCount, AggregationPolicy.SUM),
            new ScalarResult("gc.alloc.rate", 7, "MB/sec", AggregationPolicy.AVG)),
        1);
  }

  private static ScalarResult scalar(
      ResourceMetric metric, double value, AggregationPolicy policy) {
    return new ScalarResult(metric.label(), value, metric.unit(), policy);
  }

  @Test
  void aCounterOfTheBenchmarksOwnIsItsMeanOverIterationsNotASum() {
    ScalarResult counter = new ScalarResult("errors", 5, "#", AggregationPolicy.SUM);
    BenchmarkResult result =
        converter.convert(
            BENCHMARK, List.of(SampleForks.fork(BENCHMARK, List.of(counter), 1, 1, 1)), List.of());
    assertEquals(5, Objects.requireNonNull(result.metrics().get("errors")).value());
  }

  @Test
  void aBenchmarkWithoutAForkIsFailedWithTheFirstReason() {
    BenchmarkResult result = converter.convert(BENCHMARK, List.of(), List.of("first", "second"));
    assertEquals(ResultStatus.FAILED, result.status());
    assertEquals("first", result.failure());
    assertNull(result.summary());
    assertEquals("ms/op", result.unit());
  }

  @Test
  void steadyIterationsOfManyForksRaiseNoDoubt() {
    assertEquals(List.of(), findings(new double[] {10, 10.1, 9.9}, 5));
  }

  @Test
  void twoForksAreFew() {
    assertEquals(List.of("few-forks"), findings(new double[] {10, 10.1, 9.9}, 2));
  }

  @Test
  void oneIterationIsFewSamples() {
    assertEquals(List.of("few-forks", "few-samples"), findings(new double[] {10}, 1));
  }

  @Test
  void scatterBeyondATenthOfTheMeanIsHigh() {
    assertEquals(List.of("high-deviation"), findings(new double[] {10, 15, 5}, 5));
  }

  @Test
  void forksThatDifferMoreThanTheirIterationsAreUnstable() {
    BenchmarkResult result =
        converter.convert(
            BENCHMARK,
            List.of(
                SampleForks.fork(BENCHMARK, 10.0, 10.1, 9.9),
                SampleForks.fork(BENCHMARK, 11.0, 11.1, 10.9),
                SampleForks.fork(BENCHMARK, 10.0, 10.1, 9.9)),
            List.of());
    Finding finding = result.findings().getFirst();
    assertEquals("unstable-forks", finding.id());
    assertEquals(
        "fork means span 9.7 %, more than the iterations inside a fork explain", finding.message());
  }

  private List<String> findings(double[] iterations, int forks) {
    return converter
        .convert(
            BENCHMARK,
            IntStream.range(0, forks)
                .mapToObj(_ -> SampleForks.fork(BENCHMARK, iterations))
                .toList(),
            List.of())
        .findings()
        .stream()
        .map(Finding::id)
        .toList();
  }
}
