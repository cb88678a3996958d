package org.fitterbench.segmentation.settings;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the network is given at once, and by how many threads that is made ready.
 *
 * @param batchSize pictures of one inference; both eyes of a stereo frame are two
 * @param inputSize the size of those pictures; empty for the network's own
 * @param numWorkers threads that make frames ready for the network; empty for a quarter of the
 *     cores
 * @param prefetchFactor batches that are made ready ahead for each thread that infers
 */
public record ModelSettings(
    int batchSize, Optional<InputSize> inputSize, OptionalInt numWorkers, int prefetchFactor) {
  public ModelSettings {
    SettingKey.BATCH_SIZE.require(batchSize);
    numWorkers.ifPresent(SettingKey.NUM_WORKERS::require);
    SettingKey.PREFETCH_FACTOR.require(prefetchFactor);
  }

  public ModelSettings withBatchSize(int other) {
    return new ModelSettings(other, inputSize, numWorkers, prefetchFactor);
  }

  public ModelSettings withInputSize(Optional<InputSize> other) {
    return new ModelSettings(batchSize, other, numWorkers, prefetchFactor);
  }
}
