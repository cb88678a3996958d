package org.fitterbench.core.trace;

import java.util.concurrent.locks.Condition;

/** The JVM's monotonic clock. */
enum SystemTicker implements Ticker {
  INSTANCE;

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // The caller has the loop, and may wake early.
  public void await(Condition condition, long untilNanos) throws InterruptedException {
    condition.awaitNanos(untilNanos - System.nanoTime());
  }
}
