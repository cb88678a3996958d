package org.fitterbench.segmentation.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.core.trace.Ticker;
import org.fitterbench.segmentation.stream.StreamOutcome.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stages whose workers take runs of consecutive items. */
@Timeout(20)
final class RunStageTest {
  private static final int RUN = 8;

  private final List<Integer> left = Collections.synchronizedList(new ArrayList<>());
  private final List<List<Integer>> workers = Collections.synchronizedList(new ArrayList<>());

  @ParameterizedTest
  @CsvSource({"1, 500, 99", "2, 503, 99", "3, 505, 99", "3, 503, 2", "2, 100, 1"})
  void eachRunIsOneWorkersAndAllLeaveInOrder(int count, int items, int underWay) {
    Ball.Bag bag = new Ball.Bag(items);
    StreamOutcome outcome = run(bag, underWay, runs(count, number -> {}));
    assertEquals(Status.COMPLETE, outcome.status());
    assertEquals(numbersTo(items), left);
    for (List<Integer> seen : workers) {
      for (int i = 0; i < seen.size(); i++) {
        boolean begins = seen.get(i) % RUN == 0;
        assertTrue(
            begins || (i > 0 && seen.get(i) == seen.get(i - 1) + 1),
            () -> "a worker has not all of its runs: " + seen);
      }
    }
    assertEquals(items, workers.stream().mapToInt(List::size).sum());
    for (StageStatistics stage : outcome.statistics().stages()) {
      assertEquals(items, stage.items(), stage.name());
    }
    assertTrue(bag.mostOut() <= underWay, bag.mostOut() + " under way");
    assertEquals(0, bag.out());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, RUN - 1, RUN, RUN + 1})
  void fewItemsGoThroughToo(int items) {
    Ball.Bag bag = new Ball.Bag(items);
    assertEquals(Status.COMPLETE, run(bag, 99, runs(3, number -> {})).status());
    assertEquals(numbersTo(items), left);
  }

  @Test
  void aRunIsWorkedOnBeforeTheOneBeforeItIsDone() {
    CountDownLatch later = new CountDownLatch(1);
    StreamStage<Ball> stage =
        runs(
            2,
            number -> {
              if (number == 0) {
                await(later);
              } else if (number == RUN) {
                later.countDown();
              }
            });
    Ball.Bag bag = new Ball.Bag(100);
    assertEquals(Status.COMPLETE, run(bag, 99, stage).status());
    assertEquals(numbersTo(100), left);
  }

  @Test
  void whatIsBeforeAnItemThatFailsInALaterRunGoesThrough() {
    CountDownLatch failing = new CountDownLatch(1);
    StreamStage<Ball> stage =
        runs(
            2,
            number -> {
              if (number == 5) {
                await(failing);
              } else if (number == RUN + 4) {
                failing.countDown();
                throw new IllegalStateException("no frame");
              }
            });
    Ball.Bag bag = new Ball.Bag(100);
    StreamOutcome outcome = run(bag, 99, stage);
    assertEquals("no frame", outcome.failure().orElseThrow().getMessage());
    assertEquals(numbersTo(RUN + 4), left);
    assertEquals(0, bag.out());
  }

  @Test
  void aStopLetsNobodyWaitForARun() throws InterruptedException {
    Ball.Bag bag = new Ball.Bag(Integer.MAX_VALUE);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    StreamStage<Ball> stage =
        runs(
            3,
            number -> {
              if (number == 3 * RUN) {
                begun.countDown();
                await(stopped);
              }
            });
    StagedStream<Ball> stream = stream(bag, 99, stage);
    Thread stopper =
        Thread.ofPlatform()
            .start(() -> {
              await(begun);
              stream.stop();
              stopped.countDown();
            });
    assertEquals(Status.STOPPED, stream.run().status());
    stopper.join();
    assertEquals(numbersTo(left.size()), left);
    assertEquals(0, bag.out());
  }

  @Test
  void runsOfBatchesAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new StreamStage<Ball>("work", 1, 9, 2, 0, RUN, () -> balls -> {}));
  }

  private static List<Integer> numbersTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  /** What is done with an item. */
  @FunctionalInterface
  private interface Task {
    void run(int number);
  }

  private StreamStage<Ball> runs(int count, Task task) {
    return StreamStage.ofRuns(
        "runs",
        count,
        RUN * (count - 1) + 2,
        RUN,
        () -> {
          List<Integer> own = new ArrayList<>();
          workers.add(own);
          return balls -> {
            own.addAll(Ball.numbers(balls));
            task.run(balls.getFirst().number());
          };
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  private StreamOutcome run(Ball.Bag bag, int underWay, StreamStage<Ball> stage) {
    return stream(bag, underWay, stage).run();
  }

  private StagedStream<Ball> stream(Ball.Bag bag, int underWay, StreamStage<Ball> stage) {
    StreamStage<Ball> before = StreamStage.ofSingles("before", 2, 3, () -> balls -> {});
    StreamStage<Ball> last =
        StreamStage.ofSingles("last", 1, 2 * RUN, () -> balls -> left.addAll(Ball.numbers(balls)));
    return new StagedStream<>(
        bag,
        "source",
        List.of(before, stage, last),
        Optional.empty(),
        underWay,
        Ticker.system(),
        ProcessorClock.system());
  }
}
