package org.fitterbench.core.bottleneck;

import org.fitterbench.core.record.Reading;

/**
 * One operation on a batch of one size.
 *
 * @param batch how many in the batch
 * @param repeats how often it was measured
 * @param millis median time of the whole batch
 * @param efficiencyPercent the time that the batch would take one by one, of the time that it took:
 *     100 is linear, less means that batching costs time
 * @param variationPercent coefficient of variation over the repeats
 * @param allocatedBytes heap allocated by one operation
 * @param liveHeapBytes heap in use after the operation and a collection, its result still held,
 *     above the heap in use before
 * @param bufferBytes what its outputs and working arrays take by their shapes alone
 */
public record BatchPoint(
    int batch,
    int repeats,
    double millis,
    double efficiencyPercent,
    Reading variationPercent,
    Reading allocatedBytes,
    Reading liveHeapBytes,
    long bufferBytes) {
  public BatchPoint {
    if (batch < 1) {
      throw new IllegalArgumentException("Batch: " + batch);
    }
  }

  /** Time for one of the batch. */
  public double millisEach() {
    return millis / batch;
  }
}
