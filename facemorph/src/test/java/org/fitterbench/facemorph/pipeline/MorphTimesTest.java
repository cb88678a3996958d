package org.fitterbench.facemorph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.fitterbench.core.trace.RecordingTrace;
import org.junit.jupiter.api.Test;

final class MorphTimesTest {
  private final AtomicLong clock = new AtomicLong();
  private final RecordingTrace trace = new RecordingTrace(clock::get);

  @Test
  void overlappingStagesShareTheirTimeByHowBusyTheyWere() throws InterruptedException {
    try (var _ = trace.stage(MorphTimes.WHOLE)) {
      work(MorphStage.LOADING.label(), 10);
      try (var _ = trace.stage(MorphTimes.OVERLAP)) {
        Thread beside = new Thread(() -> work(MorphStage.HEAT_MAPS.label(), 30));
        beside.start();
        beside.join();
        try (var _ = trace.stage(MorphStage.RENDERING.label())) {
          work(RenderSpans.DRAWING, 40);
          work("png", 10);
        }
        work(MorphStage.VIDEO.label(), 20);
      }
    }
    MorphTimes times = MorphTimes.of(trace.report());

    assertEquals(110, times.totalNanos());
    assertEquals(40, times.drawingNanos());
    assertEquals(
        List.of(
            new StageTime(MorphStage.LOADING, 1, 10, 10),
            new StageTime(MorphStage.RENDERING, 1, 50, 50),
            new StageTime(MorphStage.HEAT_MAPS, 1, 30, 30),
            new StageTime(MorphStage.VIDEO, 1, 20, 20)),
        times.stages());
  }

  @Test
  void twoThreadsAtOnceAreBusyForLongerThanTheTimeThatPasses() {
    try (var _ = trace.stage(MorphTimes.WHOLE);
        var _ = trace.stage(MorphTimes.OVERLAP)) {
      try (var _ = trace.stage(MorphStage.RENDERING.label())) {
        Thread beside = new Thread(() -> work(MorphStage.HEAT_MAPS.label(), 30));
        beside.start();
        join(beside);
        clock.addAndGet(60);
      }
    }
    MorphTimes times = MorphTimes.of(trace.report());
    assertEquals(90, times.totalNanos());
    assertEquals(
        List.of(
            new StageTime(MorphStage.RENDERING, 1, 90, 68),
            new StageTime(MorphStage.HEAT_MAPS, 1, 30, 23)),
        times.stages());
  }

  private void work(String stage, long nanos) {
    try (var _ = trace.stage(stage)) {
      clock.addAndGet(nanos);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
