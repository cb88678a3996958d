package org.fitterbench.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fitterbench.core.bottleneck.Figure;
import org.fitterbench.core.page.BarChart;
import org.fitterbench.core.page.Block;
import org.fitterbench.core.page.LineChart;
import org.fitterbench.core.page.Page;
import org.fitterbench.core.page.Quantity;
import org.fitterbench.core.page.Section;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.report.MachineFacts;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Table;
import org.fitterbench.segmentation.stream.Milestone;
import org.fitterbench.segmentation.stream.StreamStatistics;
import org.fitterbench.segmentation.tuning.StreamFigures;

/** The page of one segmented video. */
final class SegmentPage {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double PERCENT = 100;

  /** Spans of the line of rates; frames come in bursts, so each holds some of them. */
  private static final int SPANS = 10;

  private static final int LEAST_FRAMES_OF_SPAN = 8;

  private final SegmentReport report;
  private final StreamStatistics run;

  private SegmentPage(SegmentReport report, StreamStatistics run) {
    this.report = report;
    this.run = run;
  }

  /**
   * The page.
   *
   * @param report the figures
   * @param run where they come from
   * @param machine that they were measured on
   */
  static Page of(SegmentReport report, StreamStatistics run, Environment machine) {
    SegmentPage page = new SegmentPage(report, run);
    return new Page(
        "Segmentation of a video",
        page.lead(),
        List.of(
            page.result(),
            page.stages(),
            page.latency(),
            page.settings(),
            new Section("Machine", List.of(new Block.Facts(MachineFacts.of(machine))))));
  }

  private String lead() {
    return String.format(
        Locale.ROOT,
        "%d frames of %d x %d in %s: %s FPS",
        report.frames(),
        report.video().width(),
        report.video().height(),
        Figures.time(report.seconds() * 1000),
        Figures.framesPerSecond(report.framesPerSecond()));
  }

  private Section result() {
    List<Block> blocks = new ArrayList<>();
    List<Block.Note> findings = findings();
    if (!findings.isEmpty()) {
      blocks.add(new Block.Notes(findings));
    }
    blocks.add(new Block.Facts(facts()));
    course().ifPresent(blocks::add);
    return new Section("Result", blocks);
  }

  private List<Block.Note> findings() {
    List<Block.Note> notes = new ArrayList<>();
    switch (report.status()) {
      case COMPLETE -> {}
      case STOPPED ->
          notes.add(warning("interrupted:", "the figures are those of the frames until then", ""));
      case FAILED ->
          notes.add(warning("failed:", "the figures are those of the frames until then", ""));
    }
    if (report.dropped() > 0) {
      notes.add(
          warning(
              "dropped:",
              "%d of %d frames found no room at %s FPS"
                  .formatted(report.dropped(), report.offered(), pace()),
              "see below which stage limits, or take a lower --pace"));
    }
    if (report.pace() == null && report.framesPerSecond() < report.target()) {
      notes.add(
          warning(
              "target missed:",
              "%s of %s FPS"
                  .formatted(
                      Figures.oneDecimal(report.framesPerSecond()), Figures.plain(report.target())),
              "see below which stage limits; 'fitter-bench tune' looks for faster settings"));
    }
    SegmentSummary.warmUp(report)
        .ifPresent(words -> notes.add(new Block.Note(Block.Tone.NEUTRAL, "short run:", words, "")));
    if (!report.givenWithoutEffect().isEmpty()) {
      notes.add(
          new Block.Note(
              Block.Tone.NEUTRAL,
              "without effect on the " + report.device().label() + ":",
              String.join(", ", report.givenWithoutEffect()),
              ""));
    }
    return notes;
  }

  private static Block.Note warning(String label, String text, String remedy) {
    return new Block.Note(Block.Tone.WARNING, label, text, remedy);
  }

  private List<Block.Fact> facts() {
    SegmentReport.Video video = report.video();
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(
        new Block.Fact(
            "Input",
            "%s, %s, %d x %d, %s FPS%s"
                .formatted(
                    report.input(),
                    video.codec(),
                    video.width(),
                    video.height(),
                    Figures.significant(video.framesPerSecond(), 3),
                    video.audio() ? ", with sound" : "")));
    if (!video.stereo().equals("none")) {
      facts.add(new Block.Fact("Stereo", video.stereo() + ", " + video.stereoReason()));
    }
    String output = report.output();
    facts.add(new Block.Fact("Output", output == null ? Figures.ABSENT : output));
    facts.add(new Block.Fact("Made of it", report.made()));
    facts.add(new Block.Fact("Model", report.model()));
    facts.add(new Block.Fact("Kernels on frames", report.kernel()));
    facts.add(
        new Block.Fact(
            report.pace() == null ? "Target" : "Pace",
            (report.pace() == null ? Figures.plain(report.target()) : pace()) + " FPS"));
    if (report.pace() != null) {
      facts.add(
          new Block.Fact(
              "Dropped frames", "%d of %d".formatted(report.dropped(), report.offered())));
    }
    Double processors = report.processorShare();
    facts.add(
        new Block.Fact(
            "Processors busy",
            processors == null ? Figures.ABSENT : Figures.oneDecimal(PERCENT * processors) + " %"));
    SegmentSummary.overlap(report)
        .ifPresent(words -> facts.add(new Block.Fact("Overlap of the stages", words)));
    facts.add(new Block.Fact("Batch in the end", String.valueOf(report.batch())));
    return facts;
  }

