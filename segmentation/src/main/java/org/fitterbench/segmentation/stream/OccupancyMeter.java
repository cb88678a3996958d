package org.fitterbench.segmentation.stream;

/** Adds up how long a queue held how many items. Guarded by the queue's lock. */
final class OccupancyMeter {
  private final int capacity;
  private final long startNanos;
  private long sinceNanos;
  private int size;
  private double itemNanos;
  private long emptyNanos;
  private long fullNanos;

  OccupancyMeter(int capacity, long nowNanos) {
    this.capacity = capacity;
    startNanos = nowNanos;
    sinceNanos = nowNanos;
  }

  /** The queue holds another number of items from now on. */
  void change(int newSize, long nowNanos) {
    long nanos = Math.max(0, nowNanos - sinceNanos);
    itemNanos += (double) nanos * size;
    emptyNanos += size == 0 ? nanos : 0;
    fullNanos += size == capacity ? nanos : 0;
    sinceNanos += nanos;
    size = newSize;
  }

  QueueStatistics statistics(long nowNanos) {
    change(size, nowNanos);
    double all = Math.max(1, sinceNanos - startNanos);
    return new QueueStatistics(capacity, itemNanos / all, emptyNanos / all, fullNanos / all);
  }
}
