package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.fitterbench.benchmarks.runner.InterruptHook;
import org.fitterbench.benchmarks.runner.MeasuringHost;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.core.torch.TorchStart;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.core.trace.Ticker;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.model.InferenceSettings;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.pipeline.InferenceChoice;
import org.fitterbench.segmentation.pipeline.MaskStore;
import org.fitterbench.segmentation.pipeline.SegmentationConfig;
import org.fitterbench.segmentation.pipeline.ThreadLayout;
import org.fitterbench.segmentation.pipeline.VideoConfig;
import org.fitterbench.segmentation.pipeline.VideoInput;
import org.fitterbench.segmentation.pipeline.VideoPipeline;
import org.fitterbench.segmentation.pipeline.VideoResult;
import org.fitterbench.segmentation.settings.GivenSettings;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.source.LoadedModel;
import org.fitterbench.segmentation.source.ModelSource;
import org.fitterbench.segmentation.source.ModelSources;
import org.fitterbench.segmentation.stream.Pace;

/** Segments one video and tells how it went. */
final class SegmentVideo {
  private final CommandContext context;
  private final CacheFolder cache;
  private final GivenSettings given;
  private final SegmentationSettings settings;
  private final MeasuringHost host;

  SegmentVideo(CommandContext context, CacheFolder cache, GivenSettings given, MeasuringHost host) {
    this.context = context;
    this.cache = cache;
    this.host = host;
    this.given = given;
    settings = given.values();
  }

  /**
   * What to do.
   *
   * @param input the video
   * @param output what its result is called
   * @param config what is made of each frame
   * @param source where the model comes from
   * @param stereo how both eyes' pictures lie; empty to find out
   * @param pace at which frames come; empty for as fast as they can
   * @param frames how many; empty for all
   * @param report where figures are written; empty for nowhere
   * @param interactive whether a person gives commands while it runs
   */
  record Job(
      Path input,
      Path output,
      SegmentationConfig config,
      ModelSource source,
      Optional<StereoLayout> stereo,
      Optional<Pace> pace,
      OptionalLong frames,
      Optional<Path> report,
      boolean interactive) {}

  /** Runs until the video is done, fails or is interrupted. */
  ExitCode run(Job job) {
    int cores = Runtime.getRuntime().availableProcessors();
    int decoding = ThreadLayout.of(settings, TorchDevice.CPU, cores, 1).decoding();
    try (TorchStart engine = TorchStart.begin(cache);
        VideoInput input = VideoInput.open(job.input(), job.stereo(), decoding)) {
      LoadedModel loaded =
          ModelSources.load(
              job.source(),
              cache,
              input.viewWidth(),
              input.viewHeight(),
              settings.model().inputSize());
      TorchRuntime runtime = engine.await();
      runtime.setCudnnBenchmark(settings.gpu().cudnnBenchmark());
      TorchDevice device = runtime.gpuCount() > 0 ? TorchDevice.GPU : TorchDevice.CPU;
      InferenceSettings inference = InferenceChoice.of(settings, device, loaded);
      ThreadLayout threads = ThreadLayout.of(settings, device, cores, input.views().size());
      List<SegmentationModel> models = loaded.open(inference, runtime, threads.inferring());
      try {
        VideoConfig config =
            new VideoConfig(
                job.config(),
                settings.processing().smooth(),
                threads,
                job.pace(),
                settings.performance().patience(),
                job.frames(),
                store(job.source(), models.getFirst().description()));
        try (VideoPipeline pipeline =
            new VideoPipeline(
                input,
                job.output(),
                models,
                config,
                Ticker.system(),
                ProcessorClock.system(),
                this::notice)) {
          return run(job, input, pipeline, device, threads, models.getFirst().description());
        }
      } finally {
        models.forEach(SegmentationModel::close);
      }
    }
  }

  /** Where masks are kept; files are told apart by when they were written as well. */
  private Optional<MaskStore> store(ModelSource source, String model) {
    long bytes = settings.processing().cacheBytes();
    if (bytes == 0) {
      return Optional.empty();
    }
    long written =
        switch (source) {
          case ModelSource.TfliteFile file -> file.file().toFile().lastModified();
          case ModelSource.TorchScriptFile file -> file.file().toFile().lastModified();
          case ModelSource.Selfie _ -> 0;
          case ModelSource.Builtin _ -> 0;
        };
    String identity = String.join("\n", source.toString(), model, String.valueOf(written));
    return Optional.of(new MaskStore(cache.path().resolve("masks"), bytes, identity));
  }

  private ExitCode run(
      Job job,
      VideoInput input,
      VideoPipeline pipeline,
      TorchDevice device,
      ThreadLayout threads,
      String model) {
    long frames = job.frames().orElse(Long.MAX_VALUE);
    long total = Math.min(frames, input.properties().estimatedFrames().orElse(frames));
    if (pipeline.recallsMasks()) {
      notice("masks are those of an earlier run; --enable-caching false infers them again");
    }
    VideoResult result;
    try (InterruptHook _ = InterruptHook.on(pipeline::stop);
        Follower _ = follower(job, pipeline, total, device)) {
      result = pipeline.run();
    }
    SegmentReport report =
        SegmentReport.of(job, input, given, threads, device, model, pipeline.kernel(), result);
    SegmentSummary.of(report).forEach(context.out()::println);
    context.out().flush();
    job.report()
        .ifPresent(
            file -> report.write(file, result.outcome().statistics(), host.environment(List.of())));
    return switch (result.outcome().status()) {
      case COMPLETE -> {
        if (result.file().isEmpty()) {
          throw new UserInputException(
              "'" + job.input() + "' has no frame", "name a video with frames");
        }
        yield ExitCode.OK;
      }
      case STOPPED -> {
        context.err().println("interrupted: " + kept(result));
        yield ExitCode.INTERRUPTED;
      }
      case FAILED -> throw failure(result);
    };
  }

  /** Tells how far the run is, or takes commands that ask for it. */
  private Follower follower(Job job, VideoPipeline pipeline, long total, TorchDevice device) {
    if (job.interactive()) {
      return InteractiveSession.start(
              InteractiveSession.systemTerminal(),
              new RunControls(pipeline, settings, device, host))
          ::close;
    }
    return SegmentProgress.follow(context, pipeline, total, settings.processing().chunkSize())
        ::close;
  }

  /** Accompanies a run until it is closed. */
  private interface Follower extends AutoCloseable {
    @Override
    void close();
  }

  private static String kept(VideoResult result) {
    return result
        .file()
        .map(file ->
            "%d frames are kept in %s"
                .formatted(result.outcome().statistics().finished(), file.getFileName()))
        .orElseGet(() ->
            result.outcome().statistics().finished() == 0
                ? "no frame was finished"
                : "what was done could not be kept");
  }

  /** What failed, with what is kept; an error of the JVM or a bug of ours passes as it is. */
  private RuntimeException failure(VideoResult result) {
    Throwable failure = result.outcome().failure().orElseThrow();
    return switch (failure) {
      case UserInputException input ->
          new UserInputException(
              input.problem() + " (" + kept(result) + ")", input.remedy(), input);
      case OutOfMemoryError full ->
          new UserInputException(
              "out of memory (" + kept(result) + ")",
              "choose a smaller --input-size, --batch-size or --max-queue-size, or give the JVM"
                  + " more memory (-Xmx)",
              full);
      case RuntimeException bug -> bug;
      case Error error -> throw error;
      default -> new IllegalStateException(failure);
    };
  }

  private void notice(String sentence) {
    context.err().println("note: " + sentence);
    context.err().flush();
  }
}
