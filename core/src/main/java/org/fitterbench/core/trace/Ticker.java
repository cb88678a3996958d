package org.fitterbench.core.trace;

import java.util.concurrent.locks.Condition;

/**
 * Monotonic time, handed to whatever waits or measures and must not read a clock itself. A test
 * hands in one that goes on when it is told to.
 *
 * <p>Thread safe.
 */
public interface Ticker {
  /** Nanoseconds since some moment, the same for all calls. */
  long nanos();

  /**
   * Waits until a condition is signalled or a time has come, whichever is first; may return sooner.
   *
   * @param condition of a lock that the caller holds
   * @param untilNanos on this ticker's own scale
   */
  void await(Condition condition, long untilNanos) throws InterruptedException;

  /** The JVM's monotonic clock. */
  static Ticker system() {
    return SystemTicker.INSTANCE;
  }
}
