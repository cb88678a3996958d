package org.fitterbench.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Lines;
import org.fitterbench.core.text.Table;
import org.fitterbench.segmentation.stream.QueueStatistics;

/** What a person reads after a video has been segmented. */
final class SegmentSummary {
  private static final int WIDTH = 100;

  /** What the latencies of a run without a pace count. */
  static final String NO_PACE =
      "Waiting in queues is part of this, for the input is read as fast as it can be; --pace FPS"
          + " tells the latency of a live source.";

  private SegmentSummary() {}

  /** The lines. */
  static List<String> of(SegmentReport report) {
    List<String> lines = new ArrayList<>();
    lines.addAll(stages(report.stages()));
    lines.add("");
    SegmentReport.Stage limiting = report.limiting();
    lines.add(
        "Limiting stage: %s (%s busy)".formatted(limiting.name(), percent(limiting.busyShare())));
    if (report.processorShare() != null) {
      lines.add("Processors busy: " + percent(report.processorShare()) + " of all cores");
    }
    overlap(report).ifPresent(words -> lines.add("Overlap: " + words));
    lines.add(latency(maskLatency(report), report.maskLatency()));
    lines.add(latency(encodedLatency(report), report.encodedLatency()));
    if (report.pace() == null) {
      lines.addAll(Lines.wrap("  ", "  ", NO_PACE, WIDTH));
    } else {
      lines.add(
          "Dropped: %d of %d frames at %s FPS"
              .formatted(report.dropped(), report.offered(), Figures.plain(report.pace())));
    }
    lines.add("Model: " + report.model());
    lines.add("Kernels on frames: " + report.kernel());
    if (!report.givenWithoutEffect().isEmpty()) {
      lines.addAll(
          Lines.wrap(
              "Settings without effect on the %s: %s"
                  .formatted(
                      report.device().label(), String.join(", ", report.givenWithoutEffect())),
              WIDTH));
    }
    if (!report.video().stereo().equals("none")) {
      lines.add("Stereo: " + report.video().stereo() + ", " + report.video().stereoReason());
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%d frames of %d x %d in %s: %s FPS%s",
            report.frames(),
            report.video().width(),
            report.video().height(),
            Figures.time(report.seconds() * 1000),
            Figures.framesPerSecond(report.framesPerSecond()),
            target(report)));
    warmUp(report).ifPresent(lines::add);
    if (report.output() != null) {
      lines.add("Video: " + report.output());
    }
    return lines;
  }

  /** What the latency of masks counts. */
  static String maskLatency(SegmentReport report) {
    return report.pace() == null ? "From decoding to mask" : "Latency, capture to mask";
  }

  /** What the latency of encoded frames counts. */
  static String encodedLatency(SegmentReport report) {
    return report.pace() == null ? "From decoding to file" : "Latency, capture to file";
  }

  /** How near the run came to what its stages need; empty where nobody tells, and at a pace. */
  static Optional<String> overlap(SegmentReport report) {
    return Optional.ofNullable(report.overlapEfficiency())
        .map(share ->
            "at least "
                + percent(share)
                + " of the rate that the stages' work allows on these cores");
  }

  /** What the first frames of a short run do to its figures; empty for a long run. */
  static Optional<String> warmUp(SegmentReport report) {
    if (!report.isWarmUp()) {
      return Optional.empty();
    }
    if (report.pace() != null) {
      return Optional.of(
          "The first frames in a fresh JVM are slow: judge latency and drops by a longer run");
    }
    return Optional.ofNullable(report.framesPerSecondOfLaterHalf())
        .map(later ->
            String.format(
                Locale.ROOT,
                "The first frames in a fresh JVM are slow; the later half of these: %s FPS",
                Figures.framesPerSecond(later)));
  }

  /** The lines of the table of stages. */
  static List<String> stages(List<SegmentReport.Stage> stages) {
    return table(stages).text(WIDTH);
  }

  /** The table of stages. */
  static Table table(List<SegmentReport.Stage> stages) {
    return new Table(
        List.of(
            Column.words("stage"),
            Column.numbers("threads"),
            Column.numbers("frames"),
            Column.numbers("busy"),
            Column.numbers("waiting"),
            Column.numbers("blocked"),
            Column.numbers("queue"),
            Column.numbers("empty"),
            Column.numbers("full")),
        stages.stream().map(SegmentSummary::row).toList());
  }

  private static String target(SegmentReport report) {
    double target = report.target();
    return report.pace() != null
        ? ""
        : ", target "
            + Figures.plain(target)
            + (report.framesPerSecond() >= target ? " reached" : " missed");
  }

  private static List<String> row(SegmentReport.Stage stage) {
    QueueStatistics queue = stage.queue();
    return List.of(
        stage.name(),
        String.valueOf(stage.threads()),
        String.valueOf(stage.frames()),
        percent(stage.busyShare()),
        percent(stage.waitingShare()),
        percent(stage.blockedShare()),
        queue == null
            ? Figures.ABSENT
            : String.format(Locale.ROOT, "%.1f of %d", queue.mean(), queue.capacity()),
        queue == null ? Figures.ABSENT : percent(queue.shareEmpty()),
        queue == null ? Figures.ABSENT : percent(queue.shareFull()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  static String latency(String from, SegmentReport.Milliseconds latency) {
    return String.format(
        Locale.ROOT,
        "%s: median %s, P90 %s, P95 %s, P99 %s, longest %s",
        from,
        Figures.time(latency.p50()),
        Figures.time(latency.p90()),
        Figures.time(latency.p95()),
        Figures.time(latency.p99()),
        Figures.time(latency.max()));
  }
}
