package org.fitterbench.segmentation.stream;

import java.util.Optional;

/**
 * Where items come from. Used by one thread.
 *
 * @param <T> the items
 */
@FunctionalInterface
public interface StreamSource<T extends StreamItem> {
  /**
   * The next item; empty when there are no more.
   *
   * @throws RuntimeException when nothing more can be read; what was read before goes through all
   *     stages
   */
  Optional<T> next();
}
