package org.fitterbench.benchmarks.runner;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.ForkSamples;
import org.fitterbench.core.record.HistogramBin;
import org.fitterbench.core.record.Mode;
import org.fitterbench.core.record.ResourceUsage;
import org.fitterbench.core.record.ResultStatus;
import org.fitterbench.core.record.Summary;

/** Makes a result of the record from what JMH measured in the forks of one benchmark. */
public final class ResultConverter {
  private final ResourceUsage readable;

  /**
   * @param readable what this machine lets be read: where a fork reports nothing, the reason why is
   *     taken from here
   */
  public ResultConverter(ResourceUsage readable) {
    this.readable = readable;
  }

  /**
   * The result of a benchmark.
   *
   * @param forks what JMH measured in the forks that ended well; empty when none did
   * @param failures why the others failed, one line each
   */
  public BenchmarkResult convert(
      PlannedBenchmark benchmark,
      List<org.openjdk.jmh.results.BenchmarkResult> forks,
      List<String> failures) {
    if (forks.isEmpty()) {
      return failed(benchmark, failures);
    }
    List<ForkSamples> samples = forks.stream().map(ResultConverter::samples).toList();
    if (!samples.stream().flatMap(fork -> fork.iterations().stream()).allMatch(Double::isFinite)) {
      return failed(
          benchmark, List.of("JMH measured no operation in an iteration; give it more --time"));
    }
    List<HistogramBin> histogram =
        benchmark.mode() == Mode.SAMPLE_TIME ? histogram(forks) : List.of();
    Summary summary = Summary.of(samples, histogram);
    SecondaryResults secondary = new SecondaryResults(forks);
    List<Finding> findings = new ArrayList<>(ResultFindings.of(samples, summary));
    findings.addAll(ResultFindings.ofFailedForks(failures, forks.size()));
    return new BenchmarkResult(
        benchmark.entry().suite().id(),
        benchmark.entry().name(),
        benchmark.title(),
        ResultStatus.OK,
        null,
        benchmark.mode(),
        forks.getFirst().getPrimaryResult().getScoreUnit(),
        benchmark.params(),
        forks.getFirst().getParams().getThreads(),
        samples,
        histogram,
        summary,
        secondary.resources(readable),
        secondary.metrics(benchmark.entry().figures()),
        findings);
  }

  private static BenchmarkResult failed(PlannedBenchmark benchmark, List<String> failures) {
    return new BenchmarkResult(
        benchmark.entry().suite().id(),
        benchmark.entry().name(),
        benchmark.title(),
        ResultStatus.FAILED,
        failures.isEmpty() ? "no fork ended" : failures.getFirst(),
        benchmark.mode(),
        benchmark.unit(),
        benchmark.params(),
        benchmark.threads(),
        List.of(),
        List.of(),
        null,
        ResourceUsage.absent("the benchmark failed"),
        Map.of(),
        List.of());
  }

  private static ForkSamples samples(org.openjdk.jmh.results.BenchmarkResult fork) {
    return new ForkSamples(
        fork.getIterationResults().stream()
            .map(iteration -> iteration.getPrimaryResult().getScore())
            .toList());
  }

  /** The latencies of all forks together, by value. */
  private static List<HistogramBin> histogram(List<org.openjdk.jmh.results.BenchmarkResult> forks) {
    Map<Double, Long> counts = new TreeMap<>();
    for (var fork : forks) {
      Iterator<Map.Entry<Double, Long>> bins = fork.getPrimaryResult().getStatistics().getRawData();
      while (bins.hasNext()) {
        Map.Entry<Double, Long> bin = bins.next();
        counts.merge(bin.getKey(), bin.getValue(), Long::sum);
      }
    }
    return counts.entrySet().stream()
        .filter(bin -> bin.getValue() > 0)
        .map(bin -> new HistogramBin(bin.getKey(), bin.getValue()))
        .toList();
  }
}
