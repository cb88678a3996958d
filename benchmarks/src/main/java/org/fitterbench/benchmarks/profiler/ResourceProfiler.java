package org.fitterbench.benchmarks.profiler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.ResourceUsage;
import org.fitterbench.core.resource.ResourceSampler;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The JMH profiler that adds CPU use, peak memory, allocation, energy and GPU figures to every
 * iteration as secondary results, see {@link ResourceMetric}. What this machine does not let be
 * read is left out.
 *
 * <p>It works in any JMH run that has fitter-bench on its class path, by its full name: {@code
 * -prof org.fitterbench.benchmarks.profiler.ResourceProfiler}.
 */
public final class ResourceProfiler implements InternalProfiler {
  /** Made in the measured JVM only: JMH makes profilers in its own as well. */
  private @Nullable ResourceSampler sampler;

  @Override
  public String getDescription() {
    return "CPU, peak memory, allocation, energy and GPU of the measured process";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (sampler == null) {
      sampler = ResourceSampler.ofThisProcess();
    }
    sampler.start();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long operations = Math.max(1, result.getMetadata().getAllOps());
    ResourceUsage usage = Objects.requireNonNull(sampler).stop().usage(operations);
    List<Result<?>> results = new ArrayList<>();
    for (ResourceMetric metric : ResourceMetric.values()) {
      if (metric.of(usage) instanceof Reading.Measured(double value)) {
        results.add(new ScalarResult(metric.label(), value, metric.unit(), metric.policy()));
      }
    }
    return results;
  }
}
