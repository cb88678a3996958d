package org.fitterbench.benchmarks.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.fitterbench.core.trace.RecordingTrace;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTimes;
import org.fitterbench.core.trace.StageTrace;

/** Measures operations again and again after warming them up. */
final class RepeatedTimer {
  /** A sample of a short operation is of so many runs that it lasts about this long. */
  private static final long SAMPLE_NANOS = 5_000_000;

  private static final int MOST_RUNS = 10_000;
  private static final int MOST_REPEATS = 20;

  private final AnalysisSettings settings;
  private final LongSupplier nanoClock;

  /**
   * @param nanoClock a monotonic clock in nanoseconds
   */
  RepeatedTimer(AnalysisSettings settings, LongSupplier nanoClock) {
    this.settings = settings;
    this.nanoClock = nanoClock;
  }

  /**
   * Traces an operation, once a repeat.
   *
   * @param name the stage that stands for the whole operation
   * @param operation opens its stages on the trace it is handed
   * @return the whole operation's stage, once a repeat
   */
  List<StageTimes> traces(String name, Consumer<StageTrace> operation) {
    warmUp(List.of(() -> operation.accept(new RecordingTrace(nanoClock))));
    List<StageTimes> repeats = new ArrayList<>();
    long start = nanoClock.getAsLong();
    while (repeats.size() < settings.repeats()
        || (repeats.size() < MOST_REPEATS * settings.repeats()
            && nanoClock.getAsLong() - start < settings.minimumTime().toNanos())) {
      RecordingTrace trace = new RecordingTrace(nanoClock);
      try (Stage _ = trace.stage(name)) {
        operation.accept(trace);
      }
      repeats.add(trace.report().find(name).orElseThrow());
    }
    return repeats;
  }

  /** Measures one operation: [repeats] milliseconds of one run. */
  double[] millis(Runnable operation) {
    return millis(List.of(operation)).getFirst();
  }

  /**
   * Measures operations in turn, so that a disturbance hits all of them alike.
   *
   * @return for each operation [repeats] milliseconds of one run
   */
  List<double[]> millis(List<Runnable> operations) {
    long[] lastNanos = warmUp(operations);
    List<double[]> millis = operations.stream().map(_ -> new double[settings.repeats()]).toList();
    for (int repeat = 0; repeat < settings.repeats(); repeat++) {
      for (int i = 0; i < operations.size(); i++) {
        int runs = Math.clamp(SAMPLE_NANOS / Math.max(1, lastNanos[i]), 1, MOST_RUNS);
        long start = nanoClock.getAsLong();
        for (int run = 0; run < runs; run++) {
          operations.get(i).run();
        }
        millis.get(i)[repeat] = (nanoClock.getAsLong() - start) / (1e6 * runs);
      }
    }
    return millis;
  }

  /** Runs all in turn until the warm-up has passed, once at least; how long each took last. */
  private long[] warmUp(List<Runnable> operations) {
    long[] lastNanos = new long[operations.size()];
    long start = nanoClock.getAsLong();
    do {
      for (int i = 0; i < operations.size(); i++) {
        long before = nanoClock.getAsLong();
        operations.get(i).run();
        lastNanos[i] = nanoClock.getAsLong() - before;
      }
    } while (nanoClock.getAsLong() - start < settings.warmup().toNanos());
    return lastNanos;
  }
}
