package org.fitterbench.cli.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fitterbench.core.text.Figures;
import org.fitterbench.segmentation.tuning.StageCost;
import org.fitterbench.segmentation.tuning.TargetGap;

/** What a target rate would need, in sentences. */
final class TargetWords {
  /** As the rules about bottlenecks have it. */
  private static final double NEVER_RESTS = 0.85;

  private static final double SATURATED = 0.9;

  private TargetWords() {}

  static List<String> of(TargetGap gap) {
    if (gap.isReached()) {
      return List.of(
          "Reached: %s frames/s, %s times the target."
              .formatted(figure(gap.measured()), figure(gap.measured() / gap.target())),
          limit(gap));
    }
    List<String> words = new ArrayList<>();
    words.add(
        "Not reached: %s frames/s, %s %% of the target."
            .formatted(
                figure(gap.measured()), Figures.oneDecimal(100 * gap.measured() / gap.target())));
    words.add(limit(gap));
    for (StageCost stage : gap.tooSlow()) {
      words.add(
          "The stage %s would have to take %s ms of a frame in place of %s ms (%s times as fast), or"
                  .formatted(
                      stage.name(),
                      figure(gap.allowedMillis(stage)),
                      figure(stage.millisPerFrame()),
                      figure(stage.millisPerFrame() / gap.allowedMillis(stage)))
              + " have as many times the threads.");
    }
    if (gap.workMillis() > gap.allowedMillis()) {
      words.add(
          "A frame takes %s ms of the cores' time; %d cores have %s ms for it at the target."
              .formatted(figure(gap.workMillis()), gap.cores(), figure(gap.allowedMillis())));
      StageCost largest =
          gap.stages().stream()
              .max(Comparator.comparingDouble(StageCost::millisPerFrame))
              .orElseThrow();
      words.add(
          "The stage that takes longest is %s, %s ms a frame."
              .formatted(largest.name(), figure(largest.millisPerFrame())));
    }
    words.add(
        "Or more cores: %s if each helped fully, %s at the scaling that was measured here."
            .formatted(figure(gap.coresAtBest()), figure(gap.coresAtMeasuredScaling())));
    return words;
  }

  /** What keeps the rate from being higher: a stage that never rests, or the cores. */
  private static String limit(TargetGap gap) {
    StageCost stage = gap.limiting();
    String works =
        "%s works %s %% of its time".formatted(stage.name(), percent(stage.utilisation()));
    if (gap.workedShare() > SATURATED) {
      return "The cores limit now: this work takes %s %% of their time; the busiest stage, %s, works"
              .formatted(percent(Math.min(1, gap.workedShare())), stage.name())
          + " %s %% of its time.".formatted(percent(stage.utilisation()));
    }
    return stage.utilisation() > NEVER_RESTS
        ? "The limit now is a stage: %s.".formatted(works)
        : "No stage limits alone: %s, the most of all; the cores work %s %% of theirs."
            .formatted(works, percent(gap.workedShare()));
  }

  private static String percent(double share) {
    return Figures.oneDecimal(100 * share);
  }

  private static String figure(double value) {
    return Figures.significant(value, 3);
  }
}
