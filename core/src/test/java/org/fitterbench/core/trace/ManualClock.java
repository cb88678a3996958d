package org.fitterbench.core.trace;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock that stands still until it is told how much time passes. */
final class ManualClock implements LongSupplier {
  private final AtomicLong nanos = new AtomicLong(-1_000_000);

  void pass(long elapsedNanos) {
    nanos.addAndGet(elapsedNanos);
  }

  @Override
  public long getAsLong() {
    return nanos.get();
  }
}
