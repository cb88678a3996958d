package org.fitterbench.segmentation.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.core.trace.Ticker;
import org.fitterbench.segmentation.stream.StreamOutcome.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class StagedStreamTest {
  private final List<Integer> seen = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void noThreadIsLeft() {
    assertEquals(
        List.of(),
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith("segment-"))
            .toList());
  }

  @Test
  void itemsLeaveInTheirOrderHoweverUnevenTheWorkersAre() {
    Ball.Bag bag = new Ball.Bag(500);
    StreamOutcome outcome =
        stream(bag, uneven("first", 4, 3), uneven("second", 3, 2), recording("last")).run();
    assertEquals(Status.COMPLETE, outcome.status());
    assertEquals(IntStream.range(0, 500).boxed().toList(), seen);
    assertEquals(0, bag.out());
    assertEquals(500, outcome.statistics().finished());
  }

  @Test
  void noMoreItemsAreUnderWayThanQueuesAndWorkersHold() {
    Ball.Bag bag = new Ball.Bag(300);
    stream(bag, uneven("first", 2, 3), uneven("second", 2, 2), recording("last")).run();
    int room = 1 + (3 + 2) + (2 + 2) + (4 + 1);
    assertTrue(bag.mostOut() <= room, bag.mostOut() + " of " + room);
  }

  @Test
  void noMoreItemsAreUnderWayThanAskedFor() {
    Ball.Bag bag = new Ball.Bag(100);
    List<StreamStage<Ball>> stages =
        List.of(uneven("first", 2, 3), uneven("second", 2, 2), recording("last"));
    new StagedStream<>(
            bag, "source", stages, Optional.empty(), 1, Ticker.system(), ProcessorClock.system())
        .run();
    assertEquals(1, bag.mostOut());
    assertEquals(100, seen.size());
  }

  @Test
  void batchesAreFullButForTheLast() {
    List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
    StreamStage<Ball> stage =
        StreamStage.ofBatches(
            "batch",
            2,
            8,
            4,
            StreamStage.UNTIL_FULL,
            () -> balls -> batches.add(Ball.numbers(balls)));
    stream(new Ball.Bag(10), stage, recording("last")).run();
    List<List<Integer>> inOrder =
        batches.stream().sorted((a, b) -> a.getFirst() - b.getFirst()).toList();
    assertEquals(List.of(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9)), inOrder);
  }

  @Test
  void whatIsBeforeAFailingItemGoesThroughAndTheRestIsGivenBack() {
    Ball.Bag bag = new Ball.Bag(1000);
    RuntimeException broken = new IllegalStateException("item 37 is broken");
    StreamStage<Ball> failing =
        StreamStage.ofSingles(
            "fail",
            3,
            5,
            () ->
                balls -> {
                  if (balls.getFirst().number() == 37) {
                    throw broken;
                  }
                });
    StreamOutcome outcome = stream(bag, uneven("first", 2, 4), failing, recording("last")).run();
    assertEquals(Status.FAILED, outcome.status());
    assertSame(broken, outcome.failure().orElseThrow());
    assertEquals(IntStream.range(0, 37).boxed().toList(), seen);
    assertEquals(0, bag.out());
  }

  @Test
  void whatWasReadBeforeTheSourceFailedGoesThrough() {
    Ball.Bag bag = new Ball.Bag(100);
    RuntimeException damaged = new IllegalStateException("the file is damaged");
    StreamSource<Ball> source =
        () -> {
          Optional<Ball> ball = bag.next();
          if (ball.orElseThrow().number() == 20) {
            ball.orElseThrow().close();
            throw damaged;
          }
          return ball;
        };
    StreamOutcome outcome = stream(source, uneven("first", 2, 4), recording("last")).run();
    assertSame(damaged, outcome.failure().orElseThrow());
    assertEquals(IntStream.range(0, 20).boxed().toList(), seen);
    assertEquals(0, bag.out());
  }

  @Test
  void anErrorInTheLastStageEndsAllAndGivesEverythingBack() {
    Ball.Bag bag = new Ball.Bag(1000);
    StreamStage<Ball> last =
        StreamStage.ofSingles(
            "last",
            1,
            2,
            () ->
                balls -> {
                  seen.add(balls.getFirst().number());
                  if (seen.size() == 5) {
                    throw new OutOfMemoryError("no memory for a frame");
                  }
                });
    StreamOutcome outcome = stream(bag, uneven("first", 3, 4), last).run();
    assertEquals("no memory for a frame", outcome.failure().orElseThrow().getMessage());
    assertEquals(List.of(0, 1, 2, 3, 4), seen);
    assertEquals(0, bag.out());
  }

  @Test
  void aWorkerThatCannotBeOpenedEndsTheStream() {
    Ball.Bag bag = new Ball.Bag(50);
    StreamStage<Ball> unopened =
        StreamStage.ofSingles(
            "none",
            2,
            4,
            () -> {
              throw new IllegalStateException("no model");
            });
    StreamOutcome outcome = stream(bag, unopened, recording("last")).run();
    assertEquals("no model", outcome.failure().orElseThrow().getMessage());
    assertEquals(0, bag.out());
  }

  @Test
  void everyWorkerIsClosed() {
    AtomicInteger open = new AtomicInteger();
    AtomicInteger opened = new AtomicInteger();
    StreamStage<Ball> counted =
        StreamStage.ofSingles(
            "count",
            3,
            4,
            () -> {
              open.incrementAndGet();
              opened.incrementAndGet();
              return new StageWork<>() {
                @Override
                public void process(List<Ball> balls) {
                  seen.addAll(Ball.numbers(balls));
                }

                @Override
                public void close() {
                  open.decrementAndGet();
                }
              };
            });
    stream(new Ball.Bag(20), counted).run();
    assertEquals(3, opened.get());
    assertEquals(0, open.get());
  }

  @Test
  void aStopEndsAllThreadsAndGivesAllItemsBack() throws InterruptedException {
    Ball.Bag bag = new Ball.Bag(Integer.MAX_VALUE);
    CountDownLatch begun = new CountDownLatch(30);
    StreamStage<Ball> last = StreamStage.ofSingles("last", 1, 4, () -> balls -> begun.countDown());
    StagedStream<Ball> stream = stream(bag, uneven("first", 3, 4), last);
    Thread stopper =
        Thread.ofPlatform()
            .start(() -> {
              try {
                begun.await();
              } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
              }
              stream.stop();
            });
    StreamOutcome outcome = stream.run();
    stopper.join();
    assertEquals(Status.STOPPED, outcome.status());
    assertEquals(0, bag.out());
  }

  @Test
  void anInterruptOfTheCallerStopsTheStream() {
    Ball.Bag bag = new Ball.Bag(Integer.MAX_VALUE);
    Thread caller = Thread.currentThread();
    StreamStage<Ball> last =
        StreamStage.ofSingles(
            "last",
            1,
            4,
            () ->
                balls -> {
                  if (balls.getFirst().number() == 10) {
                    caller.interrupt();
                  }
                });
    StreamOutcome outcome = stream(bag, last).run();
    assertEquals(Status.STOPPED, outcome.status());
    assertTrue(Thread.interrupted(), "the caller still knows that it was interrupted");
    assertEquals(0, bag.out());
  }

  @Test
  void aPausedStreamBringsNothingMoreUntilItGoesOn() throws InterruptedException {
    Ball.Bag bag = new Ball.Bag(40);
    CountDownLatch tenth = new CountDownLatch(10);
    List<StagedStream<Ball>> streams = new ArrayList<>();
    StreamStage<Ball> last =
        StreamStage.ofSingles(
            "last",
            1,
            4,
            () ->
                balls -> {
                  seen.add(balls.getFirst().number());
                  if (balls.getFirst().number() == 9) {
                    streams.getFirst().pause();
                  }
                  tenth.countDown();
                });
    streams.add(stream(bag, last));
    List<StreamOutcome> outcomes = new ArrayList<>();
    Thread runner = Thread.ofPlatform().start(() -> outcomes.add(streams.getFirst().run()));
    tenth.await();
    Thread.sleep(30);
    int atPause = seen.size();
    assertTrue(atPause <= 10 + 4 + 1, atPause + " items although paused");
    Thread.sleep(30);
    assertEquals(atPause, seen.size());
    streams.getFirst().resume();
    runner.join();
    assertEquals(Status.COMPLETE, outcomes.getFirst().status());
    assertEquals(40, seen.size());
  }

  @Test
  void aStageThatNeverRestsLimitsTheStream() {
    HandTicker ticker = HandTicker.still();
    StreamStage<Ball> slow = StreamStage.ofSingles("slow", 1, 1, () -> balls -> ticker.advance(10));
    StreamOutcome outcome =
        new StagedStream<>(
                new Ball.Bag(20),
                "source",
                List.of(slow, recording("last")),
                Optional.empty(),
                99,
                ticker,
                ProcessorClock.system())
            .run();
    StreamStatistics statistics = outcome.statistics();
    assertEquals("slow", statistics.limiting().name());
    assertEquals(200_000_000, statistics.elapsedNanos());
    assertEquals(200_000_000, statistics.stage("slow").busyNanos());
    assertEquals(100, statistics.perSecond(), 1e-9);
  }

  /** A stage whose work takes now longer, now shorter. */
  private static StreamStage<Ball> uneven(String name, int workers, int capacity) {
    return StreamStage.ofSingles(
        name,
        workers,
        capacity,
        () ->
            balls -> {
              long turns = new SplittableRandom(balls.getFirst().number()).nextLong(20_000);
              for (long i = 0; i < turns; i++) {
                Thread.onSpinWait();
              }
            });
  }

  private StreamStage<Ball> recording(String name) {
    return StreamStage.ofSingles(name, 1, 4, () -> balls -> seen.addAll(Ball.numbers(balls)));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The stages are only read.
  private static StagedStream<Ball> stream(StreamSource<Ball> source, StreamStage<Ball>... stages) {
    return new StagedStream<>(
        source,
        "source",
        List.of(stages),
        Optional.empty(),
        99,
        Ticker.system(),
        ProcessorClock.system());
  }
}
