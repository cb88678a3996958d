package org.fitterbench.benchmarks.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeEstimateTest {
  // Two forks each, whose iterations are asked to take 2 · 1 s and 3 · 2 s.
  private static final List<PlannedBenchmark> PLAN =
      List.of(SampleForks.planned("First", Map.of()), SampleForks.planned("Second", Map.of()));

  private final TimeEstimate estimate = new TimeEstimate(PLAN);

  @Test
  void itBeginsWithTheLengthOfAllIterationsAndAGuessForEachStart() {
    assertEquals(Duration.ofSeconds(4 * 8 + 4 * 3 / 2), estimate.left(Duration.ZERO));
  }

  @Test
  void timeInTheRunningForkIsTakenOff() {
    assertEquals(
        estimate.left(Duration.ZERO).minusSeconds(3), estimate.left(Duration.ofSeconds(3)));
  }

  @Test
  void aForkThatTakesLongerThanExpectedNeverMakesTheRestNegative() {
    assertTrue(estimate.left(Duration.ofHours(1)).compareTo(Duration.ofSeconds(24)) > 0);
  }

  @Test
  void startsThatWereSeenReplaceTheGuess() {
    estimate.forkEnded(Duration.ofSeconds(12));
    // One more fork of the first as long as the one seen, two of the second with its 4 s start.
    assertEquals(Duration.ofSeconds(12 + 2 * 12), estimate.left(Duration.ZERO));
  }

  @Test
  void nothingIsLeftAfterTheLastBenchmark() {
    estimate.benchmarkEnded();
    estimate.benchmarkEnded();
    assertEquals(Duration.ZERO, estimate.left(Duration.ZERO));
  }
}
