package org.fitterbench.benchmarks.analysis;

import java.lang.management.ManagementFactory;
import org.fitterbench.core.record.Reading;

/** The heap that is in use once garbage is gone. */
final class LiveHeap {
  private LiveHeap() {}

  /** Collects garbage, unless the JVM was told to ignore that, and reads what is left. */
  static long bytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** How many bytes more are in use than before. */
  static Reading growth(long bytesBefore) {
    long growth = bytes() - bytesBefore;
    return growth >= 0
        ? Reading.of((double) growth)
        : Reading.absent("less heap was in use afterwards than before");
  }

  /** The largest heap that the JVM may use; the whole address space when there is no limit. */
  static long limitBytes() {
    return Runtime.getRuntime().maxMemory();
  }
}
