package org.fitterbench.segmentation.stream;

/**
 * How full a queue was, over time.
 *
 * @param capacity how many items may wait
 * @param mean how many waited, on average
 * @param shareEmpty share of the time in which none waited, 0 to 1
 * @param shareFull share of the time in which no more could wait, 0 to 1
 */
public record QueueStatistics(int capacity, double mean, double shareEmpty, double shareFull) {}
