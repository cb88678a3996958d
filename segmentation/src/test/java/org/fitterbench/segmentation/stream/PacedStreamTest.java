package org.fitterbench.segmentation.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fitterbench.core.trace.ProcessorClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class PacedStreamTest {
  private static final Optional<Pace> HUNDRED = Optional.of(new Pace(100));

  private final HandTicker ticker = HandTicker.skipping();
  private final List<Integer> seen = Collections.synchronizedList(new ArrayList<>());

  @Test
  void itemsAreDueAtTheirTimesWithoutDrift() {
    Pace pace = new Pace(90);
    assertEquals(0, pace.dueNanos(0));
    assertEquals(TimeUnit.HOURS.toNanos(1), pace.dueNanos(90 * 3600));
    assertEquals(11_111_111, pace.dueNanos(1));
  }

  @Test
  void whatFindsNoRoomAtAPaceIsDroppedAndCountedAndTheOthersAreLateByAllOfTheStall()
      throws InterruptedException {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Ball.Bag bag = new Ball.Bag(10);
    StreamSource<Ball> source =
        () -> {
          // The worker holds item 0 before item 1 comes; all have come before it goes on.
          Optional<Ball> ball = bag.next();
          if (ball.isPresent() && ball.get().number() == 1) {
            await(held);
          }
          if (ball.isEmpty()) {
            ticker.set(200);
            release.countDown();
          }
          return ball;
        };
    StreamStage<Ball> stage =
        StreamStage.ofSingles(
            "work",
            1,
            2,
            () ->
                balls -> {
                  held.countDown();
                  await(release);
                  seen.addAll(Ball.numbers(balls));
                });
    StreamOutcome outcome =
        new StagedStream<>(
                source, "source", List.of(stage), HUNDRED, 99, ticker, ProcessorClock.system())
            .run();
    StreamStatistics statistics = outcome.statistics();
    assertEquals(List.of(0, 1, 2), seen);
    assertEquals(10, statistics.offered());
    assertEquals(7, statistics.dropped());
    assertEquals(0, bag.out());
    Latencies latencies = statistics.stage("work").latencies();
    assertEquals(3, latencies.count());
    assertEquals(millis(200), latencies.maxNanos());
    assertEquals(190e6, latencies.meanNanos(), 1);
    assertEquals(190e6, (double) latencies.p50Nanos(), 190e6 / 60);
  }

  @Test
  void aStallShowsInThePercentilesOfAllItemsThatItHeldUpThoughTheirOwnWorkTakesNoTime() {
    CountDownLatch release = new CountDownLatch(1);
    Ball.Bag bag = new Ball.Bag(200);
    StreamSource<Ball> source =
        () -> {
          Optional<Ball> ball = bag.next();
          if (ball.isEmpty()) {
            ticker.set(2000);
            release.countDown();
          }
          return ball;
        };
    // The first item is worked on for two seconds, in which all others become due.
    StreamStage<Ball> stage = StreamStage.ofSingles("work", 1, 200, () -> balls -> await(release));
    StreamStatistics statistics =
        new StagedStream<>(
                source, "source", List.of(stage), HUNDRED, 300, ticker, ProcessorClock.system())
            .run()
            .statistics();
    assertEquals(0, statistics.dropped());
    assertEquals(200, statistics.finished());
    // Item k was due at 10 k ms and done at 2000 ms; by the time of their work alone it would be 0.
    Latencies latencies = statistics.stage("work").latencies();
    assertEquals(millis(2000), latencies.maxNanos());
    assertEquals(1005e6, latencies.meanNanos(), 1);
    assertEquals(1000e6, (double) latencies.p50Nanos(), 1000e6 / 60);
    assertEquals(1800e6, (double) latencies.p90Nanos(), 1800e6 / 60);
    assertEquals(1980e6, (double) latencies.p99Nanos(), 1980e6 / 60);
  }

  @Test
  void aLateItemIsNotMeasuredFromWhenItCameButFromWhenItWasDue() {
    Ball.Bag bag = new Ball.Bag(5);
    StreamSource<Ball> slow =
        () -> {
          Optional<Ball> ball = bag.next();
          if (ball.isPresent() && ball.get().number() == 1) {
            ticker.advance(100);
          }
          return ball;
        };
    StreamStage<Ball> stage = StreamStage.ofSingles("work", 1, 8, () -> balls -> {});
    StreamStatistics statistics =
        new StagedStream<>(
                slow, "source", List.of(stage), HUNDRED, 99, ticker, ProcessorClock.system())
            .run()
            .statistics();
    // Items 1 to 4 were due at 10, 20, 30 and 40 ms and came at 100 ms.
    Latencies latencies = statistics.stage("source").latencies();
    assertEquals(millis(90), latencies.maxNanos());
    assertEquals(millis(90 + 80 + 70 + 60) / 5.0, latencies.meanNanos(), 1);
    assertEquals(0, statistics.dropped());
  }

  @Test
  void aBatchLeavesUnfilledWhenItsFirstItemHasNoMoreTime() {
    List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch third = new CountDownLatch(1);
    Ball.Bag bag = new Ball.Bag(4);
    HandTicker still = HandTicker.still();
    StreamSource<Ball> source =
        () -> {
          Optional<Ball> ball = bag.next();
          if (ball.isPresent() && ball.get().number() == 3) {
            still.set(25);
            await(third);
          }
          return ball;
        };
    StreamStage<Ball> stage =
        StreamStage.ofBatches(
            "batch",
            1,
            4,
            4,
            millis(25),
            () ->
                balls -> {
                  batches.add(Ball.numbers(balls));
                  third.countDown();
                });
    new StagedStream<>(
            source, "source", List.of(stage), Optional.empty(), 99, still, ProcessorClock.system())
        .run();
    assertEquals(List.of(List.of(0, 1, 2), List.of(3)), batches);
  }

  @Test
  void timeInWhichAStreamIsPausedIsNoLateness() throws InterruptedException {
    HandTicker still = HandTicker.still();
    SourceGate gate = new SourceGate(1, still);
    still.set(5);
    gate.setPaused(true);
    still.set(105);
    gate.setPaused(false);
    still.set(120);
    assertEquals(OptionalLong.of(millis(110)), gate.awaitDue(millis(10)));
  }

  @Test
  void aStopEndsTheWaitForAnItemThatIsDueMuchLater() throws InterruptedException {
    HandTicker still = HandTicker.still();
    StagedStream<Ball> stream =
        new StagedStream<>(
            new Ball.Bag(3),
            "source",
            List.of(
                StreamStage.ofSingles(
                    "work", 1, 2, () -> balls -> seen.addAll(Ball.numbers(balls)))),
            HUNDRED,
            99,
            still,
            ProcessorClock.system());
    Thread runner = Thread.ofPlatform().start(stream::run);
    while (seen.isEmpty()) {
      Thread.sleep(1);
    }
    stream.stop();
    runner.join();
    assertTrue(seen.size() == 1, "only the first was due");
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
