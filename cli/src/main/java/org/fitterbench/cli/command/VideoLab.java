package org.fitterbench.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fitterbench.benchmarks.footage.FootageClip;
import org.fitterbench.benchmarks.footage.FootageFile;
import org.fitterbench.benchmarks.footage.FootageSettings;
import org.fitterbench.benchmarks.footage.Framing;
import org.fitterbench.benchmarks.input.ScratchFolder;
import org.fitterbench.benchmarks.runner.MeasuringHost;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.process.SystemProgramRunner;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.resource.GpuMemory;
import org.fitterbench.core.resource.ResourceSampler;
import org.fitterbench.core.resource.ResourceWindow;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.core.trace.MonotonicClock;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.core.trace.Ticker;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.source.BodyDataLocator;
import org.fitterbench.fitter.source.MakeHumanAsset;
import org.fitterbench.mesh.video.FrameRate;
import org.fitterbench.mesh.video.Resolution;
import org.fitterbench.mesh.video.VideoProperties;
import org.fitterbench.mesh.video.VideoReader;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.model.Precision;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.pipeline.InferenceChoice;
import org.fitterbench.segmentation.settings.InputSize;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.source.LoadedModel;
import org.fitterbench.segmentation.source.ModelSources;
import org.fitterbench.segmentation.stream.Pace;
import org.fitterbench.segmentation.stream.StreamStatistics;
import org.fitterbench.segmentation.tuning.Candidate;
import org.fitterbench.segmentation.tuning.CandidateSpace;
import org.fitterbench.segmentation.tuning.ModelOpener;
import org.fitterbench.segmentation.tuning.Trial;
import org.fitterbench.segmentation.tuning.VideoTrials;

/** Tries settings on this machine, with the network that was asked for. */
final class VideoLab implements TuningLab {
  private static final Duration PROGRAM_LIMIT = Duration.ofSeconds(5);
  private static final double PERCENT = 100;

  /** Frames of a clip that is made by code: some seconds, fewer where a frame has more pixels. */
  private static final long PIXELS = 120L * 1920 * 1080;

  private static final int LEAST_FRAMES = 30;
  private static final FrameRate RATE = FrameRate.of(30);
  private static final long SEED = 4;

  /** How long a watched run goes on, and one before it that is not watched. */
  private static final Duration WATCHED = Duration.ofSeconds(6);

  private static final Duration WARMING = Duration.ofSeconds(4);

  private final CommandContext context;
  private final MeasuringHost host;

  VideoLab(CommandContext context, MeasuringHost host) {
    this.context = context;
    this.host = host;
  }

  @Override
  public Bench open(TuneCommand.Job job) {
    TorchRuntime runtime = TorchRuntime.start(job.cache());
    ScratchFolder scratch = new ScratchFolder();
    try {
      Path video = job.video().orElseGet(() -> made(job));
      String name = job.video().map(Path::toString).orElse("a walking person, drawn");
      return new VideoBench(name, video, job, runtime, scratch);
    } catch (RuntimeException failure) {
      scratch.close();
      throw failure;
    }
  }

  /** A near person who walks; drawn once and kept in the cache for the next search. */
  private Path made(TuneCommand.Job job) {
    Resolution resolution = job.resolution();
    BodyAssets bodies = bodies(job.cache());
    int frames =
        (int) Math.max(LEAST_FRAMES, PIXELS / ((long) resolution.width() * resolution.height()));
    String name =
        "tune-%s-%s-%d.mp4"
            .formatted(
                bodies.source().kind().name().toLowerCase(Locale.ROOT), resolution.label(), frames);
    FootageFile file = new FootageFile(job.cache().path().resolve("footage").resolve(name));
    // The description is written last.
    if (!Files.exists(file.description())) {
      FootageSettings settings =
          new FootageSettings(
              resolution.width(),
              resolution.height(),
              StereoLayout.NONE,
              frames,
              RATE,
              1,
              Framing.BUST,
              SEED,
              Optional.empty());
      ProgressBar bar = new ProgressBar(context, "draw a clip");
      file.write(
          FootageClip.create(settings, bodies, job.cache()),
          written -> bar.progress(resolution.label(), written, frames));
      bar.clear();
    }
    return file.video();
  }

  /** MakeHuman's bodies where they are installed, else one made by code. */
  private BodyAssets bodies(CacheFolder cache) {
    boolean installed = new MakeHumanAsset(cache).isInstalled();
    return BodyDataLocator.load(
        installed ? BodyDataLocator.MAKEHUMAN : BodyDataLocator.PROCEDURAL,
        cache,
        context.workingFolder());
  }

