package org.fitterbench.segmentation.settings;

import java.util.OptionalInt;

/**
 * How frames travel between the stages.
 *
 * @param numThreads threads that compute on the CPU; empty for as many as the machine has cores
 * @param useMultiprocessing whether stages run beside each other on threads of their own; without,
 *     one frame after the other goes through all stages
 * @param maxQueueSize frames that may wait between all stages together
 * @param chunkSize frames after which progress is reported
 * @param enableCaching whether masks are kept for repeated work
 * @param cacheSizeGb the most that the kept masks take on the disk, 10^9 bytes
 * @param smooth share of its mask before that a place keeps where nothing moves
 */
public record ProcessingSettings(
    OptionalInt numThreads,
    boolean useMultiprocessing,
    int maxQueueSize,
    int chunkSize,
    boolean enableCaching,
    double cacheSizeGb,
    double smooth) {
  private static final double BYTES_PER_GIGABYTE = 1e9;

  public ProcessingSettings {
    numThreads.ifPresent(SettingKey.NUM_THREADS::require);
    SettingKey.MAX_QUEUE_SIZE.require(maxQueueSize);
    SettingKey.CHUNK_SIZE.require(chunkSize);
    SettingKey.CACHE_SIZE_GB.require(cacheSizeGb);
    SettingKey.SMOOTH.require(smooth);
  }

  /** The most bytes that kept masks take; 0 when none are kept. */
  public long cacheBytes() {
    return enableCaching ? Math.round(cacheSizeGb * BYTES_PER_GIGABYTE) : 0;
  }

  public ProcessingSettings withNumThreads(OptionalInt other) {
    return new ProcessingSettings(
        other, useMultiprocessing, maxQueueSize, chunkSize, enableCaching, cacheSizeGb, smooth);
  }
}
