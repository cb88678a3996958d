package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.RecordJson;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.mesh.video.VideoProperties;
import org.fitterbench.segmentation.frame.FrameKernel;
import org.fitterbench.segmentation.pipeline.ThreadLayout;
import org.fitterbench.segmentation.pipeline.VideoInput;
import org.fitterbench.segmentation.pipeline.VideoPipeline;
import org.fitterbench.segmentation.pipeline.VideoResult;
import org.fitterbench.segmentation.settings.GivenSettings;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.settings.SettingKey;
import org.fitterbench.segmentation.stream.Latencies;
import org.fitterbench.segmentation.stream.QueueStatistics;
import org.fitterbench.segmentation.stream.StageStatistics;
import org.fitterbench.segmentation.stream.StreamOutcome.Status;
import org.fitterbench.segmentation.stream.StreamStatistics;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one segmented video.
 *
 * @param input the video
 * @param output the file that was written; null when no frame was finished
 * @param status how the run ended
 * @param video what the input is
 * @param made what was made of each frame
 * @param model which network, and how it was run
 * @param kernel which kernels worked on the frames
 * @param device where the network ran
 * @param settings all settings, by their path in the file
 * @param given those of them that a file or an option set; the others are a profile's
 * @param withoutEffect those of them that change nothing on the device
 * @param threads how many threads worked on what
 * @param batch pictures inferred at once in the end
 * @param frames frames that were written
 * @param offered frames that were decoded
 * @param dropped frames that found no room at the pace
 * @param pace frames a second that came; null without a pace
 * @param seconds how long the run took, without opening the model
 * @param framesPerSecond frames written a second
 * @param framesPerSecondOfLaterHalf in the later half of the frames, when code is compiled; null
 *     when there are too few
 * @param processorShare share of all processors' time that the process used, 0 to 1; null where
 *     that cannot be read
 * @param overlapEfficiency how near the run came to the time that its stages' work takes on these
 *     processors, 0 to 1, as {@link StreamStatistics#overlapEfficiency()} says; null where that
 *     cannot be told, and at a pace, which sets the time
 * @param limitingStage the stage whose threads had the least rest
 * @param maskLatency from when a frame was due until its mask was there; without a pace a frame is
 *     due when it is decoded
 * @param encodedLatency from when a frame was due until it was encoded
 * @param stages how each stage has spent its time
 */
record SegmentReport(
    String input,
    @Nullable String output,
    Status status,
    Video video,
    String made,
    String model,
    String kernel,
    TorchDevice device,
    Map<String, String> settings,
    List<String> given,
    List<String> withoutEffect,
    ThreadLayout threads,
    int batch,
    long frames,
    long offered,
    long dropped,
    @Nullable Double pace,
    double seconds,
    double framesPerSecond,
    @Nullable Double framesPerSecondOfLaterHalf,
    @Nullable Double processorShare,
    @Nullable Double overlapEfficiency,
    String limitingStage,
    Milliseconds maskLatency,
    Milliseconds encodedLatency,
    List<Stage> stages) {
  private static final long WARM_FRAMES = 300;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  /** A video: its codec, its size as shown, its rate, and how both eyes' pictures lie in it. */
  record Video(
      String codec,
      int width,
      int height,
      double framesPerSecond,
      boolean audio,
      String stereo,
      String stereoReason) {
    static Video of(VideoInput input) {
      VideoProperties video = input.properties();
      return new Video(
          video.codec(),
          video.shownWidth(),
          video.shownHeight(),
          (double) video.rate().numerator() / video.rate().denominator(),
          video.audio(),
          input.stereo().layout().label(),
          input.stereo().reason());
    }
  }

  /** Latencies in milliseconds. */
  record Milliseconds(double mean, double p50, double p90, double p95, double p99, double max) {
    static Milliseconds of(Latencies latencies) {
      return new Milliseconds(
          latencies.meanNanos() / NANOS_PER_MILLI,
          latencies.p50Nanos() / NANOS_PER_MILLI,
          latencies.p90Nanos() / NANOS_PER_MILLI,
          latencies.p95Nanos() / NANOS_PER_MILLI,
          latencies.p99Nanos() / NANOS_PER_MILLI,
          latencies.maxNanos() / NANOS_PER_MILLI);
    }
  }

  /** A stage; its shares are of its threads' time, its queue is null for the decoder. */
  record Stage(
      String name,
      int threads,
      long frames,
      double busySeconds,
      double busyShare,
      double waitingShare,
      double blockedShare,
      @Nullable QueueStatistics queue) {
    static Stage of(StageStatistics stage) {
      double all = stage.busyNanos() + stage.waitingNanos() + (double) stage.blockedNanos();
      double scale = all == 0 ? 0 : 1 / all;
      return new Stage(
          stage.name(),
          stage.workers(),
          stage.items(),
          stage.busyNanos() / NANOS_PER_SECOND,
          stage.busyNanos() * scale,
          stage.waitingNanos() * scale,
          stage.blockedNanos() * scale,
          stage.input().orElse(null));
    }
  }

  /** What a report file holds: the figures, and the machine that they come from. */
  record Document(SegmentReport run, Environment machine) {}

  static SegmentReport of(
      SegmentVideo.Job job,
      VideoInput input,
      GivenSettings settings,
      ThreadLayout threads,
      TorchDevice device,
      String model,
      FrameKernel kernel,
      VideoResult result) {
    StreamStatistics statistics = result.outcome().statistics();
    Map<String, String> keys = new LinkedHashMap<>();
    for (SettingKey key : SettingKey.values()) {
      keys.put(key.path(), key.text(settings.values()));
    }
    return new SegmentReport(
        job.input().toString(),
        result.file().map(Path::toString).orElse(null),
        result.outcome().status(),
        Video.of(input),
        job.config().output().name().toLowerCase(Locale.ROOT),
        model,
        kernel.label(),
        device,
        keys,
        settings.given().stream().sorted().map(SettingKey::path).toList(),
        SegmentationSettings.withoutEffectOn(device).stream().map(SettingKey::path).toList(),
        threads,
        result.batch(),
        statistics.finished(),
        statistics.offered(),
        statistics.dropped(),
        job.pace().isPresent() ? job.pace().get().perSecond() : null,
        statistics.elapsedNanos() / NANOS_PER_SECOND,
        statistics.perSecond(),
        orNull(statistics.perSecondOfLaterHalf()),
        orNull(statistics.processorShare()),
        job.pace().isPresent() ? null : orNull(statistics.overlapEfficiency()),
        statistics.limiting().name(),
        Milliseconds.of(statistics.stage(VideoPipeline.FINISH).latencies()),
        Milliseconds.of(statistics.stages().getLast().latencies()),
        statistics.stages().stream().map(Stage::of).toList());
  }

  private static @Nullable Double orNull(OptionalDouble figure) {
    return figure.isPresent() ? figure.getAsDouble() : null;
  }

  /** The stage that limits the others. */
  Stage limiting() {
    return stages.stream()
        .filter(stage -> stage.name().equals(limitingStage))
        .findFirst()
        .orElseThrow();
  }

  /** Frames a second that the settings ask for. */
  double target() {
    return Double.parseDouble(Objects.requireNonNull(settings.get(SettingKey.TARGET_FPS.path())));
  }

  /** The settings that somebody gave though they change nothing here. */
  List<String> givenWithoutEffect() {
    return withoutEffect.stream().filter(given::contains).toList();
  }

  /** Whether the run is so short that the compiler's work on the first frames tells on it. */
  boolean isWarmUp() {
    return offered < WARM_FRAMES;
  }

  /**
   * Writes the figures in the format that the file's name tells.
   *
   * @param run the figures' source, whose course the page shows
   */
  void write(Path file, StreamStatistics run, Environment machine) {
    AtomicFile.write(
        file,
        switch (SegmentReportFormat.of(file)) {
          case JSON -> RecordJson.format(new Document(this, machine));
          case HTML -> SegmentPage.of(this, run, machine).render();
        });
  }
}