  private final class VideoBench implements Bench, ModelOpener {
    private final String name;
    private final Path video;
    private final TuneCommand.Job job;
    private final TorchRuntime runtime;
    private final ScratchFolder scratch;
    private final Map<Optional<InputSize>, LoadedModel> networks = new HashMap<>();
    private final TorchDevice device;
    private final VideoTrials trials;

    VideoBench(
        String name, Path video, TuneCommand.Job job, TorchRuntime runtime, ScratchFolder scratch) {
      this.name = name;
      this.video = video;
      this.job = job;
      this.runtime = runtime;
      this.scratch = scratch;
      device = runtime.gpuCount() > 0 ? TorchDevice.GPU : TorchDevice.CPU;
      trials =
          new VideoTrials(
              new VideoTrials.Clip(video, scratch.path().resolve("trial.mp4"), job.stereo()),
              job.made(),
              job.start(),
              device,
              cores(),
              this,
              Ticker.system(),
              ProcessorClock.system());
    }

    @Override
    public Chosen chosen(SegmentationSettings settings, int width, int height) {
      LoadedModel loaded = loaded(settings.model().inputSize(), width, height);
      return new Chosen(
          loaded.name(),
          InferenceChoice.of(settings, device, loaded).precision().label(),
          loaded.input());
    }

    @Override
    public List<SegmentationModel> open(
        SegmentationSettings settings, int width, int height, int callers) {
      LoadedModel loaded = loaded(settings.model().inputSize(), width, height);
      return loaded.open(InferenceChoice.of(settings, device, loaded), runtime, callers);
    }

    private LoadedModel loaded(Optional<InputSize> size, int width, int height) {
      return networks.computeIfAbsent(
          size, wanted -> ModelSources.load(job.model(), job.cache(), width, height, wanted));
    }

    @Override
    public String clip() {
      try (VideoReader reader = VideoReader.open(video, 1)) {
        VideoProperties properties = reader.properties();
        return "%s, %s, %d x %d%s"
            .formatted(
                name,
                properties.codec(),
                properties.shownWidth(),
                properties.shownHeight(),
                properties.estimatedFrames().isPresent()
                    ? ", about " + properties.estimatedFrames().getAsLong() + " frames"
                    : "");
      }
    }

    @Override
    public TorchDevice device() {
      return device;
    }

    @Override
    public int cores() {
      return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public String network() {
      return trials.full().network() + ", " + trials.full().precision();
    }

    @Override
    public String processor() {
      return host.environment(List.of()).cpuModel();
    }

    @Override
    public CandidateSpace space() {
      Extent full = trials.full().input();
      Set<Precision> precisions =
          networks.values().stream().allMatch(LoadedModel::takesPrecision)
              ? Precision.supportedOn(device)
              : Set.of();
      return CandidateSpace.of(
          device,
          cores(),
          precisions,
          full,
          size -> ModelSources.takes(job.model(), job.cache(), size));
    }

    @Override
    public MonotonicClock clock() {
      return Ticker.system();
    }

    @Override
    public Instant now() {
      return host.clock().instant();
    }

    @Override
    public Object sameness(Candidate candidate) {
      return trials.sameness(candidate);
    }

    @Override
    public double agreement(Candidate candidate) {
      return trials.agreement(candidate);
    }

    @Override
    public Optional<Trial> run(Candidate candidate, Duration window) {
      return trials.run(candidate, window);
    }

    @Override
    public void stop() {
      trials.stop();
    }

    @Override
    public Observation observe(SegmentationSettings settings, Optional<Pace> pace) {
      trials.observe(settings, WARMING, pace);
      try (ResourceSampler sampler = ResourceSampler.ofThisProcess()) {
        sampler.start();
        StreamStatistics run = trials.observe(settings, WATCHED, pace);
        ResourceWindow used = sampler.stop();
        return new Observation(
            run,
            scaled(used.cpuPercent(), 1.0 / cores()),
            used.gpuUtilizationPercent(),
            share(used.peakGpuMemoryBytes()),
            used.peakRssBytes());
      }
    }

    private Reading share(Reading usedBytes) {
      if (!(usedBytes instanceof Reading.Measured)) {
        return usedBytes;
      }
      Reading total =
          GpuMemory.totalBytes(new SystemProgramRunner(context.workingFolder(), PROGRAM_LIMIT));
      return switch (total) {
        case Reading.Measured(double bytes) -> scaled(usedBytes, PERCENT / bytes);
        case Reading.Absent absent -> absent;
      };
    }

    private static Reading scaled(Reading reading, double factor) {
      return switch (reading) {
        case Reading.Measured(double value) -> Reading.of(value * factor);
        case Reading.Absent absent -> absent;
      };
    }

    @Override
    public void close() {
      trials.close();
      scratch.close();
    }
  }
}
