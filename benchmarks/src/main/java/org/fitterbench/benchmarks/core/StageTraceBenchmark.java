package org.fitterbench.benchmarks.core;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.benchmarks.suite.WrongResultException;
import org.fitterbench.core.trace.RecordingTrace;
import org.fitterbench.core.trace.StageTrace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What two nested stages cost around a short computation: without any trace in the code, with a
 * trace that is off, and with one that records. The first two should not differ.
 */
@Title("Stage trace")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StageTraceBenchmark {
  private static final int VALUES = 256;
  private static final long SEED = 20260101;

  private final float[] values = new float[VALUES];
  private final StageTrace off = StageTrace.off();
  private final RecordingTrace recording = StageTrace.recording();

  /** Fills the values and checks that the traces see what they should. */
  @Setup(Level.Trial)
  public void setUp() {
    Random random = new Random(SEED);
    for (int i = 0; i < VALUES; i++) {
      values[i] = random.nextFloat();
    }
    check();
  }

  /** All three compute the same, and the recording trace counts both stages once a call. */
  @SelfCheck
  public void check() {
    float expected = untraced();
    if (traceOff() != expected || traceOn() != expected) {
      throw new WrongResultException("a trace changes the result of the code that it is in");
    }
    long inner = recording.report().find("outer", "inner").map(stage -> stage.count()).orElse(0L);
    recording.reset();
    if (inner != 1) {
      throw new WrongResultException("the trace counted " + inner + " inner stages, not 1");
    }
  }

  /** The computation alone. */
  @Benchmark
  @Title("Two stages without a trace")
  public float untraced() {
    return sum();
  }

  /** The computation in two stages of a trace that is off. */
  @Benchmark
  @Title("Two stages, trace off")
  public float traceOff() {
    try (var _ = off.stage("outer")) {
      try (var _ = off.stage("inner")) {
        return sum();
      }
    }
  }

  /** The computation in two stages of a trace that records. */
  @Benchmark
  @Title("Two stages, trace recording")
  public float traceOn() {
    try (var _ = recording.stage("outer")) {
      try (var _ = recording.stage("inner")) {
        return sum();
      }
    }
  }

  private float sum() {
    float sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
