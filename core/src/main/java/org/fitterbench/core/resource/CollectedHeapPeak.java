package org.fitterbench.core.resource;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.fitterbench.core.record.Reading;

/**
 * The largest heap, in use and reserved, before any garbage collection of a window. The heap in use
 * only falls in a collection, so this, with the use at the end of the window, is the peak that
 * samples miss; the peaks that the memory pools keep by themselves are reached at different moments
 * and add up to more than was ever in use.
 */
final class CollectedHeapPeak implements AutoCloseable {
  private final Set<String> heapPools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toUnmodifiableSet());
  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class);
  private final NotificationListener listener = this::handle;
  private final Map<String, Long> collectionsBefore = new HashMap<>();
  private long usedBytes;
  private long committedBytes;

  CollectedHeapPeak() {
    for (GarbageCollectorMXBean collector : collectors) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(listener, null, null);
      }
    }
  }

  /** Begins a window: earlier collections no longer count. */
  synchronized void reset() {
    for (GarbageCollectorMXBean collector : collectors) {
      collectionsBefore.put(collector.getName(), collector.getCollectionCount());
    }
    usedBytes = 0;
    committedBytes = 0;
  }

  /** The largest heap in use in bytes; absent when no collection ran since the window's start. */
  synchronized Reading used() {
    addLastCollections();
    return peak(usedBytes);
  }

  /** The largest reserved heap in bytes; absent when no collection ran since the window's start. */
  synchronized Reading committed() {
    addLastCollections();
    return peak(committedBytes);
  }

  private static Reading peak(long bytes) {
    return bytes == 0 ? Reading.absent("no garbage collection ran") : Reading.of((double) bytes);
  }

  private void addLastCollections() {
    // Notifications come late; what each collector did last is known at once.
    for (GarbageCollectorMXBean collector : collectors) {
      GcInfo last = collector.getLastGcInfo();
      if (last != null) {
        add(collector.getName(), last);
      }
    }
  }

  @Override
  public void close() {
    for (GarbageCollectorMXBean collector : collectors) {
      if (collector instanceof NotificationEmitter emitter) {
        try {
          emitter.removeNotificationListener(listener);
        } catch (ListenerNotFoundException e) {
          throw new IllegalStateException("closed twice", e);
        }
      }
    }
  }

  private void handle(Notification notification, Object handback) {
    if (notification
            .getType()
            .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)
        && notification.getUserData() instanceof CompositeData data) {
      synchronized (this) {
        GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from(data);
        add(info.getGcName(), info.getGcInfo());
      }
    }
  }

  /** A collection's identifier is how many its collector had done by then. */
  private void add(String collector, GcInfo collection) {
    if (collection.getId() > collectionsBefore.getOrDefault(collector, Long.MAX_VALUE)) {
      Map<String, MemoryUsage> before = collection.getMemoryUsageBeforeGc();
      usedBytes = Math.max(usedBytes, heapBytes(before, MemoryUsage::getUsed));
      committedBytes = Math.max(committedBytes, heapBytes(before, MemoryUsage::getCommitted));
    }
  }

  private long heapBytes(Map<String, MemoryUsage> usageByPool, ToLongFunction<MemoryUsage> figure) {
    return usageByPool.entrySet().stream()
        .filter(entry -> heapPools.contains(entry.getKey()))
        .mapToLong(entry -> figure.applyAsLong(entry.getValue()))
        .sum();
  }
}
