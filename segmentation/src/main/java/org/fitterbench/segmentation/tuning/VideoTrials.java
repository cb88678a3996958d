package org.fitterbench.segmentation.tuning;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntFunction;
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
import org.fitterbench.segmentation.stream.Pace;
import org.fitterbench.segmentation.stream.StreamOutcome;
import org.fitterbench.segmentation.stream.StreamStatistics;
import org.jspecify.annotations.Nullable;

/**
 * Runs candidates by segmenting a clip from file to file, as the command does; the clip begins
 * again as often as there is time. Models that were opened once are kept, so that a run is measured
 * without opening them. One caller at a time, but anybody may ask for an end.
 */
public final class VideoTrials implements TrialRunner, AutoCloseable {
  /** Parts of a window that a run has before it counts. */
  private static final int LEAD = 4;

  /** Likewise, when a model runs for the first time. */
  private static final int FIRST_LEAD = 1;

  /** Windows that a run has to fill its queues. */
  private static final int PATIENCE = 20;

  /** What it has at least when a model runs for the first time, in a cold JVM perhaps. */
  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(30);

  private final Clip clip;
  private final SegmentationConfig made;
  private final TorchDevice device;
  private final int cores;
  private final ModelOpener opener;
  private final Ticker ticker;
  private final ProcessorClock processors;
  private final SegmentationSettings start;
  private final StereoLayout stereo;
  private final int width;
  private final int height;
  private final int views;
  private final Map<List<Object>, List<SegmentationModel>> models = new HashMap<>();
  private final Map<ModelOpener.Chosen, Double> agreements = new HashMap<>();
  private final Set<List<Object>> warm = new HashSet<>();
  private Optional<MaskAgreement> agreement = Optional.empty();
  private volatile boolean stopped;
  private volatile @Nullable VideoPipeline running;

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
   * @param start what the search starts from
   * @param cores of the CPU, for what settings leave open
   * @throws UserInputException when the clip is no video that can be decoded
   */
  public VideoTrials(
      Clip clip,
      SegmentationConfig made,
      SegmentationSettings start,
      TorchDevice device,
      int cores,
      ModelOpener opener,
      Ticker ticker,
      ProcessorClock processors) {
    this.clip = clip;
    this.made = made;
    this.start = start;
    this.device = device;
    this.cores = cores;
    this.opener = opener;
    this.ticker = ticker;
    this.processors = processors;
    try (VideoInput input = VideoInput.open(clip.video(), clip.stereo(), 1)) {
      stereo = input.stereo().layout();
      width = input.viewWidth();
      height = input.viewHeight();
      views = input.views().size();
    }
  }

  @Override
  public Object sameness(Candidate candidate) {
    SegmentationSettings settings = candidate.settings();
    return List.of(threads(settings), opener.chosen(settings, width, height));
  }

  @Override
  public double agreement(Candidate candidate) {
    ModelOpener.Chosen key = opener.chosen(candidate.settings(), width, height);
    Double known = agreements.get(key);
    if (known != null) {
      return known;
    }
    double found = agreement().of(models(candidate.settings(), 1).getFirst());
    agreements.put(key, found);
    return found;
  }

  private MaskAgreement agreement() {
    if (agreement.isEmpty()) {
      SegmentationModel exact = models(exact(), 1).getFirst();
      try (VideoInput input = VideoInput.open(clip.video(), Optional.of(stereo), 1)) {
        agreement = Optional.of(new MaskAgreement(clip.video(), input.views(), exact));
      }
    }
    return agreement.orElseThrow();
  }

  /** The network whose masks others are held to. */
  public ModelOpener.Chosen full() {
    return opener.chosen(exact(), width, height);
  }

  /** Full precision at the network's own size, or at what the search starts from where larger. */
  private SegmentationSettings exact() {
    SegmentationSettings full = start.withGpu(start.gpu().withPrecision(PrecisionMode.FP32));
    SegmentationSettings own = full.withModel(full.model().withInputSize(Optional.empty()));
    int chosenSize = opener.chosen(full, width, height).input().size();
    int ownSize = opener.chosen(own, width, height).input().size();
    return chosenSize > ownSize ? full : own;
  }

