package org.fitterbench.benchmarks.runner;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.fitterbench.core.file.AtomicFile;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/** JMH's own form of results, for every tool that reads JMH's JSON. */
public final class JmhResults {
  private JmhResults() {}

  /**
   * The forks of one benchmark, which were run one by one, as JMH shows them when it runs them
   * itself.
   *
   * @param forks at least one
   */
  static RunResult joined(List<BenchmarkResult> forks) {
    BenchmarkParams one = forks.getFirst().getParams();
    BenchmarkParams all =
        new BenchmarkParams(
            one.getBenchmark(),
            one.generatedBenchmark(),
            one.shouldSynchIterations(),
            one.getThreads(),
            one.getThreadGroups(),
            one.getThreadGroupLabels(),
            forks.size(),
            one.getWarmupForks(),
            one.getWarmup(),
            one.getMeasurement(),
            one.getMode(),
            workload(one),
            one.getTimeUnit(),
            one.getOpsPerInvocation(),
            one.getJvm(),
            one.getJvmArgs(),
            one.getJdkVersion(),
            one.getVmName(),
            one.getVmVersion(),
            one.getJmhVersion(),
            one.getTimeout());
    return new RunResult(all, forks);
  }

  private static org.openjdk.jmh.runner.WorkloadParams workload(BenchmarkParams params) {
    var workload = new org.openjdk.jmh.runner.WorkloadParams();
    int index = 0;
    for (String name : params.getParamsKeys()) {
      workload.put(name, params.getParam(name), index);
      index++;
    }
    return workload;
  }

  /** Writes JMH's JSON, replacing the file as a whole. */
  public static void write(Path file, Collection<RunResult> results) {
    AtomicFile.write(
        file,
        out -> {
          PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8);
          ResultFormatFactory.getInstance(ResultFormatType.JSON, text).writeOut(results);
          text.flush();
        });
  }
}
