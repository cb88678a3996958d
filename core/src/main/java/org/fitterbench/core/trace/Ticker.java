package org.fitterbench.core.trace;

import java.util.concurrent.locks.Condition;

/**
 * A clock that can be waited by.
 *
 * <p>Thread safe.
 */
public interface Ticker extends MonotonicClock {
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
