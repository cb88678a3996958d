package org.fitterbench.segmentation.stream;

/**
 * An item on its way.
 *
 * @param number its place in the order, from 0 without gaps
 * @param dueNanos when it was due, on the ticker's scale; latency counts from here
 * @param item the item
 */
record Entry<T extends StreamItem>(long number, long dueNanos, T item) {}
