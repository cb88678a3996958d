package org.fitterbench.segmentation.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ProgressMeterTest {
  private static final long MILLI = 1_000_000;

  @Test
  void fewItemsAreEachAMomentSinceTheStart() {
    ProgressMeter meter = new ProgressMeter();
    meter.record(1, 110);
    meter.record(3, 150);
    assertEquals(List.of(new Milestone(1, 10), new Milestone(4, 50)), meter.since(100));
  }

  @Test
  void ofManyItemsTheMomentsLieEquallyManyApartAndAreFew() {
    ProgressMeter meter = new ProgressMeter();
    int items = 100_000;
    for (int i = 1; i <= items; i++) {
      meter.record(1, i * MILLI);
    }
    List<Milestone> moments = meter.since(0);
    assertTrue(moments.size() > ProgressMeter.MOST / 4, "moments: " + moments.size());
    assertTrue(moments.size() < ProgressMeter.MOST, "moments: " + moments.size());
    long stride = moments.getFirst().items();
    for (int i = 0; i < moments.size(); i++) {
      assertEquals((i + 1) * stride, moments.get(i).items());
      assertEquals((i + 1) * stride * MILLI, moments.get(i).nanos());
    }
    assertTrue(items - moments.getLast().items() < stride, "the end is not far");
  }

  @Test
  void theRateOfTheLaterHalfLeavesTheSlowStartOut() {
    ProgressMeter meter = new ProgressMeter();
    long now = 0;
    for (int i = 1; i <= 100; i++) {
      now += i <= 40 ? 100 * MILLI : 10 * MILLI;
      meter.record(1, now);
    }
    StreamStatistics statistics = statistics(meter, now);
    assertEquals(100, statistics.perSecondOfLaterHalf().orElseThrow(), 1e-9);
  }

  @Test
  void ofOneMomentThereIsNoLaterHalf() {
    ProgressMeter meter = new ProgressMeter();
    assertEquals(OptionalDouble.empty(), statistics(meter, MILLI).perSecondOfLaterHalf());
    meter.record(8, MILLI);
    assertEquals(OptionalDouble.empty(), statistics(meter, MILLI).perSecondOfLaterHalf());
    meter.record(2, 3 * MILLI);
    assertEquals(1000, statistics(meter, MILLI).perSecondOfLaterHalf().orElseThrow(), 1e-9);
  }

  private static StreamStatistics statistics(ProgressMeter meter, long elapsedNanos) {
    StageMeter source = new StageMeter();
    return new StreamStatistics(
        elapsedNanos,
        0,
        0,
        List.of(source.statistics("source", 1, Optional.empty())),
        meter.since(0),
        2,
        OptionalLong.empty());
  }
}
