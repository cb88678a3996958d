package org.fitterbench.core.profiler;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Runs an operation again and again and times each run. */
final class OperationTimer {
  /** The first run loads classes and the second shows what is left of that. */
  private static final int LEAST_WARMUP_RUNS = 2;

  private static final double NANOS_PER_MILLI = 1e6;

  private final LongSupplier nanoClock;

  /** Where results go: what another thread might read the compiler cannot leave uncomputed. */
  private final AtomicReference<@Nullable Object> sink = new AtomicReference<>();

  OperationTimer(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /**
   * Runs the operation, untimed, for a while and at least twice.
   *
   * @throws Exception what the operation throws
   */
  void warmUp(Callable<?> operation, Duration atLeast) throws Exception {
    long start = nanoClock.getAsLong();
    int runs = 0;
    while (runs < LEAST_WARMUP_RUNS || nanoClock.getAsLong() - start < atLeast.toNanos()) {
      sink.setRelease(operation.call());
      runs++;
    }
    sink.setRelease(null);
  }

  /**
   * Times single runs of the operation.
   *
   * @return the time of each, in milliseconds, in order
   * @throws Exception what the operation throws
   */
  double[] time(Callable<?> operation, int iterations) throws Exception {
    long[] nanos = new long[iterations];
    for (int i = 0; i < iterations; i++) {
      long start = nanoClock.getAsLong();
      Object result = operation.call();
      long end = nanoClock.getAsLong();
      sink.setRelease(result);
      nanos[i] = end - start;
    }
    sink.setRelease(null);
    double[] millis = new double[iterations];
    for (int i = 0; i < iterations; i++) {
      millis[i] = nanos[i] / NANOS_PER_MILLI;
    }
    return millis;
  }
}
