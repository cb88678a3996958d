package org.fitterbench.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Lines;
import org.fitterbench.core.text.Table;
import org.fitterbench.segmentation.stream.QueueStatistics;

/** What a person reads after a video has been segmented. */
final class SegmentSummary {
  private static final int WIDTH = 100;

  private SegmentSummary() {}

  /** The lines. */
  static List<String> of(SegmentReport report) {
    List<String> lines = new ArrayList<>();
    lines.addAll(stages(report.stages()));
    lines.add("");
    lines.add(
        "Least rest: %s%s"
            .formatted(
                report.limitingStage(),
                report.processorShare() == null
                    ? ""
                    : "; processors busy: " + percent(report.processorShare())));
    lines.add(latency("Frame to mask", report.maskLatency()));
    lines.add(latency("Frame to encoded", report.encodedLatency()));
    if (report.pace() != null) {
      lines.add(
          "Dropped: %d of %d frames at %s FPS"
              .formatted(report.dropped(), report.offered(), Figures.plain(report.pace())));
    }
    lines.add("Model: " + report.model());
    lines.addAll(
        Lines.wrap(
            "Settings without effect on the %s: %s"
                .formatted(report.device().label(), String.join(", ", report.withoutEffect())),
            WIDTH));
    if (!report.video().stereo().equals("none")) {
      lines.add("Stereo: " + report.video().stereo() + ", " + report.video().stereoReason());
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%d frames of %d x %d in %s: %.1f FPS%s",
            report.frames(),
            report.video().width(),
            report.video().height(),
            Figures.time(report.seconds() * 1000),
            report.framesPerSecond(),
            target(report)));
    if (report.output() != null) {
      lines.add("Video: " + report.output());
    }
    return lines;
  }

  /** The table of stages. */
  static List<String> stages(List<SegmentReport.Stage> stages) {
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
            stages.stream().map(SegmentSummary::row).toList())
        .text(WIDTH);
  }

  private static String target(SegmentReport report) {
    double target = Double.parseDouble(report.settings().get("performance.target_fps"));
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
