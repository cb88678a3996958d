package org.fitterbench.benchmarks.segmentation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.ScratchFolder;
import org.fitterbench.benchmarks.input.SegmentationInput;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.Figure;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.core.record.Direction;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.core.trace.Ticker;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Resolution;
import org.fitterbench.mesh.video.VideoReader;
import org.fitterbench.segmentation.frame.Backdrop;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.model.SegmentationModels;
import org.fitterbench.segmentation.pipeline.InferenceChoice;
import org.fitterbench.segmentation.pipeline.SegmentationConfig;
import org.fitterbench.segmentation.pipeline.SegmentationConfig.Refinement;
import org.fitterbench.segmentation.pipeline.ThreadLayout;
import org.fitterbench.segmentation.pipeline.VideoConfig;
import org.fitterbench.segmentation.pipeline.VideoInput;
import org.fitterbench.segmentation.pipeline.VideoPipeline;
import org.fitterbench.segmentation.pipeline.VideoResult;
import org.fitterbench.segmentation.settings.Profile;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.stream.StreamOutcome.Status;
import org.fitterbench.segmentation.stream.StreamStatistics;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One frame of a video that is segmented from file to file: decoded, inferred, finished and encoded
 * at the same time as its neighbours, with the settings of the profile fast.
 */
@Title("Video segmentation, file to file, per frame")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 1)
public class EndToEndBenchmark {
  private static final int FRAMES = 48;
  private static final int CHECKED_FRAMES = 4;
  private static final double PERCENT = 100;

  /** The size of the video: a label of {@link Resolution}. */
  @Param({"1080p", "4k"})
  public String resolution = "1080p";

  /** What is made of each frame. */
  @Param({"MASK", "COMPOSITE"})
  public CutOut output = CutOut.MASK;

  /** How the mask is brought to the frame's edges. */
  @Param({"NONE"})
  public Refinement refine = Refinement.NONE;

  /** How the pictures of both eyes lie in a frame. */
  @Param({"NONE"})
  public StereoLayout stereo = StereoLayout.NONE;

  private final SegmentationSettings settings = Profile.FAST.settings();
  private final ScratchFolder folder = new ScratchFolder();
  private final Path clip = folder.path().resolve("clip.mp4");
  private final Path made = folder.path().resolve("made.mp4");
  private List<SegmentationModel> models = List.of();

  /** How the stages shared the time. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Stages {
    /** Frames a second. */
    @Figure(unit = "fps", direction = Direction.HIGHER_IS_BETTER)
    public double framesPerSecond;

    /** Share of the time in which the decoder worked. */
    @Figure(unit = "%", direction = Direction.LOWER_IS_BETTER)
    public double decodeBusy;

    /** Share of the time in which inputs were made, over all threads that make them. */
    @Figure(unit = "%", direction = Direction.LOWER_IS_BETTER)
    public double prepareBusy;

    /** Share of the time in which the network ran, over all threads that run it. */
    @Figure(unit = "%", direction = Direction.LOWER_IS_BETTER)
    public double inferBusy;

    /** Share of the time in which frames were finished, over all threads that finish them. */
    @Figure(unit = "%", direction = Direction.LOWER_IS_BETTER)
    public double finishBusy;

    /** Share of the time in which the encoder worked. */
    @Figure(unit = "%", direction = Direction.LOWER_IS_BETTER)
    public double encodeBusy;

    /**
     * How near the run came to the time that its stages' work takes on these processors: {@link
     * StreamStatistics#overlapEfficiency()}.
     */
    @Figure(unit = "%", direction = Direction.HIGHER_IS_BETTER)
    public double overlap;

    private void set(StreamStatistics statistics) {
      framesPerSecond = statistics.perSecond();
      decodeBusy = busy(statistics, VideoPipeline.DECODE);
      prepareBusy = busy(statistics, VideoPipeline.PREPARE);
      inferBusy = busy(statistics, VideoPipeline.INFER);
      finishBusy = busy(statistics, VideoPipeline.FINISH);
      encodeBusy = busy(statistics, VideoPipeline.ENCODE);
      overlap = PERCENT * statistics.overlapEfficiency().orElseThrow();
    }

    private static double busy(StreamStatistics statistics, String stage) {
      return PERCENT * statistics.stage(stage).utilisation();
    }
  }

  /** Writes the video and opens the network. */
  @Setup(Level.Trial)
  public void setUp() {
    Resolution size = Resolution.of(resolution);
    new WalkingClip(size.width(), size.height(), FRAMES).write(clip);
    try (VideoInput input = open()) {
      models =
          SegmentationModels.open(
              SegmentationInput.network(input.viewWidth(), input.viewHeight()),
              InferenceChoice.of(settings, TorchDevice.CPU),
              SegmentationInput.startEngine(),
              threads(input).inferring());
    }
    check();
  }

  private VideoInput open() {
    int cores = Runtime.getRuntime().availableProcessors();
    int decoding = ThreadLayout.of(settings, TorchDevice.CPU, cores, 1).decoding();
    return VideoInput.open(clip, Optional.of(stereo), decoding);
  }

  private ThreadLayout threads(VideoInput input) {
    int cores = Runtime.getRuntime().availableProcessors();
    return ThreadLayout.of(settings, TorchDevice.CPU, cores, input.views().size());
  }

  private VideoResult run(OptionalLong frames) {
    try (VideoInput input = open();
        VideoPipeline pipeline =
            new VideoPipeline(
                input,
                made,
                models,
                new VideoConfig(
                    new SegmentationConfig(output, new Backdrop.Colour(0x30A060), refine),
                    threads(input),
                    Optional.empty(),
                    Duration.ZERO,
                    frames),
                Ticker.system(),
                ProcessorClock.system(),
                notice -> {
                  throw new IllegalStateException(notice);
                })) {
      return pipeline.run();
    }
  }

  /** Every frame arrives, at its time and in a video of the right size. */
  @SelfCheck
  public void check() {
    VideoResult result = run(OptionalLong.of(CHECKED_FRAMES));
    Expect.that(
        result.outcome().status() == Status.COMPLETE,
        "the video ended " + result.outcome().status() + result.outcome().failure());
    Expect.close("frames", CHECKED_FRAMES, (double) result.outcome().statistics().finished(), 0);
    int read = 0;
    try (VideoReader reader = VideoReader.open(made, 1)) {
      long last = -1;
      for (Optional<NativeFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
        try (NativeFrame frame = next.get()) {
          Expect.that(frame.time() > last, "frame " + read + " is not later than the last");
          last = frame.time();
          read++;
        }
      }
      Expect.close("width", Resolution.of(resolution).width(), reader.properties().width(), 0);
    }
    Expect.close("frames in the file", CHECKED_FRAMES, read, 0);
  }

  /** One video. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public VideoResult segment(Stages stages) {
    VideoResult result = run(OptionalLong.empty());
    stages.set(result.outcome().statistics());
    return result;
  }

  /** Gives the network back and deletes the videos. */
  @TearDown(Level.Trial)
  public void tearDown() {
    models.forEach(SegmentationModel::close);
    folder.close();
  }
}
