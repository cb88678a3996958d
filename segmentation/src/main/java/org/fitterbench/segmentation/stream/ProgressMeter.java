package org.fitterbench.segmentation.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * When how many items were finished, at moments that lie equally many items apart. Its size does
 * not depend on how much is recorded: when it is full, every other moment is given up.
 *
 * <p>Thread safe.
 */
final class ProgressMeter {
  static final int MOST = 256;

  private final List<Milestone> moments = new ArrayList<>(MOST);
  private long items;
  private long stride = 1;

  /** Adds items that were finished at a moment of the ticker. */
  synchronized void record(int finished, long nanos) {
    items += finished;
    long last = moments.isEmpty() ? 0 : moments.getLast().items();
    if (items - last < stride) {
      return;
    }
    moments.add(new Milestone(items, nanos));
    if (moments.size() == MOST) {
      List<Milestone> kept = new ArrayList<>(MOST);
      for (int i = 1; i < MOST; i += 2) {
        kept.add(moments.get(i));
      }
      moments.clear();
      moments.addAll(kept);
      stride *= 2;
    }
  }

  /** The moments, from a start on. */
  synchronized List<Milestone> since(long startNanos) {
    return moments.stream()
        .map(moment -> new Milestone(moment.items(), moment.nanos() - startNanos))
        .toList();
  }
}
