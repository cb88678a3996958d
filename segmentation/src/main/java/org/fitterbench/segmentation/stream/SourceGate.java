package org.fitterbench.segmentation.stream;

import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.fitterbench.core.trace.Ticker;

/**
 * Where the source waits: while the stream is paused, while enough items are under way, and until
 * an item is due.
 *
 * <p>Thread safe.
 */
final class SourceGate {
  private final Ticker ticker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final int most;
  private int underWay;
  private boolean stopped;
  private boolean paused;
  private long pausedSinceNanos;
  private long pausedNanos;

  /**
   * @param most how many items may be under way
   */
  SourceGate(int most, Ticker ticker) {
    this.most = most;
    this.ticker = ticker;
  }

  /** Lets nothing more through. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  void setPaused(boolean pause) {
    lock.lock();
    try {
      if (pause && !paused) {
        pausedSinceNanos = ticker.nanos();
      } else if (!pause && paused) {
        pausedNanos += ticker.nanos() - pausedSinceNanos;
      }
      paused = pause;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits while the stream is paused.
   *
   * @return false when the stream has been stopped
   */
  boolean awaitGoing() throws InterruptedException {
    lock.lock();
    try {
      while (paused && !stopped) {
        changed.await();
      }
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets one more item under way, once there are few enough.
   *
   * @return false when the stream has been stopped
   */
  boolean enter() throws InterruptedException {
    lock.lock();
    try {
      while (underWay >= most && !stopped) {
        changed.await();
      }
      underWay += stopped ? 0 : 1;
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  /** Lets one more item under way if there are few enough now. */
  boolean tryEnter() {
    lock.lock();
    try {
      boolean room = underWay < most && !stopped;
      underWay += room ? 1 : 0;
      return room;
    } finally {
      lock.unlock();
    }
  }

  /** An item that had entered is through, or given up. */
  void leave() {
    lock.lock();
    try {
      underWay--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a time has come. Time in which the stream is paused does not count.
   *
   * @param nanos on the ticker's scale, had there been no pause
   * @return when that was with the pauses; empty when the stream has been stopped
   */
  OptionalLong awaitDue(long nanos) throws InterruptedException {
    lock.lock();
    try {
      while (!stopped) {
        if (paused) {
          changed.await();
        } else if (ticker.nanos() >= nanos + pausedNanos) {
          return OptionalLong.of(nanos + pausedNanos);
        } else {
          ticker.await(changed, nanos + pausedNanos);
        }
      }
      return OptionalLong.empty();
    } finally {
      lock.unlock();
    }
  }
}
