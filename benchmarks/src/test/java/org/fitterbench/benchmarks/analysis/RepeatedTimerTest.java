package org.fitterbench.benchmarks.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTimes;
import org.junit.jupiter.api.Test;

class RepeatedTimerTest {
  private static final long MILLI = 1_000_000;

  private long now;

  private RepeatedTimer timer(int repeats, Duration warmup, Duration minimumTime) {
    return new RepeatedTimer(
        new AnalysisSettings(repeats, warmup, minimumTime, 1, List.of(1), Duration.ZERO),
        () -> now);
  }

  @Test
  void eachRepeatIsASampleOfOneRun() {
    long[] next = {10};
    RepeatedTimer timer = timer(3, Duration.ZERO, Duration.ZERO);

    double[] millis = timer.millis(() -> now += next[0]++ * MILLI);

    assertArrayEquals(new double[] {11, 12, 13}, millis, 1e-9, "the first run warms up");
  }

  @Test
  void aShortOperationRunsSeveralTimesASample() {
    int[] runs = {0};
    RepeatedTimer timer = timer(2, Duration.ZERO, Duration.ZERO);

    double[] millis =
        timer.millis(() -> {
          runs[0]++;
          now += 100_000;
        });

    assertArrayEquals(new double[] {0.1, 0.1}, millis, 1e-9);
    assertEquals(1 + 2 * 50, runs[0], "samples of 5 ms");
  }

  @Test
  void operationsTakeTurns() {
    List<String> order = new ArrayList<>();
    RepeatedTimer timer = timer(2, Duration.ZERO, Duration.ZERO);

    timer.millis(
        List.of(
            () -> {
              order.add("a");
              now += 3 * MILLI;
            },
            () -> {
              order.add("b");
              now += 4 * MILLI;
            }));

    assertEquals(List.of("a", "b", "a", "b", "a", "b"), order);
  }

  @Test
  void theWarmUpLastsAsLongAsAsked() {
    int[] runs = {0};
    RepeatedTimer timer = timer(1, Duration.ofMillis(50), Duration.ZERO);

    timer.millis(() -> {
      runs[0]++;
      now += 10 * MILLI;
    });

    assertEquals(5 + 1, runs[0]);
  }

  @Test
  void aBreakdownIsRepeatedForItsMinimumTime() {
    RepeatedTimer timer = timer(2, Duration.ZERO, Duration.ofMillis(50));

    List<StageTimes> repeats =
        timer.traces(
            "forward-pass",
            trace -> {
              try (Stage _ = trace.stage("skinning")) {
                now += 10 * MILLI;
              }
            });

    assertEquals(5, repeats.size());
    StageTimes first = repeats.getFirst();
    assertEquals("forward-pass", first.name());
    assertEquals(10 * MILLI, first.child("skinning").orElseThrow().totalNanos());
    assertEquals(1, first.count());
  }

  @Test
  void nonsensicalSettingsAreRefused() {
    Duration zero = Duration.ZERO;

    assertThrows(
        IllegalArgumentException.class,
        () -> new AnalysisSettings(0, zero, zero, 5, List.of(1), zero));
    assertThrows(
        IllegalArgumentException.class,
        () -> new AnalysisSettings(1, zero, zero, 5, List.of(2, 4), zero));
    assertThrows(
        IllegalArgumentException.class,
        () -> new AnalysisSettings(1, zero, zero, 5, List.of(1, 4, 2), zero));
  }
}
