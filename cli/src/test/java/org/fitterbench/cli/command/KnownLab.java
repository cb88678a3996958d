package org.fitterbench.cli.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.trace.MonotonicClock;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.settings.SettingKey;
import org.fitterbench.segmentation.stream.Latencies;
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
  public Trial run(Candidate candidate, int frames) {
    runs++;
    double base = candidate.settings().model().batchSize() == 8 ? 60 : 40;
    double rate = base * WOBBLE[runs % WOBBLE.length];
    nanos += 100_000_000 + Math.round(frames * 1e9 / rate);
    return new Trial(
        rate,
        List.of(
            new StageCost("decode", 1, 6, 0.36),
            new StageCost("infer", 2, 10, 0.3),
            new StageCost("encode", 1, 16, 0.96)));
  }

  @Override
  public Observation observe(SegmentationSettings settings, OptionalLong frames) {
    return new Observation(
        new StreamStatistics(
            2_000_000_000,
            120,
            0,
            List.of(
                stage("decode", 0.36, Optional.empty()),
                stage("finish", 0.3, Optional.of(new QueueStatistics(3, 1, 0.4, 0.1))),
                stage("encode", 0.96, Optional.of(new QueueStatistics(3, 2.9, 0.02, 0.93)))),
            List.of(),
            2,
            OptionalLong.empty()),
        Reading.of(71.5),
        Reading.absent("no GPU"),
        Reading.absent("no GPU"),
        Reading.of(512 << 20));
  }

  private static StageStatistics stage(String name, double use, Optional<QueueStatistics> queue) {
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
        new Latencies(120, 20e6, 20_000_000, 30_000_000, 35_000_000, 40_000_000, 45_000_000));
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
