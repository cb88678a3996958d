package org.fitterbench.segmentation.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.fitterbench.segmentation.stream.Latencies;
import org.fitterbench.segmentation.stream.Milestone;
import org.fitterbench.segmentation.stream.StageStatistics;
import org.fitterbench.segmentation.stream.StreamStatistics;
import org.junit.jupiter.api.Test;

class SteadyRateTest {
  private static final long MILLI = 1_000_000;
  private static final Latencies NO_LATENCIES = new Latencies(0, 0, 0, 0, 0, 0, 0);

  /** A stream at a moment; the source is ten frames ahead, up to 100 a second. */
  private static StreamStatistics at(long millis, List<Milestone> progress) {
    long finished =
        progress.stream()
            .filter(moment -> moment.nanos() <= millis * MILLI)
            .mapToLong(Milestone::items)
            .max()
            .orElse(0);
    StageStatistics stage =
        new StageStatistics(
            "encode", 1, finished, millis * MILLI / 2, 0, 0, 0, Optional.empty(), NO_LATENCIES);
    return new StreamStatistics(
        millis * MILLI,
        Math.min(finished + 10, millis / 10),
        0,
        List.of(stage),
        progress,
        2,
        OptionalLong.of(millis * MILLI));
  }

  private static OptionalDouble watch(SteadyRate rate, List<Milestone> progress) {
    for (long millis = 0; !rate.hasSeenEnough(at(millis, progress)); millis += 10) {
      assertTrue(millis < 100_000, "it watches for ever");
    }
    return rate.perSecond(progress);
  }

  /** Frames in bursts: so many at once, so often. */
  private static List<Milestone> bursts(int frames, int everyMillis, int count) {
    List<Milestone> moments = new ArrayList<>();
    for (int burst = 1; burst <= count; burst++) {
      for (int i = 1; i <= frames; i++) {
        moments.add(
            new Milestone((burst - 1L) * frames + i, (burst * (long) everyMillis + i) * MILLI));
      }
    }
    return moments;
  }

  @Test
  void slowFirstFramesDoNotCount() {
    List<Milestone> moments = new ArrayList<>();
    for (int frame = 1; frame <= 400; frame++) {
      moments.add(new Milestone(frame, (2000 + 20L * frame) * MILLI));
    }

    assertEquals(
        50,
        watch(new SteadyRate(12, 1, 500 * MILLI, 1000 * MILLI, 20000 * MILLI), moments).orElse(0));
  }

  @Test
  void batchesThatComeInBurstsAreCountedWhole() {
    SteadyRate rate = new SteadyRate(20, 16, 100 * MILLI, 700 * MILLI, 14000 * MILLI);

    assertEquals(64, watch(rate, bursts(16, 250, 40)).orElse(0), 1e-9);
  }

  @Test
  void aStreamTooSlowToFillItsQueuesTellsWhatItCan() {
    SteadyRate rate = new SteadyRate(40, 1, 100 * MILLI, 200 * MILLI, 4000 * MILLI);

    assertEquals(2, watch(rate, bursts(1, 500, 200)).orElse(0), 1e-9);
  }

  @Test
  void withoutTwoFramesThereIsNoRate() {
    assertTrue(
        watch(new SteadyRate(4, 1, 0, 100 * MILLI, 2000 * MILLI), bursts(1, 500, 1)).isEmpty());
  }

  @Test
  void whatTheStagesTookIsOfTheWindow() {
    SteadyRate rate = new SteadyRate(12, 1, 100 * MILLI, 500 * MILLI, 10000 * MILLI);
    assertFalse(watch(rate, bursts(1, 20, 200)).isEmpty());

    StageCost encode = rate.stages().getFirst();
    // Half of the time of a frame, and of all time.
    assertEquals(10, encode.millisPerFrame(), 0.5);
    assertEquals(20, rate.processorMillis().orElse(0), 1);
  }
}
