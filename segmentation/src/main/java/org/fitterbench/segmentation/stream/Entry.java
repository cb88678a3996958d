package org.fitterbench.segmentation.stream;

/**
 * An item on its way.
 *
 * @param number its place in the order, from 0 without gaps
 * @param dueNanos when it was due, on the ticker's scale; latency counts from here
 * @param item the item
 * @param gate where it entered
 */
record Entry<T extends StreamItem>(long number, long dueNanos, T item, SourceGate gate) {
  /** Gives the item back, and its place to another. */
  void release() {
    try {
      item.close();
    } finally {
      gate.leave();
    }
  }
}
