package org.fitterbench.benchmarks.profiler;

import java.util.stream.DoubleStream;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.ResourceUsage;
import org.openjdk.jmh.results.AggregationPolicy;

/** A figure that {@link ResourceProfiler} adds to JMH's results. */
public enum ResourceMetric {
  /** Heap allocated for one operation, by all threads but the profiler's own. */
  ALLOCATION("allocation", "B/op", AggregationPolicy.AVG),
  /** CPU use of the process, 100 for one core fully used. */
  CPU("cpu", "%", AggregationPolicy.AVG),
  /** Largest resident set of the process. */
  PEAK_RSS("rss.peak", "B", AggregationPolicy.MAX),
  /** Largest used heap. */
  PEAK_HEAP("heap.peak", "B", AggregationPolicy.MAX),
  /** Largest size of direct and mapped buffers. */
  PEAK_OFF_HEAP("offheap.peak", "B", AggregationPolicy.MAX),
  /** Energy of the CPU package for one operation. */
  ENERGY("energy", "J/op", AggregationPolicy.AVG),
  /** Largest GPU memory in use. */
  PEAK_GPU_MEMORY("gpu.memory.peak", "B", AggregationPolicy.MAX),
  /** Mean GPU utilisation. */
  GPU_UTILIZATION("gpu.utilization", "%", AggregationPolicy.AVG),
  /** Garbage collections. */
  GC_COUNT("gc.count", "counts", AggregationPolicy.SUM),
  /** Time in garbage collection, concurrent phases among it. */
  GC_TIME("gc.time", "ms", AggregationPolicy.SUM);

  /** What every label begins with. */
  public static final String PREFIX = "resource.";

  private final String label;
  private final String unit;
  private final AggregationPolicy policy;

  ResourceMetric(String name, String unit, AggregationPolicy policy) {
    this.label = PREFIX + name;
    this.unit = unit;
    this.policy = policy;
  }

  /** The name of the secondary result in JMH's output, for example {@code resource.cpu}. */
  public String label() {
    return label;
  }

  /** The unit of the secondary result. */
  public String unit() {
    return unit;
  }

  /** How JMH joins the figures of iterations and forks. */
  AggregationPolicy policy() {
    return policy;
  }

  /** Joins the figures of several forks as JMH joins those of iterations. */
  public double join(double... forks) {
    DoubleStream figures = DoubleStream.of(forks);
    return switch (policy) {
      case AVG -> figures.average().orElseThrow();
      case MAX -> figures.max().orElseThrow();
      case MIN -> figures.min().orElseThrow();
      case SUM -> figures.sum();
    };
  }

  /** The figure among all that were read. */
  public Reading of(ResourceUsage usage) {
    return switch (this) {
      case ALLOCATION -> usage.allocatedBytesPerOperation();
      case CPU -> usage.cpuPercent();
      case PEAK_RSS -> usage.peakRssBytes();
      case PEAK_HEAP -> usage.peakHeapBytes();
      case PEAK_OFF_HEAP -> usage.peakOffHeapBytes();
      case ENERGY -> usage.energyJoulesPerOperation();
      case PEAK_GPU_MEMORY -> usage.peakGpuMemoryBytes();
      case GPU_UTILIZATION -> usage.gpuUtilizationPercent();
      case GC_COUNT -> usage.gcCount();
      case GC_TIME -> usage.gcTimeMillis();
    };
  }
}
