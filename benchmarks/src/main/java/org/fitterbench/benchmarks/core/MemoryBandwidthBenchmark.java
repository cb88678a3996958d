package org.fitterbench.benchmarks.core;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.limit.MachineLimits;
import org.fitterbench.benchmarks.limit.StreamKernel;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.Figure;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.core.record.Direction;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the memory of the machine allows: STREAM's kernels on arrays of 64 MiB. */
@Title("Memory bandwidth")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MemoryBandwidthBenchmark {
  private static final String ALL = "all";

  /** What is computed. */
  @Param("TRIAD")
  public StreamKernel kernel = StreamKernel.TRIAD;

  /** Threads that share the arrays. */
  @Param({"1", ALL})
  public String threads = "1";

  private final float[] a = new float[MachineLimits.STREAM_LENGTH];
  private final float[] b = new float[MachineLimits.STREAM_LENGTH];
  private final float[] c = new float[MachineLimits.STREAM_LENGTH];

  /** The bandwidth of an iteration. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Bandwidth {
    /** Bytes read and written in a nanosecond, which are gigabytes in a second. */
    @Figure(unit = "GB/s", direction = Direction.HIGHER_IS_BETTER)
    public double bandwidth;

    private long bytes;
    private long nanos;

    /** Forgets the iteration before. */
    @Setup(Level.Iteration)
    public void reset() {
      bytes = 0;
      nanos = 0;
    }

    private void add(long moved, long elapsedNanos) {
      bytes += moved;
      nanos += elapsedNanos;
      bandwidth = (double) bytes / nanos;
    }
  }

  /** Fills the arrays and checks the kernel. */
  @Setup(Level.Trial)
  public void setUp() {
    Arrays.fill(a, 1);
    Arrays.fill(b, 2);
    Arrays.fill(c, 5);
    check();
  }

  /** Every part of the arrays is computed. */
  @SelfCheck
  public void check() {
    kernel.run(a, b, c, threadCount());
    float[] out =
        switch (kernel) {
          case COPY, ADD -> c;
          case SCALE -> b;
          case TRIAD -> a;
        };
    float expected =
        switch (kernel) {
          case COPY -> 1;
          case SCALE -> 15;
          case ADD -> 3;
          case TRIAD -> 17;
        };
    for (float value : out) {
      Expect.that(value == expected, kernel + " gives " + value + " instead of " + expected);
    }
  }

  private int threadCount() {
    return threads.equals(ALL)
        ? Runtime.getRuntime().availableProcessors()
        : Integer.parseInt(threads);
  }

  /** One pass over the arrays. */
  @Benchmark
  public float[] stream(Bandwidth figures) {
    long start = System.nanoTime();
    kernel.run(a, b, c, threadCount());
    figures.add(kernel.bytes(a.length), System.nanoTime() - start);
    return a;
  }
}
