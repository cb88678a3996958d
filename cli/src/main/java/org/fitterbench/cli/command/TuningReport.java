package org.fitterbench.cli.command;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fitterbench.core.page.Block;
import org.fitterbench.core.page.Section;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Table;
import org.fitterbench.segmentation.frame.Backdrop;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.settings.Profile;
import org.fitterbench.segmentation.tuning.Candidate;
import org.fitterbench.segmentation.tuning.Rejected;
import org.fitterbench.segmentation.tuning.TargetGap;
import org.fitterbench.segmentation.tuning.Trial;
import org.fitterbench.segmentation.tuning.TuningGoal;
import org.fitterbench.segmentation.tuning.TuningResult;

/** What a person is told about a search. */
final class TuningReport {
  private static final int SHOWN = 8;

  /** Of a budget: less than this is left over by what does not fit into it. */
  private static final double LEFT_OVER = 0.05;

  /** Runs of the same settings that differ by more have been disturbed. */
  private static final double BUSY = 0.1;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final TuningLab.Bench bench;
  private final TuneCommand.Job job;
  private final TuningGoal goal;
  private final double target;

  TuningReport(TuningLab.Bench bench, TuneCommand.Job job, TuningGoal goal, double target) {
    this.bench = bench;
    this.job = job;
    this.goal = goal;
    this.target = target;
  }

  /** The result in a sentence. */
  static String lead(TuningResult result) {
    return ChoiceWords.of(result);
  }

