package org.fitterbench.segmentation.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.core.trace.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stages whose work is simulated: it takes what the clocks' hands are moved by. */
@Timeout(20)
final class OverlapEfficiencyTest {
  private static final int ITEMS = 99;
  private static final long SECOND = 1_000_000_000;

  private final HandTicker ticker = HandTicker.still();

  @Test
  void stagesThatAlwaysWorkAtTheSameTimeAreWhollyOverlapped() {
    HandProcessors processors = new HandProcessors(2);
    // Both work 10 ms on neighbouring items, while one and the same 10 ms pass.
    CyclicBarrier together = new CyclicBarrier(2, () -> ticker.advance(10));
    StreamStage<Ball> first =
        stage(
            "first",
            ball -> {
              processors.work(10);
              if (ball.number() == 0) {
                ticker.advance(10);
              } else {
                await(together);
              }
            });
    StreamStage<Ball> second =
        stage(
            "second",
            ball -> {
              processors.work(10);
              if (ball.number() == ITEMS - 1) {
                ticker.advance(10);
              } else {
                await(together);
              }
            });
    StreamStatistics statistics = run(processors, 4, first, second);
    assertEquals(SECOND, statistics.elapsedNanos());
    // The first item's first stage and the last item's second have no company.
    assertEquals(ITEMS / (ITEMS + 1.0), statistics.overlapEfficiency().orElseThrow(), 1e-12);
  }

  @Test
  void stagesThatWorkOneAfterAnotherReachTheShareOfOneProcessor() {
    HandProcessors processors = new HandProcessors(2);
    StreamStatistics statistics =
        run(processors, 1, serial(processors, "first", 5), serial(processors, "second", 5));
    assertEquals(0.5, statistics.overlapEfficiency().orElseThrow(), 1e-12);
  }

  @Test
  void ofSerialStagesOnManyProcessorsTheLongestIsTheBound() {
    HandProcessors processors = new HandProcessors(16);
    StreamStatistics statistics =
        run(processors, 1, serial(processors, "short", 2), serial(processors, "long", 8));
    assertEquals(0.8, statistics.overlapEfficiency().orElseThrow(), 1e-12);
    assertEquals(1 / 16.0, statistics.processorShare().orElseThrow(), 1e-12);
  }

  @Test
  void beingBusyWithoutAProcessorIsNoWork() {
    // On the clock for the whole second, on a processor for a quarter of it.
    StreamStatistics crowded = statistics(4, SECOND, 0.25, stage(SECOND, SECOND / 4, 1));
    assertEquals(0.25, crowded.overlapEfficiency().orElseThrow(), 1e-12);
  }

  @Test
  void theWorkersOfAStageShareItsWork() {
    StreamStatistics shared = statistics(4, SECOND, 1, stage(2 * SECOND, SECOND, 2));
    assertEquals(0.5, shared.overlapEfficiency().orElseThrow(), 1e-12);
  }

  @Test
  void threadsOfNativeLibrariesCountAsTheProcessesWork() {
    StreamStatistics coded = statistics(2, SECOND, 1.8, stage(SECOND, SECOND / 10, 1));
    assertEquals(0.9, coded.overlapEfficiency().orElseThrow(), 1e-12);
  }

  @Test
  void whereNobodyTellsProcessorTimeThereIsNoFigure() {
    StreamStatistics untold =
        new StreamStatistics(
            SECOND, 1, 0, List.of(stage(SECOND, 0, 1)), List.of(), 2, OptionalLong.empty());
    assertEquals(OptionalDouble.empty(), untold.overlapEfficiency());
    assertEquals(OptionalDouble.empty(), untold.processorShare());
  }

  @Test
  void theSystemsClockCountsWhatAThreadWorksAndNotWhatItWaits() throws InterruptedException {
    ProcessorClock system = ProcessorClock.system();
    long start = system.threadNanos();
    long processStart = system.processNanos().orElseThrow();
    long begun = Ticker.system().nanos();
    Thread.sleep(200);
    long slept = system.threadNanos() - start;
    assertTrue(slept < (Ticker.system().nanos() - begun) / 2, "slept for " + slept);
    while (system.threadNanos() - start < 50_000_000) {
      Thread.onSpinWait();
    }
    // The process's time is told in steps of 10 ms.
    assertTrue(system.processNanos().orElseThrow() - processStart >= 30_000_000);
  }

  private static StageStatistics stage(long busyNanos, long processorNanos, int workers) {
    return new StageStatistics(
        "stage", workers, 1, busyNanos, 0, 0, processorNanos, Optional.empty(), Latencies.NONE);
  }

  private static StreamStatistics statistics(
      int processors, long elapsedNanos, double workSeconds, StageStatistics stage) {
    return new StreamStatistics(
        elapsedNanos,
        1,
        0,
        List.of(stage),
        List.of(),
        processors,
        OptionalLong.of(Math.round(workSeconds * SECOND)));
  }

  private StreamStage<Ball> serial(HandProcessors processors, String name, long millis) {
    return stage(
        name,
        ball -> {
          processors.work(millis);
          ticker.advance(millis);
        });
  }

  private static StreamStage<Ball> stage(String name, Consumer<Ball> work) {
    return StreamStage.ofSingles(name, 1, 1, () -> balls -> balls.forEach(work));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The stages are only read.
  private StreamStatistics run(HandProcessors processors, int most, StreamStage<Ball>... stages) {
    return new StagedStream<>(
            new Ball.Bag(ITEMS),
            "source",
            List.of(stages),
            Optional.empty(),
            most,
            ticker,
            processors)
        .run()
        .statistics();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
