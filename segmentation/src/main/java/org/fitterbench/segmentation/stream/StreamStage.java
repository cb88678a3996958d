package org.fitterbench.segmentation.stream;

import java.util.function.Supplier;

/**
 * A stage of a stream. Its workers take items in order: batches of them at once, or runs of
 * consecutive ones that each of them takes one by one while the others are in later or earlier
 * runs.
 *
 * @param name a short word, in statistics and in the names of its threads
 * @param workers how many threads work on it
 * @param capacity how many items may wait before it, at least a batch
 * @param batch how many items a worker takes at once
 * @param patienceNanos how long after it was due an item may wait for its batch to fill; {@link
 *     #UNTIL_FULL} waits for as long as items come
 * @param run how many consecutive items go to the same worker, one by one; 1 for any worker; not
 *     beside a batch
 * @param work opens the work of one worker, on its thread
 * @param <T> the items
 */
public record StreamStage<T extends StreamItem>(
    String name,
    int workers,
    int capacity,
    int batch,
    long patienceNanos,
    int run,
    Supplier<StageWork<T>> work) {
  /** A batch that leaves when it is full or nothing more comes. */
  public static final long UNTIL_FULL = Long.MAX_VALUE;

  public StreamStage {
    if (workers < 1 || batch < 1 || capacity < batch || patienceNanos < 0) {
      throw new IllegalArgumentException(
          "No stage with %d workers, batches of %d and room for %d"
              .formatted(workers, batch, capacity));
    }
    if (run < 1 || Math.min(run, batch) > 1) {
      throw new IllegalArgumentException("No stage with runs and batches of " + run + ", " + batch);
    }
  }

  /** A stage that takes items one by one. */
  public static <T extends StreamItem> StreamStage<T> ofSingles(
      String name, int workers, int capacity, Supplier<StageWork<T>> work) {
    return new StreamStage<>(name, workers, capacity, 1, UNTIL_FULL, 1, work);
  }

  /** A stage that takes several items at once. */
  public static <T extends StreamItem> StreamStage<T> ofBatches(
      String name,
      int workers,
      int capacity,
      int batch,
      long patienceNanos,
      Supplier<StageWork<T>> work) {
    return new StreamStage<>(name, workers, capacity, batch, patienceNanos, 1, work);
  }

  /**
   * A stage whose workers take runs of consecutive items.
   *
   * @param capacity how many items may be ahead of the first that no worker has taken: all workers
   *     work at the same time when it is more than all their runs but one
   */
  public static <T extends StreamItem> StreamStage<T> ofRuns(
      String name, int workers, int capacity, int run, Supplier<StageWork<T>> work) {
    return new StreamStage<>(name, workers, capacity, 1, UNTIL_FULL, run, work);
  }
}
