package org.fitterbench.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RecordingTraceTest {
  private final ManualClock clock = new ManualClock();
  private final RecordingTrace trace = new RecordingTrace(clock);

  @Test
  void totalTimeIncludesInnerStagesAndSelfTimeDoesNot() {
    try (var _ = trace.stage("fit")) {
      clock.pass(5);
      try (var _ = trace.stage("jacobian")) {
        clock.pass(100);
      }
      clock.pass(7);
      try (var _ = trace.stage("solve")) {
        clock.pass(30);
      }
    }

    StageTimes jacobian = new StageTimes("jacobian", 1, 100, 100, List.of());
    StageTimes solve = new StageTimes("solve", 1, 30, 30, List.of());
    assertEquals(
        List.of(new StageTimes("fit", 1, 142, 12, List.of(jacobian, solve))),
        trace.report().stages());
  }

  @Test
  void stagesOfOneNameInOnePlaceAddUp() {
    for (int i = 1; i <= 3; i++) {
      try (var _ = trace.stage("iteration")) {
        clock.pass(1);
        try (var _ = trace.stage("jacobian")) {
          clock.pass(10L * i);
        }
      }
    }

    StageTimes jacobian = new StageTimes("jacobian", 3, 60, 60, List.of());
    assertEquals(
        List.of(new StageTimes("iteration", 3, 63, 3, List.of(jacobian))), trace.report().stages());
    assertEquals(20.0, jacobian.meanNanos());
  }

  @Test
  void theSameNameInsideItselfIsAStageOfItsOwn() {
    try (var _ = trace.stage("visit")) {
      clock.pass(1);
      try (var _ = trace.stage("visit")) {
        clock.pass(2);
      }
    }

    assertEquals(3, trace.report().find("visit").orElseThrow().totalNanos());
    assertEquals(2, trace.report().find("visit", "visit").orElseThrow().totalNanos());
    assertTrue(trace.report().find("visit", "visit", "visit").isEmpty());
  }

  @Test
  void stagesKeepTheOrderInWhichTheyWereFirstOpened() {
    for (String name : List.of("pose", "jacobian", "pose", "align")) {
      trace.stage(name).close();
    }

    assertEquals(
        List.of("pose", "jacobian", "align"),
        trace.report().stages().stream().map(StageTimes::name).toList());
  }

  @Test
  void eachThreadHasItsOwnStackAndTheReportMergesThem() throws Exception {
    try (var _ = trace.stage("fit")) {
      onAnotherThread(() -> {
        try (var _ = trace.stage("chunk")) {
          clock.pass(40);
        }
      });
    }
    try (var _ = trace.stage("chunk")) {
      clock.pass(2);
    }

    StageReport report = trace.report();
    assertEquals(new StageTimes("fit", 1, 40, 40, List.of()), report.find("fit").orElseThrow());
    assertEquals(new StageTimes("chunk", 2, 42, 42, List.of()), report.find("chunk").orElseThrow());
    assertEquals(2, report.threads().size());
    ThreadStages here = report.threads().get(0);
    ThreadStages there = report.threads().get(1);
    assertEquals(Thread.currentThread().threadId(), here.threadId());
    assertEquals(List.of("fit", "chunk"), here.stages().stream().map(StageTimes::name).toList());
    assertEquals("other", there.threadName());
    assertEquals(List.of(new StageTimes("chunk", 1, 40, 40, List.of())), there.stages());
  }

  @Test
  void noTimeIsLostWhenManyThreadsRecordAtOnce() throws Exception {
    int threads = 8;
    int rounds = 500;
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> tasks =
          java.util.stream.IntStream.range(0, threads)
              .<Future<?>>mapToObj(_ ->
                  pool.submit(() -> {
                    start.await();
                    for (int i = 0; i < rounds; i++) {
                      try (var _ = trace.stage("outer")) {
                        trace.stage("inner").close();
                      }
                    }
                    return null;
                  }))
              .toList();
      start.countDown();
      for (Future<?> task : tasks) {
        task.get();
      }
    }

    StageReport report = trace.report();
    assertEquals(threads, report.threads().size());
    assertEquals((long) threads * rounds, report.find("outer").orElseThrow().count());
    assertEquals((long) threads * rounds, report.find("outer", "inner").orElseThrow().count());
  }

  @Test
  void closingAnOuterStageFirstIsRefusedAndNamesBoth() {
    Stage outer = trace.stage("outer");
    Stage inner = trace.stage("inner");

    assertEquals(
        "Stage 'outer' is closed while 'inner' inside it is still open",
        assertThrows(IllegalStateException.class, outer::close).getMessage());
    inner.close();
    outer.close();
    assertEquals(1, trace.report().find("outer", "inner").orElseThrow().count());
  }

  @Test
  void closingTwiceIsRefused() {
    Stage stage = trace.stage("solve");
    stage.close();

    assertEquals(
        "Stage 'solve' is already closed",
        assertThrows(IllegalStateException.class, stage::close).getMessage());
  }

  @Test
  void closingOnAnotherThreadIsRefusedAndNamesBothThreads() throws Exception {
    Stage stage = trace.stage("solve");

    onAnotherThread(() -> {
      String message = assertThrows(IllegalStateException.class, stage::close).toString();
      assertTrue(message.contains("Stage 'solve' was opened on thread '"), message);
      assertTrue(message.endsWith("but closed on 'other'"), message);
    });
    stage.close();
  }

  @Test
  void aReportWithAnOpenStageIsRefused() {
    Stage stage = trace.stage("solve");

    String message = assertThrows(IllegalStateException.class, trace::report).toString();
    assertTrue(message.contains("Stage 'solve' is still open on thread '"), message);
    stage.close();
    assertEquals(1, trace.report().stages().size());
  }

  @Test
  void resetForgetsWhatWasRecorded() {
    trace.stage("warm-up").close();
    trace.reset();
    trace.stage("measured").close();

    assertEquals(
        List.of("measured"), trace.report().stages().stream().map(StageTimes::name).toList());
  }

  @Test
  void aTraceWithoutStagesReportsNone() {
    assertEquals(new StageReport(List.of(), List.of()), trace.report());
  }

  private static void onAnotherThread(Runnable work) throws Exception {
    try (ExecutorService pool =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "other"))) {
      pool.submit(work).get();
    }
  }
}