  @Override
  public Optional<Trial> run(Candidate candidate, Duration window) {
    SegmentationSettings settings = candidate.settings();
    ThreadLayout threads = threads(settings);
    // What is new to the engine is slow for a moment.
    boolean first = warm.add(key(settings));
    long leadNanos = window.dividedBy(first ? FIRST_LEAD : LEAD).toNanos();
    long patienceNanos = window.multipliedBy(PATIENCE).toNanos();
    Watched<SteadyRate> watched =
        segment(
            settings,
            threads,
            Optional.empty(),
            rhythm ->
                new SteadyRate(
                    threads.underWay() + rhythm,
                    rhythm,
                    leadNanos,
                    window.toNanos(),
                    first ? Math.max(patienceNanos, FIRST_PATIENCE.toNanos()) : patienceNanos));
    VideoResult result = watched.result();
    SteadyRate rate = watched.watcher();
    if (stopped) {
      return Optional.empty();
    }
    if (result.batch() < threads.batch()) {
      throw new UserInputException(
          "there is no memory for batches of " + threads.batch(), "take smaller batches");
    }
    OptionalDouble perSecond = rate.perSecond(result.outcome().statistics().progress());
    if (perSecond.isEmpty()) {
      throw new UserInputException(
          "no two frames came out in the time of a run", "raise the budget");
    }
    return Optional.of(new Trial(perSecond.getAsDouble(), rate.stages(), rate.processorMillis()));
  }

  /**
   * Segments the clip for a time and watches.
   *
   * @param pace at which frames come; empty for as fast as there is room
   * @return how that went, the first frames included
   * @throws UserInputException when the clip or the settings fail
   */
  public StreamStatistics observe(
      SegmentationSettings settings, Duration time, Optional<Pace> pace) {
    TimedRun.Watcher watcher = now -> now.elapsedNanos() >= time.toNanos() && now.finished() > 0;
    return segment(settings, threads(settings), pace, _ -> watcher).result().outcome().statistics();
  }

  /** Ends the run that goes on, and lets no other begin. */
  public void stop() {
    stopped = true;
    VideoPipeline pipeline = running;
    if (pipeline != null) {
      pipeline.stop();
    }
  }

  private ThreadLayout threads(SegmentationSettings settings) {
    return ThreadLayout.of(settings, device, cores, views);
  }

  /** A run and who watched it. */
  private record Watched<W>(VideoResult result, W watcher) {}

  /**
   * Segments until a watcher has seen enough.
   *
   * @param watching makes the watcher for a pipeline's rhythm, in frames
   */
  private <W extends TimedRun.Watcher> Watched<W> segment(
      SegmentationSettings settings,
      ThreadLayout threads,
      Optional<Pace> pace,
      IntFunction<W> watching) {
    List<SegmentationModel> opened = models(settings, threads.inferring());
    VideoConfig config =
        VideoConfig.of(made, threads)
            .withSmoothing(settings.processing().smooth())
            .withPace(pace, settings.performance().patience());
    try (VideoInput input =
            VideoInput.openEndless(clip.video(), Optional.of(stereo), threads.decoding());
        VideoPipeline pipeline =
            new VideoPipeline(
                input,
                clip.output(),
                opened.subList(0, threads.inferring()),
                config,
                ticker,
                processors,
                _ -> {})) {
      running = pipeline;
      W watcher = watching.apply(pipeline.rhythm());
      VideoResult result =
          TimedRun.watch(pipeline, now -> stopped || watcher.hasSeenEnough(now), ticker);
      if (result.outcome().status() == StreamOutcome.Status.FAILED) {
        throw failure(result.outcome().failure().orElseThrow());
      }
      if (!stopped && result.outcome().statistics().offered() == 0) {
        throw new UserInputException(
            "'" + clip.video() + "' has no frame that can be segmented", "name another clip");
      }
      return new Watched<>(result, watcher);
    } finally {
      running = null;
    }
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

  private List<Object> key(SegmentationSettings settings) {
    return List.of(opener.chosen(settings, width, height), settings.model().batchSize());
  }

  @Override
  public void close() {
    agreement.ifPresent(MaskAgreement::close);
    models.values().forEach(list -> list.forEach(SegmentationModel::close));
    models.clear();
  }
}