  /** What was measured, and how. */
  Section opening(Profile profile, Optional<TuningResult> result) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact("Clip", bench.clip()));
    facts.add(new Block.Fact("Made of it", made()));
    facts.add(new Block.Fact("Network", bench.network()));
    facts.add(new Block.Fact("Profile", profile.label()));
    facts.add(
        new Block.Fact(
            "Machine",
            "%s, %s; the network computes on the %s"
                .formatted(
                    bench.processor(),
                    count(bench.cores(), "core"),
                    bench.device().label().toUpperCase(Locale.ROOT))));
    result.ifPresent(found -> {
      facts.add(new Block.Fact("Time", time(found)));
      facts.add(
          new Block.Fact(
              "Runs",
              "%s of the steady rate each, %s in all, beside runs of the settings to start from"
                  .formatted(
                      Figures.time((double) found.window().toMillis()),
                      Figures.time((double) found.run().toMillis()))));
      facts.add(
          new Block.Fact(
              "Masks kept",
              "IoU of at least %s with those of fp32 at full size; those to start from have %.3f"
                  .formatted(Figures.plain(goal.leastAgreement()), found.startAgreement())));
    });
    return new Section("What was measured", List.of(new Block.Facts(facts)));
  }

  private String made() {
    String output = job.made().output().name().toLowerCase(Locale.ROOT);
    String refined = job.made().refinement().name().toLowerCase(Locale.ROOT);
    String behind =
        job.made().output() != CutOut.COMPOSITE
            ? ""
            : switch (job.made().backdrop()) {
              case Backdrop.Colour _ -> " over a colour";
              case Backdrop.Scene _ -> " over a picture";
              case Backdrop.Blur _ -> " over the frame out of focus";
            };
    return "%s%s, refined: %s".formatted(output, behind, refined);
  }

  private String time(TuningResult result) {
    Duration left = goal.budget().minus(result.spent());
    String spent =
        "%s of a budget of %s"
            .formatted(Figures.duration(result.spent()), Figures.duration(goal.budget()));
    if (left.toMillis() < LEFT_OVER * goal.budget().toMillis()) {
      return spent;
    }
    return spent
        + switch (result.reason()) {
          case CONFIRMED, NO_DIFFERENCE -> "; more runs would not tell more";
          case ALL_SLOWER -> "; the race was decided";
          case INTERRUPTED, BEST_SO_FAR -> "; interrupted";
          case NO_TIME -> "";
        };
  }

  /** What was tried, the choice, what limits it and what the target needs. */
  List<Section> search(TuningResult result) {
    List<Section> sections = new ArrayList<>();
    sections.addAll(new RaceTables(result).sections());
    sections.add(choice(result));
    target(result).ifPresent(sections::add);
    return sections;
  }

  private Section choice(TuningResult result) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Words(ChoiceWords.of(result)));
    ChoiceWords.because(result).forEach(words -> blocks.add(new Block.Words(words)));
    if (!result.chosen().changes().isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      for (Candidate.Change change : result.chosen().changes()) {
        rows.add(List.of(change.key().path(), change.key().text(job.start()), change.value()));
      }
      blocks.add(
          new Block.Grid(
              "What changes",
              new Table(
                  List.of(Column.words("Setting"), Column.numbers("from"), Column.numbers("to")),
                  rows)));
    }
    List<Block.Note> notes = new ArrayList<>();
    result
        .standings()
        .spread()
        .filter(spread -> spread > BUSY)
        .ifPresent(spread ->
            notes.add(
                new Block.Note(
                    Block.Tone.WARNING,
                    "a busy machine:",
                    "runs of the same settings differ by %s (standard deviation)"
                        .formatted(Figures.oneDecimal(100 * Math.expm1(spread)) + " %"),
                    "end other programs; until then intervals are wide")));
    for (Rejected rejected : result.rejected().stream().limit(SHOWN).toList()) {
      notes.add(
          new Block.Note(
              Block.Tone.NEUTRAL,
              "left out: " + rejected.candidate().label() + ":",
              rejected.reason(),
              ""));
    }
    if (result.rejected().size() > SHOWN) {
      notes.add(
          new Block.Note(
              Block.Tone.NEUTRAL,
              "left out:",
              count(result.rejected().size() - SHOWN, "more") + " for such reasons",
              ""));
    }
    if (result.untried() > 0) {
      notes.add(
          new Block.Note(
              Block.Tone.WARNING,
              "no time:",
              "for %s by itself".formatted(count(result.untried(), "more value")),
              "raise --budget"));
    }
    if (!notes.isEmpty()) {
      blocks.add(new Block.Notes(notes));
    }
    return new Section("Choice", blocks);
  }

  private Optional<Section> target(TuningResult result) {
    Optional<Trial> last = result.last().filter(trial -> !trial.stages().isEmpty());
    if (result.rate() <= 0 || last.isEmpty()) {
      return Optional.empty();
    }
    TargetGap gap =
        new TargetGap(
            target,
            result.rate(),
            bench.cores(),
            last.orElseThrow().stages(),
            last.orElseThrow().processorMillis());
    return Optional.of(
        new Section(
            "Target of " + Figures.plain(target) + " frames/s",
            TargetWords.of(gap).stream().<Block>map(Block.Words::new).toList()));
  }

  /**
   * What stands at the top of the file of settings.
   *
   * @param model as the command line named it
   */
  String heading(Optional<TuningResult> result, String model) {
    List<String> lines = new ArrayList<>();
    lines.add("Settings of 'fitter-bench tune', " + DAY.format(bench.now()) + ".");
    result.ifPresent(found -> {
      lines.add(ChoiceWords.of(found));
      if (found.rate() > 0) {
        lines.add(
            "Frames a second then: %s; masks keep an IoU of %s."
                .formatted(
                    Figures.significant(found.rate(), 3), Figures.plain(goal.leastAgreement())));
      }
    });
    lines.add("Clip: " + bench.clip() + ".");
    lines.add("Made of it: " + made() + "; network: " + bench.network() + ".");
    lines.add("Machine: " + bench.processor() + ", " + count(bench.cores(), "core") + ".");
    lines.add("Another clip, output, network or machine may want others.");
    lines.add("Use: fitter-bench segment IN.mp4 -o OUT.mp4 --config THIS_FILE");
    lines.add(
        "Tuned with: --model %s --output %s --refine %s"
            .formatted(
                model,
                job.made().output().name().toLowerCase(Locale.ROOT),
                job.made().refinement().name().toLowerCase(Locale.ROOT)));
    return String.join("\n", lines);
  }

  static String count(int count, String thing) {
    return count + " " + thing + (count == 1 || thing.equals("more") ? "" : "s");
  }
}
