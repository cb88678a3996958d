package org.fitterbench.segmentation.tuning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.core.trace.Ticker;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.pipeline.SegmentationConfig;
import org.fitterbench.segmentation.pipeline.ThreadLayout;
import org.fitterbench.segmentation.pipeline.VideoConfig;
import org.fitterbench.segmentation.pipeline.VideoInput;
import org.fitterbench.segmentation.pipeline.VideoPipeline;
import org.fitterbench.segmentation.pipeline.VideoResult;
import org.fitterbench.segmentation.settings.PrecisionMode;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.stream.StageStatistics;
import org.fitterbench.segmentation.stream.StreamOutcome;
import org.fitterbench.segmentation.stream.StreamStatistics;

/**
 * Runs candidates by segmenting a clip from file to file, as the command does. Models that were
 * opened once are kept, so that a run is measured without opening them. One caller at a time.
 */
public final class VideoTrials implements TrialRunner, AutoCloseable {
  private final Clip clip;
  private final SegmentationConfig made;
  private final TorchDevice device;
  private final int cores;
  private final ModelOpener opener;
  private final Ticker ticker;
  private final ProcessorClock processors;
  private final StereoLayout stereo;
  private final int width;
  private final int height;
  private final Map<List<Object>, List<SegmentationModel>> models = new HashMap<>();
  private final Map<List<Object>, Double> agreements = new HashMap<>();
  private Optional<MaskAgreement> agreement = Optional.empty();

  /**
   * What is segmented.
   *
   * @param video the clip
   * @param output a file that each run writes anew
   * @param stereo how both eyes' pictures lie in the clip's frames; empty to find out
   */
  public record Clip(Path video, Path output, Optional<StereoLayout> stereo) {}

  /**
   * @param made what is made of each frame
   * @param cores of the CPU, for what settings leave open
   * @throws UserInputException when the clip is no video that can be decoded
   */
  public VideoTrials(
      Clip clip,
      SegmentationConfig made,
      TorchDevice device,
      int cores,
      ModelOpener opener,
      Ticker ticker,
      ProcessorClock processors) {
    this.clip = clip;
    this.made = made;
    this.device = device;
    this.cores = cores;
    this.opener = opener;
    this.ticker = ticker;
    this.processors = processors;
    try (VideoInput input = VideoInput.open(clip.video(), clip.stereo(), 1)) {
      stereo = input.stereo().layout();
      width = input.viewWidth();
      height = input.viewHeight();
    }
  }

  @Override
  public double agreement(Candidate candidate) {
    List<Object> key = maskKey(candidate.settings());
    Double known = agreements.get(key);
    if (known != null) {
      return known;
    }
    double found = agreement(candidate.settings()).of(models(candidate.settings(), 1).getFirst());
    agreements.put(key, found);
    return found;
  }

  private MaskAgreement agreement(SegmentationSettings any) {
    if (agreement.isEmpty()) {
      SegmentationSettings exact =
          any.withGpu(any.gpu().withPrecision(PrecisionMode.FP32))
              .withModel(any.model().withInputSize(Optional.empty()));
      try (VideoInput input = VideoInput.open(clip.video(), Optional.of(stereo), 1)) {
        agreement =
            Optional.of(
                new MaskAgreement(clip.video(), input.views(), models(exact, 1).getFirst()));
      }
    }
    return agreement.orElseThrow();
  }

  @Override
  public Trial run(Candidate candidate, int frames) {
    StreamStatistics statistics = observe(candidate.settings(), OptionalLong.of(frames));
    return new Trial(
        statistics.perSecond(), statistics.stages().stream().map(StageCost::of).toList());
  }

  /**
   * Segments the clip once.
   *
   * @param frames how many at most; empty for all
   * @return how that went
   * @throws UserInputException when the clip or the settings fail
   */
  public StreamStatistics observe(SegmentationSettings settings, OptionalLong frames) {
    int coding = ThreadLayout.of(settings, TorchDevice.CPU, cores, 1).coding();
    try (VideoInput input = VideoInput.open(clip.video(), Optional.of(stereo), coding)) {
      ThreadLayout threads = ThreadLayout.of(settings, device, cores, input.views().size());
      VideoConfig config =
          VideoConfig.of(made, threads)
              .withSmoothing(settings.processing().smooth())
              .withFrames(frames);
      List<SegmentationModel> opened = models(settings, threads.inferring());
      try (VideoPipeline pipeline =
          new VideoPipeline(
              input,
              clip.output(),
              opened.subList(0, threads.inferring()),
              config,
              ticker,
              processors,
              _ -> {})) {
        VideoResult result = pipeline.run();
        if (result.outcome().status() == StreamOutcome.Status.FAILED) {
          throw failure(result.outcome().failure().orElseThrow());
        }
        return whole(result.outcome().statistics());
      }
    }
  }

  private StreamStatistics whole(StreamStatistics statistics) {
    if (statistics.stages().stream().mapToLong(StageStatistics::items).min().orElse(0) == 0) {
      throw new UserInputException(
          "'" + clip.video() + "' has no frame that can be segmented", "name another clip");
    }
    return statistics;
  }

  private static RuntimeException failure(Throwable failure) {
    return switch (failure) {
      case RuntimeException own -> own;
      case Error error -> throw error;
      default -> new IllegalStateException(failure);
    };
  }

  /** At least so many models for settings that differ in nothing that matters to a model. */
  private List<SegmentationModel> models(SegmentationSettings settings, int callers) {
    List<Object> key = key(settings);
    List<SegmentationModel> opened = models.getOrDefault(key, List.of());
    if (opened.size() < callers) {
      List<SegmentationModel> more =
          new ArrayList<>(opener.open(settings, width, height, callers - opened.size()));
      more.addAll(0, opened);
      models.put(key, more);
      return more;
    }
    return opened;
  }

  /** What masks depend on. */
  private static List<Object> maskKey(SegmentationSettings settings) {
    return List.of(settings.gpu().precision(), settings.model().inputSize());
  }

  private static List<Object> key(SegmentationSettings settings) {
    return List.of(
        settings.gpu().precision(), settings.model().inputSize(), settings.model().batchSize());
  }

  @Override
  public void close() {
    agreement.ifPresent(MaskAgreement::close);
    models.values().forEach(list -> list.forEach(SegmentationModel::close));
    models.clear();
  }
}
