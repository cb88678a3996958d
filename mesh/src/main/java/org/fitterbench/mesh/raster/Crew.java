package org.fitterbench.mesh.raster;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads, the caller among them, that share out numbered items of work without
 * allocating. One caller at a time.
 */
final class Crew implements AutoCloseable {
  /** A part of the work; items may run in any order and at the same time. */
  @FunctionalInterface
  interface Work {
    /**
     * Does one item.
     *
     * @param item which, from 0
     * @param worker who does it, from 0; never two items of one worker at once
     */
    void item(int item, int worker);
  }

  /** Between the phases of a frame a worker waits this often before it goes to sleep. */
  private static final int SPINS = 2000;

  private static final Work NOTHING = (item, worker) -> {};

  private final Thread[] threads;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * The round in the upper half, the items not yet claimed in the lower. A claim succeeds only on
   * the round it was read in, and a new round starts only when every item of the last is done, so
   * who claims an item sees that round's work.
   */
  private final AtomicLong ticket = new AtomicLong();

  private final AtomicInteger unfinished = new AtomicInteger();
  private volatile Work work = NOTHING;
  private volatile boolean closed;
  private volatile @Nullable Thread waiting;

  /**
   * @param workers the caller and the threads that help it, at least 1
   */
  Crew(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("Nobody cannot work: " + workers);
    }
    threads = new Thread[workers - 1];
    for (int i = 0; i < threads.length; i++) {
      int worker = i + 1;
      threads[i] =
          Thread.ofPlatform().daemon().name("render-" + worker).unstarted(() -> serve(worker));
    }
    for (Thread thread : threads) {
      thread.start();
    }
  }

  int workers() {
    return threads.length + 1;
  }

  /** Runs all items and returns when they are done. */
  void run(Work newWork, int items) {
    if (items == 0) {
      return;
    }
    work = newWork;
    unfinished.set(items);
    ticket.set(((ticket.get() >>> 32) + 1) << 32 | items);
    if (items > 1) {
      for (Thread thread : threads) {
        LockSupport.unpark(thread);
      }
    }
    claimAll(0);
    awaitOthers();
    Throwable thrown = failure.getAndSet(null);
    switch (thrown) {
      case null -> {}
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException(thrown);
    }
  }

  private void claimAll(int worker) {
    while (true) {
      long seen = ticket.get();
      int left = (int) seen;
      if (left == 0) {
        return;
      }
      Work current = work;
      if (ticket.compareAndSet(seen, seen - 1)) {
        runItem(current, left - 1, worker);
      }
    }
  }

  private void runItem(Work current, int item, int worker) {
    try {
      current.item(item, worker);
    } catch (RuntimeException | Error thrown) {
      failure.compareAndSet(null, thrown);
    } finally {
      if (unfinished.decrementAndGet() == 0) {
        LockSupport.unpark(waiting);
      }
    }
  }

  private void awaitOthers() {
    int spins = 0;
    while (unfinished.get() > 0) {
      if (spins++ < SPINS) {
        Thread.onSpinWait();
      } else {
        waiting = Thread.currentThread();
        if (unfinished.get() > 0) {
          LockSupport.park(this);
        }
        waiting = null;
      }
    }
  }

  private void serve(int worker) {
    int spins = 0;
    while (!closed) {
      if ((int) ticket.get() > 0) {
        claimAll(worker);
        spins = 0;
      } else if (spins++ < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
        spins = 0;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }
}
