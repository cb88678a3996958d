package org.fitterbench.segmentation.stream;

import java.util.Optional;

/**
 * How a stage has spent its time. Times are summed over its workers.
 *
 * @param name the stage
 * @param workers how many threads work on it
 * @param items how many items it has finished
 * @param busyNanos time spent working
 * @param waitingNanos time spent waiting for items; for a paced source also for the next to be due
 * @param blockedNanos time spent waiting for room behind it
 * @param processorNanos how much of {@code busyNanos} a processor worked for its own threads; 0
 *     where nobody tells
 * @param input how full the queue before it was; empty for the source
 * @param latencies from when an item was due until this stage had finished it
 */
public record StageStatistics(
    String name,
    int workers,
    long items,
    long busyNanos,
    long waitingNanos,
    long blockedNanos,
    long processorNanos,
    Optional<QueueStatistics> input,
    Latencies latencies) {

  /** Share of its workers' time that they worked, 0 to 1. */
  public double utilisation() {
    double all = (double) busyNanos + waitingNanos + blockedNanos;
    return all == 0 ? 0 : busyNanos / all;
  }

  /** The least time in which its workers can do what they did: their processor time, shared. */
  long leastNanos() {
    return processorNanos / workers;
  }
}
