package org.fitterbench.benchmarks.analysis;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.fitterbench.core.record.Reading;

/** What an operation allocates on the heap in the thread that calls it. */
final class ThreadAllocation {
  private ThreadAllocation() {}

  /** Runs the operation once. */
  static Reading of(Runnable operation) {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)
        || !threads.isThreadAllocatedMemorySupported()
        || !threads.isThreadAllocatedMemoryEnabled()) {
      return Reading.absent("this JVM does not count allocation");
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    operation.run();
    return Reading.of((double) (threads.getCurrentThreadAllocatedBytes() - before));
  }
}
