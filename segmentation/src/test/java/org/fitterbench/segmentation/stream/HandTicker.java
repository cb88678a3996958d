package org.fitterbench.segmentation.stream;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.fitterbench.core.trace.Ticker;

/** A clock that stands still until a test moves it, or that skips every wait. */
final class HandTicker implements Ticker {
  private final boolean skipsWaits;
  private long nanos;

  private HandTicker(boolean skipsWaits) {
    this.skipsWaits = skipsWaits;
  }

  /** A clock that stands still. */
  static HandTicker still() {
    return new HandTicker(false);
  }

  /** A clock that is at the awaited time as soon as somebody waits for it. */
  static HandTicker skipping() {
    return new HandTicker(true);
  }

  synchronized void set(long millis) {
    nanos = Math.max(nanos, TimeUnit.MILLISECONDS.toNanos(millis));
  }

  synchronized void advance(long millis) {
    nanos += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // The caller has the loop, and may wake early.
  public void await(Condition condition, long untilNanos) throws InterruptedException {
    if (skipsWaits) {
      synchronized (this) {
        nanos = Math.max(nanos, untilNanos);
      }
    } else {
      // Looks again soon, for the test may have moved the hand meanwhile.
      condition.awaitNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }
}