  private String pace() {
    Double pace = report.pace();
    return pace == null ? Figures.ABSENT : Figures.plain(pace);
  }

  /** The rate over the frames, which shows the compiler's warm-up; empty for too few of them. */
  private Optional<Block> course() {
    List<LineChart.Place> places = new ArrayList<>();
    List<LineChart.Point> points = new ArrayList<>();
    double span = Math.max(LEAST_FRAMES_OF_SPAN, (double) report.frames() / SPANS);
    Milestone from = new Milestone(0, 0);
    for (Milestone to : run.progress()) {
      if (to.items() - from.items() >= span && to.nanos() > from.nanos()) {
        double seconds = (to.nanos() - from.nanos()) / NANOS_PER_SECOND;
        places.add(new LineChart.Place(to.items(), String.valueOf(to.items())));
        points.add(new LineChart.Point(to.items(), (to.items() - from.items()) / seconds, null));
        from = to;
      }
    }
    return points.size() < 2
        ? Optional.empty()
        : Optional.of(
            new LineChart(
                "Rate over the run",
                "Frames a second of each span of frames, by the number of its last.",
                "frames done",
                Quantity.PER_SECOND,
                places,
                List.of(new LineChart.Series("frames a second", points))));
  }

  private Section stages() {
    SegmentReport.Stage limiting = report.limiting();
    return new Section(
        "Stages",
        List.of(
            new Block.Words(
                "The stage that limits is %s: its threads worked %s %% of their time."
                    .formatted(
                        limiting.name(), Figures.oneDecimal(PERCENT * limiting.busyShare()))),
            StageBlocks.advice(figures()),
            StageBlocks.occupancy(report.stages()),
            StageBlocks.queues(report.stages()),
            new Block.Grid("Stages", SegmentSummary.table(report.stages()))));
  }

  /** The figures for the rules. */
  private List<Figure> figures() {
    Double processors = report.processorShare();
    Reading used =
        processors == null
            ? Reading.absent("the operating system does not tell")
            : Reading.of(PERCENT * processors);
    Reading unread = Reading.absent("not read during a run");
    Optional<StreamStatistics> paced = report.pace() == null ? Optional.empty() : Optional.of(run);
    return StreamFigures.of(run, paced, used, unread, unread);
  }

  private Section latency() {
    List<Block> blocks = new ArrayList<>();
    if (report.pace() == null) {
      blocks.add(new Block.Words(SegmentSummary.NO_PACE));
    }
    blocks.add(latencies(SegmentSummary.maskLatency(report), report.maskLatency()));
    blocks.add(latencies(SegmentSummary.encodedLatency(report), report.encodedLatency()));
    return new Section("Latency", blocks);
  }

  private static BarChart latencies(String title, SegmentReport.Milliseconds latency) {
    return new BarChart(
        title,
        "Half of the frames took no longer than the median, 90 % no longer than P90, and so on.",
        Quantity.MILLISECONDS,
        List.of(
            new BarChart.Bar("median", latency.p50(), null),
            new BarChart.Bar("P90", latency.p90(), null),
            new BarChart.Bar("P95", latency.p95(), null),
            new BarChart.Bar("P99", latency.p99(), null),
            new BarChart.Bar("longest", latency.max(), null)));
  }

  private Section settings() {
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, String> setting : report.settings().entrySet()) {
      rows.add(
          List.of(
              setting.getKey(),
              setting.getValue(),
              report.given().contains(setting.getKey()) ? "given" : "profile",
              report.withoutEffect().contains(setting.getKey()) ? "none here" : "yes"));
    }
    return new Section(
        "Settings",
        List.of(
            new Block.Words(
                "Threads: %d prepare, %d infer, %d finish, %d decode, %d encode; at most %d frames"
                        .formatted(
                            report.threads().preparing(),
                            report.threads().inferring(),
                            report.threads().finishing(),
                            report.threads().decoding(),
                            report.threads().encoding(),
                            report.threads().underWay())
                    + " under way."),
            new Block.Grid(
                "Settings",
                new Table(
                    List.of(
                        Column.words("Setting"),
                        Column.numbers("value"),
                        Column.words("from"),
                        Column.words("effect")),
                    rows))));
  }
}
