package org.fitterbench.cli.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.trace.MonotonicClock;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.settings.SettingKey;
import org.fitterbench.segmentation.stream.Latencies;
import org.fitterbench.segmentation.stream.Pace;
import org.fitterbench.segmentation.stream.QueueStatistics;
import org.fitterbench.segmentation.stream.StageStatistics;
import org.fitterbench.segmentation.stream.StreamStatistics;
import org.fitterbench.segmentation.tuning.Candidate;
import org.fitterbench.segmentation.tuning.CandidateSpace;
import org.fitterbench.segmentation.tuning.StageCost;
import org.fitterbench.segmentation.tuning.Trial;

/**
 * A machine with two cores on which batches of 8 are half as fast again; time passes as it says.
 */
final class KnownLab implements TuningLab, TuningLab.Bench, MonotonicClock {
  private static final double[] WOBBLE = {1, 1.01, 0.99, 1.005, 0.995, 1, 1.01};

  private long nanos;
  private int runs;
  private boolean stopped;

  /** After which run somebody asks for an end; 0 for never. */
  int stopsAt;

  int closed;

  @Override
  public Bench open(TuneCommand.Job job) {
    return this;
  }

  @Override
  public String clip() {
    return "known.mp4, h264, 1920 x 1080";
  }

  @Override
  public String network() {
    return "known 144 x 256 x 3, fp32";
  }

  @Override
  public String processor() {
    return "Known CPU";
  }

  @Override
  public Instant now() {
    return Instant.parse("2026-02-03T04:05:06Z");
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public Object sameness(Candidate candidate) {
    // As on two cores, of which a quarter is less than one thread.
    return candidate
        .settings()
        .with(
            SettingKey.NUM_THREADS,
            String.valueOf(candidate.settings().processing().numThreads().orElse(2)),
            "test")
        .with(
            SettingKey.NUM_WORKERS,
            String.valueOf(candidate.settings().model().numWorkers().orElse(1)),
            "test");
  }

  @Override
  public TorchDevice device() {
    return TorchDevice.CPU;
  }

  @Override
  public int cores() {
    return 2;
  }

  @Override
  public CandidateSpace space() {
    return new CandidateSpace(
        new TreeMap<>(
            Map.of(
                SettingKey.PRECISION, List.of("fp32"),
                SettingKey.BATCH_SIZE, List.of("1", "4", "8", "16"),
                SettingKey.INPUT_SIZE, List.of("[256, 144]", "[160, 96]"),
                SettingKey.NUM_WORKERS, List.of("1", "2"),
                SettingKey.NUM_THREADS, List.of("1", "2", "3"),
                SettingKey.MAX_QUEUE_SIZE, List.of("4", "48"))));
  }

  @Override
  public MonotonicClock clock() {
    return this;
  }

  @Override
  public double agreement(Candidate candidate) {
    nanos += 50_000_000;
    return candidate.settings().model().inputSize().isPresent() ? 0.9 : 1;
  }

  @Override
  public Optional<Trial> run(Candidate candidate, Duration window) {
    if (stopped) {
      return Optional.empty();
    }
    runs++;
    stopped = runs == stopsAt;
    double base = candidate.settings().model().batchSize() == 8 ? 60 : 40;
    double rate = base * WOBBLE[runs % WOBBLE.length];
    nanos += 100_000_000 + window.toNanos();
    return Optional.of(
        new Trial(
            rate,
            List.of(
                new StageCost("decode", 1, 6, 0.36),
                new StageCost("infer", 2, 10, 0.3),
                new StageCost("encode", 1, 16, 0.96)),
            OptionalDouble.of(32)));
  }

  @Override
  public Observation observe(SegmentationSettings settings, Optional<Pace> pace) {
    long latencyNanos = pace.isPresent() ? 62_000_000 : 300_000_000;
    return new Observation(
        new StreamStatistics(
            2_000_000_000,
            120,
            0,
            List.of(
                stage("decode", 0.36, latencyNanos, Optional.empty()),
                stage(
                    "finish", 0.3, latencyNanos, Optional.of(new QueueStatistics(3, 1, 0.4, 0.1))),
                stage(
                    "encode",
                    0.96,
                    latencyNanos,
                    Optional.of(new QueueStatistics(3, 2.9, 0.02, 0.93)))),
            List.of(),
            2,
            OptionalLong.empty()),
        Reading.of(71.5),
        Reading.absent("no GPU"),
        Reading.absent("no GPU"),
        Reading.of(512 << 20));
  }

  private static StageStatistics stage(
      String name, double use, long latencyNanos, Optional<QueueStatistics> queue) {
    long busy = Math.round(use * 2e9);
    return new StageStatistics(
        name,
        1,
        120,
        busy,
        2_000_000_000 - busy,
        0,
        busy,
        queue,
        new Latencies(
            120,
            0.5 * latencyNanos,
            latencyNanos / 2,
            latencyNanos * 9 / 10,
            latencyNanos,
            latencyNanos,
            latencyNanos));
  }

  @Override
  public void close() {
    closed++;
  }

  @Override
  public long nanos() {
    return nanos;
  }
}
