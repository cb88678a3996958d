package org.fitterbench.segmentation.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.fitterbench.core.bottleneck.Advice;
import org.fitterbench.core.bottleneck.Figure;
import org.fitterbench.core.bottleneck.Recommendation;
import org.fitterbench.core.bottleneck.RuleBook;
import org.fitterbench.core.record.Reading;
import org.fitterbench.segmentation.stream.Latencies;
import org.fitterbench.segmentation.stream.QueueStatistics;
import org.fitterbench.segmentation.stream.StageStatistics;
import org.fitterbench.segmentation.stream.StreamStatistics;
import org.junit.jupiter.api.Test;

class StreamFiguresTest {
  private static final Reading NONE = Reading.absent("no GPU");

  private static StageStatistics stage(String name, double use, long p95Millis) {
    long busy = Math.round(use * 1e9);
    Latencies latencies = new Latencies(100, p95Millis * 0.6e6, 0, 0, p95Millis * 1_000_000, 0, 0);
    Optional<QueueStatistics> queue =
        name.equals("decode")
            ? Optional.empty()
            : Optional.of(new QueueStatistics(4, 3.5, 0.03, 0.91));
    return new StageStatistics(name, 1, 100, busy, 1_000_000_000 - busy, 0, busy, queue, latencies);
  }

  private static StreamStatistics run(double encodeUse, long latencyMillis) {
    return new StreamStatistics(
        1_000_000_000,
        100,
        0,
        List.of(
            stage("decode", 0.3, 5),
            stage("prepare", 0.1, 6),
            stage("infer", 0.4, 12),
            stage("finish", 0.2, latencyMillis),
            stage("encode", encodeUse, latencyMillis + 9)),
        List.of(),
        2,
        OptionalLong.empty());
  }

  private static List<String> triggered(Advice advice) {
    return advice.recommendations().stream().map(each -> each.rule().id()).toList();
  }

  private static Advice advice(StreamStatistics run, Reading cpu, Reading gpu, Reading memory) {
    return RuleBook.standard("segmentation")
        .apply(StreamFigures.of(run, Optional.of(run), cpu, gpu, memory));
  }

  @Test
  void aStageThatNeverRestsIsNamedWithItsQueue() {
    Advice advice = advice(run(0.978, 20), Reading.of(60), NONE, NONE);

    assertEquals(List.of("encoding-limits"), triggered(advice));
    Recommendation encoding = advice.recommendations().getFirst();
    assertEquals(97.8, encoding.triggers().getFirst().value(), 1e-6);
    assertEquals(
        "encode; the queue before it full 91 %, empty 3 % of the time",
        encoding.triggers().getFirst().label());
  }

  @Test
  void anIdleGpuAsksForLargerBatches() {
    // As nvidia-smi gave them for batches of 1: utilisation 31 %, 2,210 of 24,576 MiB.
    Advice advice =
        advice(run(0.5, 20), Reading.of(40), Reading.of(31), Reading.of(100 * 2210 / 24576.0));

    assertEquals(List.of("gpu-underused"), triggered(advice));
    assertEquals(
        "raise model.batch_size", advice.recommendations().getFirst().rule().advice().getFirst());
  }

  @Test
  void aFullGpuAsksForSmallerBatches() {
    Advice advice =
        advice(run(0.5, 20), Reading.of(40), Reading.of(93), Reading.of(100 * 23900 / 24576.0));

    assertEquals(List.of("gpu-memory-nearly-full"), triggered(advice));
    assertEquals(
        "lower model.batch_size", advice.recommendations().getFirst().rule().advice().getFirst());
  }

  @Test
  void saturatedProcessorsAndLateMasksAreBothTold() {
    Advice advice = advice(run(0.5, 81), Reading.of(97), NONE, NONE);

    assertEquals(List.of("slow-frame-to-mask", "processors-saturated"), triggered(advice));
  }

  @Test
  void withoutAPaceFramesThatWaitInQueuesAreNotCalledLate() {
    List<Figure> figures =
        StreamFigures.of(run(0.5, 400), Optional.empty(), Reading.of(60), NONE, NONE);

    assertTrue(
        RuleBook.standard("segmentation").apply(figures).recommendations().isEmpty(),
        figures::toString);
  }

  @Test
  void whatWasNotReadIsNotJudged() {
    Advice advice = advice(run(0.5, 20), NONE, NONE, NONE);

    assertTrue(advice.recommendations().isEmpty());
    assertTrue(advice.unmeasured().stream().anyMatch(rule -> rule.id().equals("gpu-underused")));
  }
}
