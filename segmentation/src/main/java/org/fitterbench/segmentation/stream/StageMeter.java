package org.fitterbench.segmentation.stream;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Adds up how the workers of one stage spend their time.
 *
 * <p>Thread safe.
 */
final class StageMeter {
  final LongAdder items = new LongAdder();
  final LongAdder busyNanos = new LongAdder();
  final LongAdder processorNanos = new LongAdder();
  final LongAdder waitingNanos = new LongAdder();
  final LongAdder blockedNanos = new LongAdder();
  final LatencyHistogram latencies = new LatencyHistogram();
  final ProgressMeter progress = new ProgressMeter();

  StageStatistics statistics(String name, int workers, Optional<QueueStatistics> input) {
    return new StageStatistics(
        name,
        workers,
        items.sum(),
        busyNanos.sum(),
        waitingNanos.sum(),
        blockedNanos.sum(),
        processorNanos.sum(),
        input,
        latencies.summary());
  }
}
