package org.fitterbench.facemorph.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a run that go on beside the calling thread. A part that nobody has begun when its result
 * is wanted is done by whoever wants it, so one thread is enough. When a part fails the others are
 * told to stop.
 */
final class SideTasks implements AutoCloseable {
  private final StopRequest stop;
  private final @Nullable ExecutorService threads;
  private final List<FutureTask<?>> tasks = new ArrayList<>();

  /**
   * @param workers threads that work; with one, everything is done by the calling thread
   */
  SideTasks(int workers, StopRequest stop) {
    this.stop = stop;
    threads =
        workers == 1
            ? null
            : Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().daemon().name("morph-", 1).factory());
  }

  /** Begins a part when a thread is free. */
  <T> FutureTask<T> start(Supplier<T> part) {
    FutureTask<T> task = new FutureTask<>(() -> guarded(part));
    tasks.add(task);
    if (threads != null) {
      threads.execute(task);
    }
    return task;
  }

  private <T> T guarded(Supplier<T> part) {
    try {
      return part.get();
    } catch (RuntimeException | Error failure) {
      stop.fail();
      throw failure;
    }
  }

  /** The result of a part that was started. */
  <T> T join(FutureTask<T> task) {
    // Does nothing when the task is running or done.
    task.run();
    try {
      return task.get();
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case RuntimeException exception -> throw exception;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(failure);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      stop.fail();
      throw new StopRequest.StoppedException();
    }
  }

  /**
   * Does a part on the calling thread, and returns when all parts are done.
   *
   * @throws RuntimeException what made a part fail, rather than what stopped the others
   */
  void finishWith(Runnable ownPart) {
    RuntimeException failure =
        failureOf(() ->
            guarded(() -> {
              ownPart.run();
              return true;
            }));
    for (FutureTask<?> task : tasks) {
      RuntimeException other = failureOf(() -> join(task));
      if (failure == null || failure instanceof StopRequest.StoppedException) {
        failure = other == null ? failure : other;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static @Nullable RuntimeException failureOf(Runnable part) {
    try {
      part.run();
      return null;
    } catch (RuntimeException failure) {
      return failure;
    }
  }

  /** Waits for what is still running. */
  @Override
  public void close() {
    if (threads != null) {
      threads.close();
    }
  }
}
