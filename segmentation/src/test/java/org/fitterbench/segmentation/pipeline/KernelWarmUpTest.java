package org.fitterbench.segmentation.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.segmentation.frame.Backdrop;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.frame.FrameKernel;
import org.fitterbench.segmentation.pipeline.SegmentationConfig.Refinement;
import org.junit.jupiter.api.Test;

class KernelWarmUpTest {
  private static final SegmentationConfig GREY =
      new SegmentationConfig(CutOut.MASK, new Backdrop.Blur(), Refinement.NONE);

  @Test
  void theFastestKernelsTakeOverWhenTheyNeedLessTimeThreeTimesInARow() throws InterruptedException {
    // Start, middle and end of each pass: the fastest lose, win twice, lose, and win for good.
    long[] plain = {10, 30, 30, 30, 40, 40, 40};
    long[] fast = {90, 20, 20, 50, 10, 10, 10};
    Steps clock = new Steps(plain, fast);
    try (KernelWarmUp warmUp = KernelWarmUp.start(GREY, clock)) {
      warmUp.await();
      assertEquals(FrameKernel.fastest(), warmUp.get());
    }
    assertEquals(
        FrameKernel.fastest() == FrameKernel.SCALAR ? 0 : 3 * plain.length, clock.calls.get());
  }

  @Test
  void thePlainKernelsServeWhenItIsClosedBefore() throws InterruptedException {
    KernelWarmUp closed;
    try (KernelWarmUp warmUp = KernelWarmUp.start(GREY, new Steps(new long[0], new long[0]))) {
      closed = warmUp;
    }
    closed.await();
    assertEquals(FrameKernel.SCALAR, closed.get());
  }

  @Test
  void whereNobodyTellsTheTimeTheFastestTakeOverInTheEnd() throws InterruptedException {
    try (KernelWarmUp warmUp = KernelWarmUp.start(GREY, new Steps(new long[0], new long[0]))) {
      warmUp.await();
      assertEquals(FrameKernel.fastest(), warmUp.get());
    }
  }

  @Test
  void aReportSaysWhichKernelsWorkedOnHowManyFrames() {
    KernelUse use = new KernelUse(() -> FrameKernel.VECTOR);
    assertEquals("vector", use.words());
    use.finished(FrameKernel.SCALAR);
    use.finished(FrameKernel.SCALAR);
    assertEquals("scalar", use.words());
    use.finished(FrameKernel.VECTOR);
    assertEquals("scalar for 2 frames, then vector", use.words());
  }

  /** A clock of a thread whose passes take known times; it stands still after them. */
  private static final class Steps implements ProcessorClock {
    private final long[] plain;
    private final long[] fast;
    private final AtomicLong calls = new AtomicLong();
    private long now;

    Steps(long[] plain, long[] fast) {
      this.plain = plain;
      this.fast = fast;
    }

    @Override
    public int processors() {
      return 1;
    }

    @Override
    public long threadNanos() {
      int call = (int) calls.getAndIncrement();
      int pass = call / 3;
      if (pass < plain.length) {
        now +=
            switch (call % 3) {
              case 1 -> plain[pass];
              case 2 -> fast[pass];
              default -> 0;
            };
      }
      return now;
    }

    @Override
    public OptionalLong processNanos() {
      return OptionalLong.empty();
    }
  }
}
