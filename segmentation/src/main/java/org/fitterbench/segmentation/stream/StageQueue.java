package org.fitterbench.segmentation.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.fitterbench.core.trace.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue between two stages that hands items out in their order, whatever the order in
 * which workers bring them; to workers that take runs it hands out each run in its order. An item
 * may enter when it is at most the capacity ahead of the next one to leave, the first that is still
 * to come. So that one always finds room, and stages cannot wait for each other in a circle.
 *
 * <p>Thread safe.
 */
final class StageQueue<T extends StreamItem> {
  private final Ticker ticker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition emptied = lock.newCondition();
  private final List<@Nullable Entry<T>> ring;
  private final int capacity;
  private final RunClaims claims;
  private OccupancyMeter occupancy;

  /** How many workers may still bring items. */
  private int producers;

  /** The next number to leave: all before it have left. */
  private long next;

  /** No number from here on enters or leaves. */
  private long end = Long.MAX_VALUE;

  private int size;

  private boolean aborted;

  /**
   * @param run how many consecutive items go to a worker that takes runs
   * @param producers how many workers bring items
   */
  StageQueue(int capacity, int run, int producers, Ticker ticker) {
    this.capacity = capacity;
    claims = new RunClaims(run);
    this.producers = producers;
    this.ticker = ticker;
    ring = new ArrayList<>(capacity);
    for (int i = 0; i < capacity; i++) {
      ring.add(null);
    }
    occupancy = new OccupancyMeter(capacity, ticker.nanos());
  }

  /** Measures how full it is from now on. */
  void startMeter() {
    lock.lock();
    try {
      occupancy = new OccupancyMeter(capacity, ticker.nanos());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds an item, waiting for room.
   *
   * @return false when it is not wanted any more; it stays the caller's
   */
  boolean put(Entry<T> entry) throws InterruptedException {
    lock.lock();
    try {
      while (isWanted(entry) && entry.number() - next >= capacity) {
        emptied.await();
      }
      return isWanted(entry) && add(entry);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds an item if there is room now.
   *
   * @return whether it was taken; else it stays the caller's
   */
  boolean offer(Entry<T> entry) {
    lock.lock();
    try {
      return isWanted(entry) && entry.number() - next < capacity && add(entry);
    } finally {
      lock.unlock();
    }
  }

  private boolean isWanted(Entry<T> entry) {
    return !aborted && entry.number() < end;
  }

  private boolean add(Entry<T> entry) {
    ring.set(place(entry.number()), entry);
    resize(size + 1);
    filled.signalAll();
    return true;
  }

  /**
   * Takes the next items, waiting until as many are there as can be.
   *
   * @param most how many at most, no more than the capacity
   * @param patienceNanos how long after the first of them was due fewer will do
   * @return at least one, in order; none when nothing more comes
   */
  List<Entry<T>> take(int most, long patienceNanos) throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        if (aborted) {
          return List.of();
        }
        int ready = ready(most);
        if (ready == most || producers == 0 || next + ready >= end) {
          return remove(ready);
        }
        if (ready == 0 || patienceNanos == StreamStage.UNTIL_FULL) {
          filled.await();
          continue;
        }
        Entry<T> first = ring.get(place(next));
        long until = first == null ? 0 : first.dueNanos() + patienceNanos;
        if (ticker.nanos() >= until) {
          return remove(ready);
        }
        ticker.await(filled, until);
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many are there without a gap from the next on, counted up to as many as are wanted. */
  private int ready(int most) {
    int ready = 0;
    while (ready < most && at(next + ready) != null) {
      ready++;
    }
    return ready;
  }

  private @Nullable Entry<T> at(long number) {
    Entry<T> entry = ring.get(place(number));
    // Behind the room that there is the place is that of an earlier number.
    return entry != null && entry.number() == number ? entry : null;
  }

  private List<Entry<T>> remove(int count) {
    List<Entry<T>> taken = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Entry<T> entry = ring.set(place(next++), null);
      if (entry != null) {
        taken.add(entry);
      }
    }
    resize(size - count);
    emptied.signalAll();
    return taken;
  }

  /** The place of one more worker that takes runs; then nobody may take otherwise. */
  RunClaims.Claim claim() {
    lock.lock();
    try {
      return claims.open();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the next item of a worker's run, waiting for it.
   *
   * @param claim of that worker
   * @return one item; none when nothing more comes
   */
  List<Entry<T>> take(RunClaims.Claim claim) throws InterruptedException {
    lock.lock();
    try {
      while (!aborted) {
        long number = claim.next();
        Entry<T> entry = at(number);
        if (entry != null) {
          ring.set(place(number), null);
          next = claim.taken();
          resize(size - 1);
          emptied.signalAll();
          return List.of(entry);
        }
        if (producers == 0 || number >= end) {
          return List.of();
        }
        filled.await();
      }
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  /** One of those that bring items has no more. */
  void producerDone() {
    lock.lock();
    try {
      producers--;
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets what is before a number through and gives up the rest, which will not be complete. */
  void endBefore(long number) {
    lock.lock();
    try {
      if (number >= end) {
        return;
      }
      end = number;
      discardFrom(number);
      wakeAll();
    } finally {
      lock.unlock();
    }
  }

  /** Gives up everything, and lets nobody wait any longer. */
  void abort() {
    lock.lock();
    try {
      aborted = true;
      discardFrom(next);
      wakeAll();
    } finally {
      lock.unlock();
    }
  }

  private void discardFrom(long number) {
    int left = size;
    for (int i = 0; i < capacity; i++) {
      Entry<T> entry = ring.get(i);
      if (entry != null && entry.number() >= number) {
        ring.set(i, null);
        entry.release();
        left--;
      }
    }
    resize(left);
  }

  private void wakeAll() {
    filled.signalAll();
    emptied.signalAll();
  }

  private void resize(int newSize) {
    size = newSize;
    occupancy.change(newSize, ticker.nanos());
  }

  private int place(long number) {
    return (int) (number % capacity);
  }

  /** How full it was until a moment that is not before the last change. */
  QueueStatistics statistics(long nowNanos) {
    lock.lock();
    try {
      return occupancy.statistics(nowNanos);
    } finally {
      lock.unlock();
    }
  }
}
