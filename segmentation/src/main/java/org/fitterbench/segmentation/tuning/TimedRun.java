package org.fitterbench.segmentation.tuning;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.fitterbench.core.trace.Ticker;
import org.fitterbench.segmentation.pipeline.VideoPipeline;
import org.fitterbench.segmentation.pipeline.VideoResult;
import org.fitterbench.segmentation.stream.StreamStatistics;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that runs on a thread of its own while its caller watches it, and stops it when enough
 * was seen.
 */
final class TimedRun {
  private static final long LOOK_NANOS = 20_000_000;

  private final VideoPipeline pipeline;
  private final Ticker ticker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition over = lock.newCondition();
  private @Nullable VideoResult result;
  private @Nullable Throwable failure;

  private TimedRun(VideoPipeline pipeline, Ticker ticker) {
    this.pipeline = pipeline;
    this.ticker = ticker;
  }

  /** Says when a run has been seen for long enough. */
  interface Watcher {
    /** Whether a run may end now; asked again and again, in order of time. */
    boolean hasSeenEnough(StreamStatistics now);
  }

  /** Runs a pipeline until it ends or its watcher has seen enough. */
  static VideoResult watch(VideoPipeline pipeline, Watcher watcher, Ticker ticker) {
    TimedRun run = new TimedRun(pipeline, ticker);
    Thread thread = Thread.ofPlatform().daemon().name("tune-run").start(run::work);
    try {
      run.follow(watcher);
    } finally {
      pipeline.stop();
      join(thread);
    }
    return run.outcome();
  }

  private void work() {
    try {
      result = pipeline.run();
    } catch (RuntimeException | Error failed) {
      failure = failed;
    } finally {
      lock.lock();
      try {
        over.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void follow(Watcher watcher) {
    lock.lock();
    try {
      while (result == null && failure == null) {
        if (watcher.hasSeenEnough(pipeline.statistics())) {
          return;
        }
        ticker.await(over, ticker.nanos() + LOOK_NANOS);
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException asked) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private VideoResult outcome() {
    return switch (failure) {
      case RuntimeException own -> throw own;
      case Error error -> throw error;
      case null -> {
        if (result == null) {
          throw new IllegalStateException("The run has no outcome");
        }
        yield result;
      }
      default -> throw new IllegalStateException(failure);
    };
  }
}
