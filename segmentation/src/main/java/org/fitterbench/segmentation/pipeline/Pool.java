package org.fitterbench.segmentation.pipeline;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Large objects that are used again: as many are made as are in use at once. What was given back
 * last is taken first, for it is likeliest to be in the processor's caches.
 *
 * <p>Thread safe.
 */
final class Pool<B> implements AutoCloseable {
  private final Supplier<B> maker;
  private final Predicate<B> usable;
  private final Consumer<B> disposer;
  private final ConcurrentLinkedDeque<B> free = new ConcurrentLinkedDeque<>();

  /**
   * @param maker makes one
   * @param usable whether one that was given back may be used again
   * @param disposer frees one
   */
  Pool(Supplier<B> maker, Predicate<B> usable, Consumer<B> disposer) {
    this.maker = maker;
    this.usable = usable;
    this.disposer = disposer;
  }

  B take() {
    for (B kept = free.pollFirst(); kept != null; kept = free.pollFirst()) {
      if (usable.test(kept)) {
        return kept;
      }
      disposer.accept(kept);
    }
    return maker.get();
  }

  void giveBack(B used) {
    free.addFirst(used);
  }

  /** Frees all that have been given back. */
  @Override
  public void close() {
    for (B kept = free.pollFirst(); kept != null; kept = free.pollFirst()) {
      disposer.accept(kept);
    }
  }
}
