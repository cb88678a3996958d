package org.fitterbench.benchmarks.core;

import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.limit.FusedMultiplyAdd;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the floating-point units of one core allow: multiply-adds of vectors in registers. */
@Title("Floating-point rate of one core")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FlopRateBenchmark {
  private static final int ROUNDS = 100_000;
  private static final float LIMIT = 2;
  private static final float TOLERANCE = 1e-3f;

  private float start = 1;

  /** The rate of an iteration. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Rate {
    /** Single-precision operations in a nanosecond. */
    @Figure(unit = "GFLOP/s", direction = Direction.HIGHER_IS_BETTER)
    public double rate;

    private long operations;
    private long nanos;

    /** Forgets the iteration before. */
    @Setup(Level.Iteration)
    public void reset() {
      operations = 0;
      nanos = 0;
    }

    private void add(long done, long elapsedNanos) {
      operations += done;
      nanos += elapsedNanos;
      rate = (double) operations / nanos;
    }
  }

  /** Checks the chains. */
  @Setup(Level.Trial)
  public void setUp() {
    check();
  }

  /** x ← x/2 + 1 goes to 2 in every lane of every chain. */
  @SelfCheck
  public void check() {
    long lanes = FusedMultiplyAdd.operations(1) / 2;
    Expect.close(
        "mean of the chains",
        LIMIT,
        FusedMultiplyAdd.run(ROUNDS, start, 0.5f, 1) / lanes,
        TOLERANCE);
  }

  /** A hundred thousand rounds. */
  @Benchmark
  public float multiplyAdd(Rate figures) {
    long begin = System.nanoTime();
    float sum = FusedMultiplyAdd.run(ROUNDS, start, 0.5f, 1);
    figures.add(FusedMultiplyAdd.operations(ROUNDS), System.nanoTime() - begin);
    start = -start;
    return sum;
  }
}
