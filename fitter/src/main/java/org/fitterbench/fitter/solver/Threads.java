package org.fitterbench.fitter.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntConsumer;

/** Runs numbered parts of work on the calling thread and on those of the common pool. */
final class Threads {
  private Threads() {}

  /**
   * Runs every part once. Which thread runs a part must make no difference to what it computes.
   *
   * @param threads how many at most, the caller among them; thread n runs the parts n, n + threads,
   *     …
   */
  static void run(int threads, int parts, IntConsumer part) {
    int used = Math.min(threads, parts);
    List<ForkJoinTask<?>> others = new ArrayList<>(Math.max(0, used - 1));
    for (int thread = 1; thread < used; thread++) {
      int first = thread;
      others.add(ForkJoinPool.commonPool().submit(() -> runFrom(first, used, parts, part)));
    }
    runFrom(0, used, parts, part);
    others.forEach(ForkJoinTask::join);
  }

  private static void runFrom(int first, int step, int parts, IntConsumer part) {
    for (int index = first; index < parts; index += step) {
      part.accept(index);
    }
  }
}
