package org.fitterbench.fitter.model;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Threads that share the columns of a matrix: worker w of W does columns w, w + W, w + 2·W and so
 * on, each worker with its own scratch space, so that what a column gets does not depend on how
 * many there are.
 *
 * @param <S> a worker's scratch space
 */
final class ColumnWorkers<S> {
  /** Computes one column with a worker's scratch space. */
  @FunctionalInterface
  interface Column<S> {
    void compute(S scratch, int column);
  }

  private final List<S> scratches;

  /**
   * @param workers threads at most, at least 1
   * @param columns columns of the matrices to come
   * @param scratch makes a worker's scratch space
   */
  ColumnWorkers(int workers, int columns, Supplier<S> scratch) {
    scratches = Stream.generate(scratch).limit(Math.clamp(columns, 1, workers)).toList();
  }

  /** Refuses a number of threads that is none. */
  static void checkCount(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("At least one thread: " + workers);
    }
  }

  /** As many as the machine has processors. */
  static int ofThisMachine() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Computes the columns 0 to {@code columns} (exclusive). */
  void compute(int columns, Column<S> work) {
    if (scratches.size() == 1) {
      computeEvery(1, 0, columns, work);
    } else {
      IntStream.range(0, scratches.size())
          .parallel()
          .forEach(worker -> computeEvery(scratches.size(), worker, columns, work));
    }
  }

  private void computeEvery(int stride, int first, int columns, Column<S> work) {
    for (int column = first; column < columns; column += stride) {
      work.compute(scratches.get(first), column);
    }
  }
}
