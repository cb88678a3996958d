package org.fitterbench.core.trace;

/**
 * Monotonic time, handed to whatever measures and must not read a clock itself. A test hands in one
 * that goes on when it is told to.
 *
 * <p>Thread safe.
 */
public interface MonotonicClock {
  /** Nanoseconds since some moment, the same for all calls. */
  long nanos();
}
