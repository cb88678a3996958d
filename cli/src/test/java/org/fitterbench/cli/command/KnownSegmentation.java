package org.fitterbench.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.segmentation.pipeline.ThreadLayout;
import org.fitterbench.segmentation.settings.Profile;
import org.fitterbench.segmentation.settings.SettingKey;
import org.fitterbench.segmentation.stream.Latencies;
import org.fitterbench.segmentation.stream.Milestone;
import org.fitterbench.segmentation.stream.QueueStatistics;
import org.fitterbench.segmentation.stream.StageStatistics;
import org.fitterbench.segmentation.stream.StreamOutcome.Status;
import org.fitterbench.segmentation.stream.StreamStatistics;
import org.jspecify.annotations.Nullable;

/** A segmented video of known figures: 120 frames, the last 60 of them at 60 a second. */
final class KnownSegmentation {
  private static final long FRAMES = 120;
  private static final double SECONDS = 4;

  private KnownSegmentation() {}

  /** How it ran. */
  static StreamStatistics run(long dropped) {
    List<Milestone> progress = new ArrayList<>();
    for (int i = 1; i <= FRAMES; i++) {
      double seconds = i <= 60 ? i / 20.0 : 3 + (i - 60) / 60.0;
      progress.add(new Milestone(i, Math.round(seconds * 1e9)));
    }
    return new StreamStatistics(
        Math.round(SECONDS * 1e9),
        FRAMES + dropped,
        dropped,
        List.of(
            stage("decode", 0.36, 0.64, Optional.empty()),
            stage("infer", 0.5, 0.25, Optional.of(new QueueStatistics(4, 3.5, 0.05, 0.75))),
            stage("finish", 0.3, 0.6, Optional.of(new QueueStatistics(3, 2, 0.25, 0.5))),
            stage("encode", 0.94, 0, Optional.of(new QueueStatistics(3, 2.9, 0.02, 0.93)))),
        progress,
        2,
        OptionalLong.of(5_720_000_000L));
  }

  private static StageStatistics stage(
      String name, double use, double blocked, Optional<QueueStatistics> queue) {
    double all = SECONDS * 1e9;
    return new StageStatistics(
        name,
        1,
        FRAMES,
        Math.round(use * all),
        Math.round((1 - use - blocked) * all),
        Math.round(blocked * all),
        Math.round(0.85 * use * all),
        queue,
        new Latencies(
            FRAMES, 210e6, 200_000_000, 300_000_000, 350_000_000, 400_000_000, 450_000_000));
  }

  /**
   * Its figures.
   *
   * @param pace frames a second that came; null without a pace
   * @param given which settings somebody gave
   */
  static SegmentReport report(StreamStatistics run, @Nullable Double pace, List<String> given) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (SettingKey key : SettingKey.values()) {
      settings.put(key.path(), key.text(Profile.BALANCED.settings()));
    }
    SegmentReport.Milliseconds latency =
        SegmentReport.Milliseconds.of(run.stage("finish").latencies());
    return new SegmentReport(
        "walk.mp4",
        "people.mp4",
        Status.COMPLETE,
        new SegmentReport.Video("h264", 1920, 1080, 30, true, "none", "nothing says otherwise"),
        "composite",
        "selfie 256 x 256 x 3, fp32 on the cpu",
        "vector",
        TorchDevice.CPU,
        settings,
        given,
        List.of("gpu.allow_tf32", "performance.auto_tune"),
        new ThreadLayout(1, 1, 2, 2, 2, 2, 2, 21),
        2,
        run.finished(),
        run.offered(),
        run.dropped(),
        pace,
        SECONDS,
        run.perSecond(),
        run.perSecondOfLaterHalf().orElseThrow(),
        run.processorShare().orElseThrow(),
        pace == null ? run.overlapEfficiency().orElseThrow() : null,
        run.limiting().name(),
        latency,
        latency,
        run.stages().stream().map(SegmentReport.Stage::of).toList());
  }
}
