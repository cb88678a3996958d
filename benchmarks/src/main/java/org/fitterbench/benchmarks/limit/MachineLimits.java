package org.fitterbench.benchmarks.limit;

import org.fitterbench.benchmarks.suite.Expect;

/**
 * What one core of the machine reaches in plain loops: the roofs of the roofline model (Williams et
 * al., Roofline: An Insightful Visual Performance Model, CACM 2009).
 *
 * @param bytesPerSecond of STREAM's triad on arrays far larger than any cache
 * @param operationsPerSecond floating-point operations in single precision
 */
public record MachineLimits(double bytesPerSecond, double operationsPerSecond) {
  /** Numbers in each array: 64 MiB, larger than the caches of most machines. */
  public static final int STREAM_LENGTH = 1 << 24;

  private static final int ATTEMPTS = 16;
  private static final int ROUNDS = 100_000;
  private static final double NANOS = 1e9;

  /** Measures them, in a few tenths of a second: the best of several passes each. */
  public static MachineLimits measure() {
    float[] a = new float[STREAM_LENGTH];
    float[] b = new float[STREAM_LENGTH];
    float[] c = new float[STREAM_LENGTH];
    long stream = Long.MAX_VALUE;
    long arithmetic = Long.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long start = System.nanoTime();
      StreamKernel.TRIAD.run(a, b, c, 1);
      long middle = System.nanoTime();
      float sum = FusedMultiplyAdd.run(ROUNDS, attempt, 0.5f, 1);
      arithmetic = Math.min(arithmetic, System.nanoTime() - middle);
      stream = Math.min(stream, middle - start);
      // Every chain converges to 2, so the result is known and the loop cannot be left out.
      Expect.that(sum > 0, "multiply-adds sum to " + sum);
    }
    return new MachineLimits(
        NANOS * StreamKernel.TRIAD.bytes(STREAM_LENGTH) / stream,
        NANOS * FusedMultiplyAdd.operations(ROUNDS) / arithmetic);
  }

  /**
   * The share of the roofline that some work reaches, in percent: the time that its bytes at full
   * bandwidth or its operations at the full rate would take, whichever is longer, over the time it
   * took. Above 100 when its data come from a cache.
   */
  public double percentReached(double bytes, double operations, double nanos) {
    double seconds = Math.max(bytes / bytesPerSecond, operations / operationsPerSecond);
    return nanos == 0 ? 0 : 100 * NANOS * seconds / nanos;
  }
}
