package org.fitterbench.segmentation.stream;

import java.util.function.Supplier;

/**
 * A stage of a stream.
 *
 * @param name a short word, in statistics and in the names of its threads
 * @param workers how many threads work on it
 * @param capacity how many items may wait before it, at least a batch
 * @param batch how many items a worker takes at once
 * @param patienceNanos how long after it was due an item may wait for its batch to fill; {@link
 *     #UNTIL_FULL} waits for as long as items come
 * @param work opens the work of one worker, on its thread
 * @param <T> the items
 */
public record StreamStage<T extends StreamItem>(
    String name,
    int workers,
    int capacity,
    int batch,
    long patienceNanos,
    Supplier<StageWork<T>> work) {
  /** A batch that leaves when it is full or nothing more comes. */
  public static final long UNTIL_FULL = Long.MAX_VALUE;

  public StreamStage {
    if (workers < 1 || batch < 1 || capacity < batch || patienceNanos < 0) {
      throw new IllegalArgumentException(
          "No stage with %d workers, batches of %d and room for %d"
              .formatted(workers, batch, capacity));
    }
  }

  /** A stage that takes items one by one. */
  public static <T extends StreamItem> StreamStage<T> ofSingles(
      String name, int workers, int capacity, Supplier<StageWork<T>> work) {
    return new StreamStage<>(name, workers, capacity, 1, UNTIL_FULL, work);
  }
}
