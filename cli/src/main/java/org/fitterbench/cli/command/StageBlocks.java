package org.fitterbench.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.bottleneck.Advice;
import org.fitterbench.core.bottleneck.Figure;
import org.fitterbench.core.bottleneck.Recommendation;
import org.fitterbench.core.bottleneck.RuleBook;
import org.fitterbench.core.page.Block;
import org.fitterbench.core.page.ShareChart;
import org.fitterbench.core.text.Figures;
import org.fitterbench.segmentation.stream.QueueStatistics;

/** What a page shows of the stages of a segmented video, and what the rules advise. */
final class StageBlocks {
  private static final String SUITE = "segmentation";
  private static final double PERCENT = 100;

  private StageBlocks() {}

  /** How each stage spent its time. */
  static ShareChart occupancy(List<SegmentReport.Stage> stages) {
    return new ShareChart(
        "Occupancy of the stages",
        "How much of its time each stage worked, waited for frames, or waited for room behind.",
        List.of("working", "waiting", "blocked"),
        stages.stream()
            .map(stage ->
                new ShareChart.Row(
                    stage.name(),
                    List.of(
                        PERCENT * stage.busyShare(),
                        PERCENT * stage.waitingShare(),
                        PERCENT * stage.blockedShare())))
            .toList());
  }

  /** How full the queue before each stage but the first was. */
  static ShareChart queues(List<SegmentReport.Stage> stages) {
    List<ShareChart.Row> rows = new ArrayList<>();
    for (SegmentReport.Stage stage : stages) {
      QueueStatistics queue = stage.queue();
      if (queue != null) {
        double empty = PERCENT * queue.shareEmpty();
        double full = PERCENT * queue.shareFull();
        rows.add(
            new ShareChart.Row(
                stage.name(), List.of(full, Math.max(0, PERCENT - empty - full), empty)));
      }
    }
    return new ShareChart(
        "Queues before the stages",
        "How much of the time the queue before each stage was full, held some frames, or was empty."
            + " Queues are full before the stage that limits and empty behind it.",
        List.of("full", "some frames", "empty"),
        rows);
  }

  /** What the rules about bottlenecks say to some figures. */
  static Block advice(List<Figure> figures) {
    Advice advice = RuleBook.standard(SUITE).apply(figures);
    return advice.recommendations().isEmpty()
        ? new Block.Words("No rule advises anything: every figure is within its limit.")
        : new Block.Notes(advice.recommendations().stream().map(StageBlocks::note).toList());
  }

  private static Block.Note note(Recommendation recommendation) {
    Figure worst = recommendation.triggers().getFirst();
    return new Block.Note(
        Block.Tone.WARNING,
        recommendation.rule().title() + ":",
        "%s: %s %s (limit %s %s)."
            .formatted(
                worst.label(),
                Figures.oneDecimal(worst.value()),
                worst.unit(),
                Figures.plain(recommendation.rule().threshold()),
                worst.unit()),
        String.join("; ", recommendation.rule().advice()));
  }
}
