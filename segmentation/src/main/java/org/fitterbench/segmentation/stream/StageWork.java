package org.fitterbench.segmentation.stream;

import java.util.List;

/**
 * What one worker of a stage does with its items. Opened, used and closed by one thread.
 *
 * @param <T> the items
 */
@FunctionalInterface
public interface StageWork<T extends StreamItem> extends AutoCloseable {
  /**
   * Works on items in place.
   *
   * @param items consecutive ones: one, or up to the stage's batch size
   */
  void process(List<T> items);

  /** Gives back what the worker holds. */
  @Override
  default void close() {}
}
