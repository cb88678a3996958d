package org.fitterbench.core.resource;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.fitterbench.core.record.Reading;

/**
 * Reads the bytes that all threads together have allocated on the heap since the JVM's start,
 * without those of the threads that only watch.
 */
final class AllocationProbe implements Probe<Reading> {
  private final Supplier<long[]> watchingThreadIds;

  /**
   * @param watchingThreadIds identifiers of live threads whose allocation does not count
   */
  AllocationProbe(Supplier<long[]> watchingThreadIds) {
    this.watchingThreadIds = watchingThreadIds;
  }

  @Override
  public Reading read() {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)
        || !threads.isThreadAllocatedMemorySupported()) {
      return Reading.absent("this JVM does not count allocation");
    }
    if (!threads.isThreadAllocatedMemoryEnabled()) {
      return Reading.absent("counting allocation is switched off in this JVM");
    }
    long watching = 0;
    for (long allocated : threads.getThreadAllocatedBytes(watchingThreadIds.get())) {
      watching += Math.max(0, allocated);
    }
    return Reading.of((double) (threads.getTotalThreadAllocatedBytes() - watching));
  }
}
