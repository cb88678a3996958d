package org.fitterbench.segmentation.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TargetGapTest {
  private static final StageCost DECODE = new StageCost("decode", 1, 4, 0.24);
  private static final StageCost FINISH = new StageCost("finish", 2, 18, 0.54);
  private static final StageCost ENCODE = new StageCost("encode", 1, 12, 0.72);

  @Test
  void aStageIsTooSlowWhenItsOwnThreadsCannotKeepUp() {
    TargetGap gap =
        new TargetGap(100, 60, 2, List.of(DECODE, FINISH, ENCODE), OptionalDouble.empty());

    assertFalse(gap.isReached());
    assertEquals(34, gap.workMillis());
    assertEquals(20, gap.allowedMillis());
    // One thread has 10 ms of each frame, two have 20.
    assertEquals(List.of(ENCODE), gap.tooSlow());
    assertEquals(10, gap.allowedMillis(ENCODE));
    assertEquals(20, gap.allowedMillis(FINISH));
  }

  @Test
  void coresAreCountedAtBestAndAsMeasured() {
    TargetGap gap =
        new TargetGap(100, 50, 2, List.of(DECODE, FINISH, ENCODE), OptionalDouble.empty());

    assertEquals(3.4, gap.coresAtBest(), 1e-9);
    assertEquals(4, gap.coresAtMeasuredScaling(), 1e-9);
  }

  @Test
  void helpersInNativeCodeCountWhereTheProcessorsTell() {
    TargetGap gap =
        new TargetGap(100, 50, 2, List.of(DECODE, FINISH, ENCODE), OptionalDouble.of(39));

    assertEquals(3.9, gap.coresAtBest(), 1e-9);
    assertEquals(0.975, gap.workedShare(), 1e-9);
    assertEquals(ENCODE, gap.limiting());
  }

  @Test
  void aTargetThatWasReachedNeedsNothing() {
    assertTrue(new TargetGap(30, 60, 2, List.of(DECODE), OptionalDouble.empty()).isReached());
  }
}
