package org.fitterbench.benchmarks.runner;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run cleanly when the process is asked to end, by Ctrl-C for example: the JVM waits a
 * moment until the run has stopped and its last words are said.
 */
public final class InterruptHook implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 5;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  private InterruptHook(Runnable stop) {
    thread =
        new Thread(
            () -> {
              stop.run();
              awaitEnd();
            },
            "interrupt");
  }

  /**
   * Listens from now on.
   *
   * @param stop asks the run to stop, without waiting for it
   */
  public static InterruptHook on(Runnable stop) {
    InterruptHook hook = new InterruptHook(stop);
    Runtime.getRuntime().addShutdownHook(hook.thread);
    return hook;
  }

  private void awaitEnd() {
    try {
      boolean inTime = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!inTime) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** The run has ended and said so. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running and has just been told that it may end.
      Thread.onSpinWait();
    }
  }
}
