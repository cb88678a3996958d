package org.fitterbench.benchmarks.analysis;

import java.lang.management.ManagementFactory;
import org.fitterbench.core.record.Reading;

/** The memory of this JVM. */
final class JvmMemory {
  private JvmMemory() {}

  /** Heap in use once garbage is gone; the JVM may have been told to ignore the request. */
  static long liveHeapBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** How many bytes of heap more are in use than before. */
  static Reading growth(long bytesBefore) {
    long growth = liveHeapBytes() - bytesBefore;
    return growth >= 0
        ? Reading.of((double) growth)
        : Reading.absent("less heap was in use afterwards than before");
  }

  /** The largest heap that the JVM may use. */
  static long heapLimitBytes() {
    return Runtime.getRuntime().maxMemory();
  }
}
