package org.fitterbench.facemorph.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Shares out the rows of a picture to threads, a band of neighbouring rows to each. */
public final class RowBands {
  private RowBands() {}

  /** The work on some rows; bands run at the same time and must not depend on each other. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does some rows.
     *
     * @param from first row
     * @param to behind the last row
     */
    void rows(int from, int to);
  }

  /**
   * Does all rows and returns when they are done.
   *
   * @param threads how many work, the caller among them, at least 1
   */
  public static void run(int rows, int threads, Work work) {
    if (threads < 1) {
      throw new IllegalArgumentException("Nobody cannot work: " + threads);
    }
    int bands = Math.min(threads, Math.max(1, rows));
    if (bands == 1) {
      work.rows(0, rows);
      return;
    }
    try (ExecutorService helpers = Executors.newFixedThreadPool(bands - 1)) {
      List<Future<?>> others = new ArrayList<>();
      for (int band = 1; band < bands; band++) {
        int from = edge(band, bands, rows);
        int to = edge(band + 1, bands, rows);
        others.add(helpers.submit(() -> work.rows(from, to)));
      }
      work.rows(0, edge(1, bands, rows));
      for (Future<?> other : others) {
        await(other);
      }
    }
  }

  private static int edge(int band, int bands, int rows) {
    return (int) ((long) band * rows / bands);
  }

  private static void await(Future<?> band) {
    try {
      band.get();
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case RuntimeException exception -> throw exception;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(failure);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a band of rows", interrupted);
    }
  }
}
