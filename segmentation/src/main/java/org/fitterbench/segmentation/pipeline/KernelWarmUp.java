package org.fitterbench.segmentation.pipeline;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.segmentation.frame.FrameKernel;

/**
 * Makes the fastest kernels ready on a thread of its own, and tells which ones to use by then.
 *
 * <p>Until the JVM's optimising compiler has come to them, vector kernels make an object of every
 * vector and are many times slower than plain ones. So both work on small frames, and the plain
 * ones serve until the fastest have taken less of a processor's time for the same work.
 */
public final class KernelWarmUp implements Supplier<FrameKernel>, AutoCloseable {
  /** Passes without a rest between them: as many rows as draw the compiler's attention. */
  private static final int CLOSE_PASSES = 16;

  /** How long to leave the processor to the compiler between later passes. */
  private static final long REST_MILLIS = 20;

  /** So many times in a row the fastest must have been faster. */
  private static final int WINS = 3;

  /** After so many passes kernels are compiled even where nobody tells a processor's time. */
  private static final int MOST_PASSES = 300;

  private final SegmentationConfig made;
  private final ProcessorClock processors;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile FrameKernel ready = FrameKernel.SCALAR;

  private KernelWarmUp(SegmentationConfig made, ProcessorClock processors) {
    this.made = made;
    this.processors = processors;
  }

  /**
   * Begins.
   *
   * @param made what will be made of the frames
   */
  public static KernelWarmUp start(SegmentationConfig made, ProcessorClock processors) {
    KernelWarmUp warmUp = new KernelWarmUp(made, processors);
    Thread.ofPlatform().daemon().name("segment-warm-up").start(warmUp::run);
    return warmUp;
  }

  /** The kernels to use for the next frame. */
  @Override
  public FrameKernel get() {
    return ready;
  }

  /** Waits until the fastest kernels are ready or this has been closed. */
  void await() throws InterruptedException {
    ended.await();
  }

  private void run() {
    try {
      FrameKernel fastest = FrameKernel.fastest();
      if (fastest != FrameKernel.SCALAR && compiled(fastest)) {
        ready = fastest;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  /** Works until kernels are compiled; false when it was closed before. */
  private boolean compiled(FrameKernel fastest) throws InterruptedException {
    try (SmallFrame plain = new SmallFrame(made, FrameKernel.SCALAR);
        SmallFrame fast = new SmallFrame(made, fastest)) {
      int wins = 0;
      for (int pass = 1; wins < WINS && pass <= MOST_PASSES; pass++) {
        if (closed.await(pass <= CLOSE_PASSES ? 0 : REST_MILLIS, TimeUnit.MILLISECONDS)) {
          return false;
        }
        long start = processors.threadNanos();
        plain.process();
        long middle = processors.threadNanos();
        fast.process();
        wins = processors.threadNanos() - middle < middle - start ? wins + 1 : 0;
      }
      return true;
    }
  }

  /** Asks for an end, which comes after the pass that is under way. */
  @Override
  public void close() {
    closed.countDown();
  }
}
