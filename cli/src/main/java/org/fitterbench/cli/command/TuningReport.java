package org.fitterbench.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fitterbench.core.bottleneck.Figure;
import org.fitterbench.core.page.BarChart;
import org.fitterbench.core.page.Block;
import org.fitterbench.core.page.Quantity;
import org.fitterbench.core.page.Section;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.statistics.MeanRatio;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Table;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.settings.Profile;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.stream.StageStatistics;
import org.fitterbench.segmentation.tuning.Candidate;
import org.fitterbench.segmentation.tuning.Measured;
import org.fitterbench.segmentation.tuning.Rejected;
import org.fitterbench.segmentation.tuning.Round;
import org.fitterbench.segmentation.tuning.StageCost;
import org.fitterbench.segmentation.tuning.StreamFigures;
import org.fitterbench.segmentation.tuning.TargetGap;
import org.fitterbench.segmentation.tuning.TuningGoal;
import org.fitterbench.segmentation.tuning.TuningResult;

/** What a person is told about a search and about the stage that limits. */
final class TuningReport {
  private static final int SHOWN = 8;
  private static final double PERCENT = 100;

  private final TuningLab.Bench bench;
  private final SegmentationSettings start;
  private final double target;

  TuningReport(TuningLab.Bench bench, SegmentationSettings start, double target) {
    this.bench = bench;
    this.start = start;
    this.target = target;
  }

