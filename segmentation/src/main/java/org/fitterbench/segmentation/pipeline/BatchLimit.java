package org.fitterbench.segmentation.pipeline;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.segmentation.model.BatchTooLargeException;

/**
 * How many pictures are inferred at once: what was asked for, halved each time there is no memory
 * for so many.
 *
 * <p>Thread safe.
 */
final class BatchLimit {
  private final AtomicInteger limit;
  private final Consumer<String> notices;
  private volatile int memoryLimit;

  /**
   * @param notices hears in a sentence when the limit is lowered
   */
  BatchLimit(int limit, Consumer<String> notices) {
    this.limit = new AtomicInteger(limit);
    this.notices = notices;
    memoryLimit = limit;
  }

  int get() {
    return limit.get();
  }

  /** Sets the limit, to what memory has been found to hold at most. */
  void set(int wanted) {
    limit.set(Math.min(wanted, memoryLimit));
  }

  /**
   * Lowers the limit below a batch that was too large.
   *
   * @throws UserInputException when a single picture was
   */
  void lower(BatchTooLargeException refused) {
    if (refused.batch() == 1) {
      throw new UserInputException(
          "there is " + refused.getMessage(),
          "choose a smaller --input-size, or close other programs",
          refused);
    }
    int half = refused.batch() / 2;
    memoryLimit = half;
    // Another worker may have met the same limit meanwhile.
    if (limit.getAndAccumulate(half, Math::min) > half) {
      notices.accept(
          "no memory for a batch of %d pictures; going on with %d"
              .formatted(refused.batch(), half));
    }
  }
}
