package org.fitterbench.core.resource;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.fitterbench.core.record.Reading;

/** Reads the JVM's management beans. */
final class JvmProbe implements Probe<JvmReading> {
  private final List<BufferPoolMXBean> bufferPools =
      ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class);
  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans();

  @Override
  public JvmReading read() {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return new JvmReading(
        Reading.of((double) heap.getUsed()),
        Reading.of((double) heap.getCommitted()),
        buffers("direct"),
        buffers("mapped"),
        collections(GarbageCollectorMXBean::getCollectionCount),
        collections(GarbageCollectorMXBean::getCollectionTime));
  }

  /** The pools are "direct", "mapped" and "mapped - 'non-volatile memory'". */
  private Reading buffers(String prefix) {
    List<BufferPoolMXBean> pools =
        bufferPools.stream().filter(pool -> pool.getName().startsWith(prefix)).toList();
    return pools.isEmpty()
        ? Reading.absent("this JVM has no pool of " + prefix + " buffers")
        : Reading.of((double) pools.stream().mapToLong(BufferPoolMXBean::getMemoryUsed).sum());
  }

  /** A collector that does not count says −1. */
  private Reading collections(ToLongFunction<GarbageCollectorMXBean> counter) {
    long[] counts = collectors.stream().mapToLong(counter).filter(count -> count >= 0).toArray();
    return counts.length == 0
        ? Reading.absent("this JVM's garbage collector counts nothing")
        : Reading.of((double) Arrays.stream(counts).sum());
  }
}
