package org.fitterbench.segmentation.stream;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.fitterbench.core.trace.ProcessorClock;

/** Processors that have worked as long as a test says. */
final class HandProcessors implements ProcessorClock {
  private final int processors;
  private final AtomicLong process = new AtomicLong(TimeUnit.SECONDS.toNanos(7));
  private final ThreadLocal<Long> thread = ThreadLocal.withInitial(() -> 0L);

  HandProcessors(int processors) {
    this.processors = processors;
  }

  /** A processor works for the calling thread. */
  void work(long millis) {
    long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
    thread.set(thread.get() + nanos);
    process.addAndGet(nanos);
  }

  @Override
  public int processors() {
    return processors;
  }

  @Override
  public long threadNanos() {
    return thread.get();
  }

  @Override
  public OptionalLong processNanos() {
    return OptionalLong.of(process.get());
  }
}
