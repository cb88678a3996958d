package org.fitterbench.core.trace;

import java.util.OptionalLong;

/**
 * Tells how long processors have worked, whatever time has passed.
 *
 * <p>Thread safe.
 */
public interface ProcessorClock {
  /** How many processors this process may use at once. */
  int processors();

  /**
   * Nanoseconds that a processor has worked for the calling thread, from an arbitrary start; always
   * 0 where nobody tells.
   */
  long threadNanos();

  /**
   * Nanoseconds that all processors together have worked for this process, from its start: also for
   * the threads of native libraries, the compiler and the collector; empty where nobody tells.
   */
  OptionalLong processNanos();

  /** What the JVM and the operating system tell. */
  static ProcessorClock system() {
    return SystemProcessorClock.INSTANCE;
  }
}
