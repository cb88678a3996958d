package org.fitterbench.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.page.Block;
import org.fitterbench.core.page.Section;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Table;
import org.fitterbench.segmentation.pipeline.VideoPipeline;
import org.fitterbench.segmentation.stream.Latencies;
import org.fitterbench.segmentation.stream.StageStatistics;
import org.fitterbench.segmentation.tuning.StageCost;
import org.fitterbench.segmentation.tuning.StreamFigures;

/**
 * The stages of a watched run and what the rules say about it.
 *
 * @param fast a run as fast as can be
 * @param live a run of a source with a pace, for the latency of its masks; empty where that would
 *     be less than a frame a second
 * @param pace its frames a second
 */
record BottleneckReport(
    TuningLab.Observation fast, Optional<TuningLab.Observation> live, double pace) {
  private static final double PERCENT = 100;
  private static final double NANOS_PER_MILLI = 1e6;

  Section section() {
    StageStatistics limiting = fast.run().limiting();
    List<SegmentReport.Stage> stages =
        fast.run().stages().stream().map(SegmentReport.Stage::of).toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Words(
            "%s frames/s. The stage with the least rest is %s: it works %s %% of its time. %s"
                .formatted(
                    Figures.significant(fast.run().perSecond(), 3),
                    limiting.name(),
                    Figures.oneDecimal(PERCENT * limiting.utilisation()),
                    usage())));
    live.ifPresent(seen -> blocks.add(new Block.Words(latency(seen))));
    blocks.add(StageBlocks.occupancy(stages));
    blocks.add(StageBlocks.queues(stages));
    blocks.add(new Block.Grid("Stages", table(stages)));
    blocks.add(
        StageBlocks.advice(
            StreamFigures.of(
                fast.run(),
                live.map(TuningLab.Observation::run),
                fast.processors(),
                fast.gpu(),
                fast.gpuMemory())));
    return new Section("Bottlenecks", blocks);
  }

  private Table table(List<SegmentReport.Stage> stages) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      SegmentReport.Stage stage = stages.get(i);
      rows.add(
          List.of(
              stage.name(),
              String.valueOf(stage.threads()),
              Figures.significant(StageCost.of(fast.run().stages().get(i)).millisPerFrame(), 3),
              Figures.oneDecimal(PERCENT * stage.busyShare()),
              Figures.oneDecimal(PERCENT * stage.waitingShare()),
              Figures.oneDecimal(PERCENT * stage.blockedShare()),
              stage.queue() == null
                  ? Figures.ABSENT
                  : Figures.oneDecimal(PERCENT * stage.queue().shareFull()),
              stage.queue() == null
                  ? Figures.ABSENT
                  : Figures.oneDecimal(PERCENT * stage.queue().shareEmpty())));
    }
    return new Table(
        List.of(
            Column.words("Stage"),
            Column.numbers("threads"),
            Column.numbers("ms/frame"),
            Column.numbers("working %"),
            Column.numbers("waiting %"),
            Column.numbers("blocked %"),
            Column.numbers("queue full %"),
            Column.numbers("empty %")),
        rows);
  }

  private String latency(TuningLab.Observation seen) {
    Latencies masks = seen.run().stage(VideoPipeline.FINISH).latencies();
    return "With frames that come at %s a second a mask is there after %s (median), %s (P95); %s."
        .formatted(
            Figures.significant(pace, 3),
            Figures.time(masks.p50Nanos() / NANOS_PER_MILLI),
            Figures.time(masks.p95Nanos() / NANOS_PER_MILLI),
            seen.run().dropped() == 0
                ? "none was dropped"
                : "%d of %d were dropped".formatted(seen.run().dropped(), seen.run().offered()));
  }

  private String usage() {
    return "Processors: %s; GPU: %s; memory: %s."
        .formatted(
            percent(fast.processors()),
            percent(fast.gpu()),
            switch (fast.memory()) {
              case Reading.Measured(double bytes) -> Figures.bytes(bytes);
              case Reading.Absent absent -> Figures.ABSENT + " (" + absent.reason() + ")";
            });
  }

  private static String percent(Reading reading) {
    return switch (reading) {
      case Reading.Measured(double value) -> Figures.oneDecimal(value) + " %";
      case Reading.Absent absent -> Figures.ABSENT + " (" + absent.reason() + ")";
    };
  }
}
