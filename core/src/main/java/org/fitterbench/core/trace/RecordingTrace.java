package org.fitterbench.core.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/**
 * A trace that records how often each stage ran and how long. Stages of one name that are opened in
 * the same place add up. Closing a stage on another thread, twice, or while one inside it is open
 * is a bug and throws an {@link IllegalStateException} that names the stages.
 */
public final class RecordingTrace implements StageTrace {
  private final LongSupplier nanoClock;
  private final Queue<ThreadRecorder> recorders = new ConcurrentLinkedQueue<>();
  private final ThreadLocal<ThreadRecorder> recorder =
      ThreadLocal.withInitial(this::registerCallingThread);

  /** A trace on the JVM's monotonic clock. */
  public RecordingTrace() {
    this(System::nanoTime);
  }

  /**
   * @param nanoClock a monotonic clock in nanoseconds, with any origin; called by every thread that
   *     opens a stage
   */
  public RecordingTrace(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  @Override
  public Stage stage(String name) {
    return recorder.get().open(name);
  }

  /**
   * What was recorded so far.
   *
   * @throws IllegalStateException when a stage is still open on any thread
   */
  public StageReport report() {
    StageNode merged = new StageNode();
    List<ThreadStages> threads = new ArrayList<>();
    for (ThreadRecorder each : recorders) {
      each.addTo(merged);
      each.times().ifPresent(threads::add);
    }
    return new StageReport(merged.childTimes(), threads);
  }

  /**
   * Forgets what was recorded so far, for example in warm-up.
   *
   * @throws IllegalStateException when a stage is still open on any thread
   */
  public void reset() {
    recorders.forEach(ThreadRecorder::clear);
  }

  private ThreadRecorder registerCallingThread() {
    ThreadRecorder registered = new ThreadRecorder(nanoClock);
    recorders.add(registered);
    return registered;
  }
}
