package org.fitterbench.benchmarks.limit;

import java.util.stream.IntStream;

/**
 * The four kernels of STREAM (McCalpin, Memory Bandwidth and Machine Balance in Current High
 * Performance Computers, 1995), in single precision. Bytes are counted as STREAM does: what the
 * kernel reads and writes, not what a cache reads before it is overwritten.
 */
public enum StreamKernel {
  /** c = a. */
  COPY(2),
  /** b = s·c. */
  SCALE(2),
  /** c = a + b. */
  ADD(3),
  /** a = b + s·c. */
  TRIAD(3);

  private static final float SCALAR = 3;

  private final int arrays;

  StreamKernel(int arrays) {
    this.arrays = arrays;
  }

  /** Bytes that one pass over arrays of {@code length} numbers moves. */
  public long bytes(int length) {
    return (long) arrays * Float.BYTES * length;
  }

  /**
   * Passes over arrays of one length once, each thread over its own part.
   *
   * @param threads how many, the caller's among them; the others are those of the common pool
   */
  public void run(float[] a, float[] b, float[] c, int threads) {
    if (threads == 1) {
      run(a, b, c, 0, a.length);
    } else {
      IntStream.range(0, threads)
          .parallel()
          .forEach(part ->
              run(a, b, c, start(part, threads, a.length), start(part + 1, threads, a.length)));
    }
  }

  private static int start(int part, int parts, int length) {
    return Math.toIntExact((long) part * length / parts);
  }

  private void run(float[] a, float[] b, float[] c, int from, int to) {
    switch (this) {
      case COPY -> copy(a, c, from, to);
      case SCALE -> scale(c, b, from, to);
      case ADD -> add(a, b, c, from, to);
      case TRIAD -> triad(b, c, a, from, to);
    }
  }

  private static void copy(float[] in, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = in[i];
    }
  }

  private static void scale(float[] in, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = SCALAR * in[i];
    }
  }

  private static void add(float[] first, float[] second, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = first[i] + second[i];
    }
  }

  private static void triad(float[] first, float[] second, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = first[i] + SCALAR * second[i];
    }
  }
}