  /** What is measured, and how. */
  Section opening(Profile profile, CutOut output, TuningGoal goal, boolean search) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact("Clip", bench.clip()));
    facts.add(new Block.Fact("Made of it", output.name().toLowerCase(Locale.ROOT)));
    facts.add(new Block.Fact("Profile", profile.label()));
    facts.add(
        new Block.Fact("Device", bench.device().label() + ", " + count(bench.cores(), "core")));
    if (search) {
      facts.add(new Block.Fact("Budget", Figures.duration(goal.budget())));
      facts.add(
          new Block.Fact(
              "Least agreement", "IoU " + Figures.plain(goal.leastAgreement()) + " with fp32"));
    }
    return new Section("What was measured", List.of(new Block.Facts(facts)));
  }

  /** The rounds, the choice and what the target needs. */
  List<Section> search(TuningResult result) {
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < result.rounds().size(); i++) {
      sections.add(round(result.rounds().get(i), i + 1, result.rounds().size()));
    }
    sections.add(choice(result));
    target(result).ifPresent(sections::add);
    return sections;
  }

  private static Section round(Round round, int number, int all) {
    List<Measured> tied = round.tied();
    List<List<String>> rows = new ArrayList<>();
    List<BarChart.Bar> bars = new ArrayList<>();
    for (Measured each : round.measured().stream().limit(SHOWN).toList()) {
      rows.add(
          List.of(
              each.candidate().label(),
              rate(each.mean()),
              halfWidth(each),
              tied.contains(each) ? "yes" : "no"));
      bars.add(
          new BarChart.Bar(each.candidate().label(), each.mean(), each.interval().orElse(null)));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new BarChart(
            "The fastest of round " + number,
            "Frames a second with the confidence interval of the mean; higher is better.",
            Quantity.PER_SECOND,
            bars));
    blocks.add(
        new Block.Grid(
            "Round " + number,
            new Table(
                List.of(
                    Column.words("Candidate"),
                    Column.numbers("frames/s"),
                    Column.numbers("± 95 % CI"),
                    Column.words("tied with the fastest")),
                rows)));
    blocks.add(
        new Block.Words(
            "%s, %d frames each, %s; %d kept."
                .formatted(
                    count(round.measured().size(), "candidate"),
                    round.frames(),
                    count(round.measured().getFirst().rates().size(), "run"),
                    round.kept())));
    return new Section("Round %d of %d".formatted(number, all), blocks);
  }

  private Section choice(TuningResult result) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Words(reason(result)));
    result
        .duel()
        .ifPresent(duel -> {
          MeanRatio ratio = duel.ratio();
          blocks.add(
              new Block.Words(
                  "Measured again in turns with the settings to start from, %d runs each: %s against"
                          .formatted(duel.start().rates().size(), rate(duel.fastest().mean()))
                      + " %s frames/s, %s times as fast%s."
                          .formatted(
                              rate(duel.start().mean()),
                              Figures.significant(ratio.value(), 3),
                              ratio
                                  .interval()
                                  .map(bounds ->
                                      " (95 %% CI %s to %s)"
                                          .formatted(
                                              Figures.significant(bounds.lower(), 3),
                                              Figures.significant(bounds.upper(), 3)))
                                  .orElse(""))));
        });
    if (!result.chosen().changes().isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      for (Candidate.Change change : result.chosen().changes()) {
        rows.add(List.of(change.key().path(), change.key().text(start), change.value()));
      }
      blocks.add(
          new Block.Grid(
              "What changes",
              new Table(
                  List.of(Column.words("Setting"), Column.numbers("from"), Column.numbers("to")),
                  rows)));
    }
    List<Block.Note> notes = new ArrayList<>();
    for (Rejected rejected : result.rejected().stream().limit(SHOWN).toList()) {
      notes.add(
          new Block.Note(
              Block.Tone.NEUTRAL,
              "left out: " + rejected.candidate().label() + ":",
              rejected.reason(),
              ""));
    }
    if (!notes.isEmpty()) {
      blocks.add(new Block.Notes(notes));
    }
    blocks.add(
        new Block.Words(
            "The search took %s; there was no time for %s."
                .formatted(
                    Figures.duration(result.spent()), count(result.untried(), "more candidate"))));
    return new Section("Choice", blocks);
  }

  private static String reason(TuningResult result) {
    String chosen = result.chosen().label();
    return switch (result.reason()) {
      case FASTEST -> "Take %s: the fastest of the last round.".formatted(chosen);
      case SIMPLEST ->
          "Take %s: others of the last round were not measurably faster, and it changes the least."
              .formatted(chosen);
      case NO_DIFFERENCE -> "Keep the settings: nothing was measurably faster.";
      case NO_TIME -> "Keep the settings: there was no time to measure others; raise --budget.";
    };
  }

  private Optional<Section> target(TuningResult result) {
    if (result.rounds().isEmpty() || result.stages().isEmpty()) {
      return Optional.empty();
    }
    double reached =
        result
            .duel()
            .map(duel -> result.chosen().changes().isEmpty() ? duel.start() : duel.fastest())
            .map(Measured::mean)
            .orElseGet(() -> rate(result.rounds().getLast(), result.chosen()));
    TargetGap gap = new TargetGap(target, reached, bench.cores(), result.stages());
    return Optional.of(
        new Section(
            "Target of " + Figures.plain(target) + " frames/s",
            TargetWords.of(gap).stream().<Block>map(Block.Words::new).toList()));
  }

  private static double rate(Round round, Candidate chosen) {
    return round.measured().stream()
        .filter(each -> each.candidate().equals(chosen))
        .findFirst()
        .orElse(round.measured().getFirst())
        .mean();
  }

  /** The stages of a watched run and what the rules say about it. */
  Section bottlenecks(TuningLab.Observation seen) {
    List<Figure> figures =
        StreamFigures.of(seen.run(), seen.processors(), seen.gpu(), seen.gpuMemory());
    List<List<String>> rows = new ArrayList<>();
    List<SegmentReport.Stage> stages = new ArrayList<>();
    for (StageStatistics statistics : seen.run().stages()) {
      SegmentReport.Stage stage = SegmentReport.Stage.of(statistics);
      stages.add(stage);
      rows.add(
          List.of(
              stage.name(),
              String.valueOf(stage.threads()),
              Figures.significant(StageCost.of(statistics).millisPerFrame(), 3),
              Figures.oneDecimal(PERCENT * stage.busyShare()),
              Figures.oneDecimal(PERCENT * stage.waitingShare()),
              Figures.oneDecimal(PERCENT * stage.blockedShare())));
    }
    List<Block> blocks = new ArrayList<>();
    StageStatistics limiting = seen.run().limiting();
    blocks.add(
        new Block.Words(
            "%s frames/s. The stage with the least rest is %s: it works %s %% of its time. %s"
                .formatted(
                    rate(seen.run().perSecond()),
                    limiting.name(),
                    Figures.oneDecimal(PERCENT * limiting.utilisation()),
                    usage(seen))));
    blocks.add(StageBlocks.occupancy(stages));
    blocks.add(
        new Block.Grid(
            "Stages",
            new Table(
                List.of(
                    Column.words("Stage"),
                    Column.numbers("threads"),
                    Column.numbers("ms/frame"),
                    Column.numbers("working %"),
                    Column.numbers("waiting %"),
                    Column.numbers("blocked %")),
                rows)));
    blocks.add(StageBlocks.advice(figures));
    return new Section("Bottlenecks", blocks);
  }

  private static String usage(TuningLab.Observation seen) {
    return "Processors: %s; GPU: %s; memory: %s."
        .formatted(
            percent(seen.processors()),
            percent(seen.gpu()),
            switch (seen.memory()) {
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

  private static String halfWidth(Measured each) {
    return each.interval()
        .map(bounds -> "± " + Figures.significant(bounds.halfWidth(), 2))
        .orElse(Figures.ABSENT);
  }

  private static String rate(double perSecond) {
    return Figures.significant(perSecond, 3);
  }

  private static String count(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
