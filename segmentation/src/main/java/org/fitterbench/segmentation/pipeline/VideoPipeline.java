package org.fitterbench.segmentation.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.math3.util.ArithmeticUtils;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.core.trace.Ticker;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.OutputSettings;
import org.fitterbench.mesh.video.VideoProperties;
import org.fitterbench.segmentation.frame.AlphaPacking;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.frame.FrameComposer;
import org.fitterbench.segmentation.frame.FrameKernel;
import org.fitterbench.segmentation.frame.InputPreparation;
import org.fitterbench.segmentation.frame.MaskFinisher;
import org.fitterbench.segmentation.frame.MaskSmoother;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.frame.View;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.pipeline.SegmentationConfig.Refinement;
import org.fitterbench.segmentation.stream.StagedStream;
import org.fitterbench.segmentation.stream.StreamOutcome;
import org.fitterbench.segmentation.stream.StreamStage;
import org.fitterbench.segmentation.stream.StreamStatistics;

/**
 * Segments a video from file to file. Its stages work at the same time: the decoder, threads that
 * make the model's inputs, threads that run the model, one that smooths masks over time where that
 * is asked for, threads that finish frames, and the encoder, or several encoders and one that
 * writes what they have encoded. Runs once; it may be followed, paused and stopped from any thread.
 */
public final class VideoPipeline implements AutoCloseable {
  /** The stage that decodes. */
  public static final String DECODE = "decode";

  /** The stage that makes the model's inputs. */
  public static final String PREPARE = "prepare";

  /** The stage that runs the model. */
  public static final String INFER = "infer";

  /** The stage that smooths masks over time, where there is one. */
  public static final String SMOOTH = "smooth";

  /** The stage whose end is a mask of the frame's size, and the finished frame. */
  public static final String FINISH = "finish";

  /** The stage that encodes; where one encoder does, it writes as well. */
  public static final String ENCODE = "encode";

  /** The stage that writes what several encoders have encoded. */
  public static final String WRITE = "write";

  private final VideoInput input;
  private final VideoConfig config;
  private final Queue<SegmentationModel> models;
  private final FrameKernel kernel = FrameKernel.fastest();
  private final FramePools pools;
  private final FrameComposer composer;
  private final BatchLimit batch;
  private final VideoSink sink;
  private final StagedStream<FrameTask> stream;
  private final Optional<StoredMasks> stored;
  private volatile Refinement refinement;
  private long decoded;

  /**
   * Makes ready for a run; begins the output's file under a temporary name.
   *
   * @param input stays the caller's to close
   * @param file what the video is to be called
   * @param models one for each thread that infers; stay the caller's to close
   * @param notices hears of what a user should know, in a sentence, from any thread
   * @throws UserInputException when the output cannot be written
   */
  public VideoPipeline(
      VideoInput input,
      Path file,
      List<SegmentationModel> models,
      VideoConfig config,
      Ticker ticker,
      ProcessorClock processors,
      Consumer<String> notices) {
    if (models.size() != config.threads().inferring()) {
      throw new IllegalArgumentException(
          models.size() + " models for " + config.threads().inferring() + " threads");
    }
    this.input = input;
    this.config = config;
    this.models = new ConcurrentLinkedQueue<>(models);
    refinement = config.frame().refinement();
    batch = new BatchLimit(config.threads().batch(), notices);
    VideoProperties video = input.properties();
    AlphaPacking packing =
        input.storedLayout() == StereoLayout.SIDE_BY_SIDE
            ? AlphaPacking.BELOW
            : AlphaPacking.BESIDE;
    composer =
        new FrameComposer(
            config.frame().output(),
            StoredBackdrop.of(config.frame().backdrop(), video.rotation()),
            packing,
            input.views(),
            video.width(),
            video.height(),
            video.colours(),
            kernel);
    int views = input.views().size();
    Extent small = models.getFirst().input();
    Extent made = models.getFirst().output();
    pools =
        new FramePools(
            new Pool<>(() -> ViewBuffers.allocate(views, small, made), _ -> true, _ -> {}),
            new Pool<>(composer::newOutput, frame -> !frame.isShared(), NativeFrame::close));
    Optional<MaskStore> store = config.pace().isPresent() ? Optional.empty() : config.store();
    String use = input.storedLayout().label() + " " + config.frames() + " " + config.smoothing();
    stored = store.flatMap(kept -> kept.find(input.file(), use));
    Optional<MaskRecording> recording =
        stored.isPresent()
            ? Optional.empty()
            : store.flatMap(kept -> kept.record(input.file(), use, notices));
    sink = sink(file, recording, outputSettings(video));
    stream =
        new StagedStream<>(
            this::next,
            DECODE,
            stages(small, made),
            config.pace(),
            config.threads().underWay() + sink.waitingForTheirRun(),
            ticker,
            processors);
  }

  private VideoSink sink(Path file, Optional<MaskRecording> recording, OutputSettings settings) {
    try {
      return new VideoSink(file, settings, config, recording);
    } catch (RuntimeException unwritable) {
      stored.ifPresent(StoredMasks::close);
      throw unwritable;
    }
  }

  private OutputSettings outputSettings(VideoProperties video) {
    OutputSettings like =
        OutputSettings.like(video).withSize(composer.outputWidth(), composer.outputHeight());
    OutputSettings views =
        config.frame().output() == CutOut.ALPHA ? like.withStereo(Optional.empty()) : like;
    return video.audio() ? views.withSource(input.file()) : views;
  }

  private Optional<FrameTask> next() {
    if (config.frames().isPresent() && decoded == config.frames().getAsLong()) {
      return Optional.empty();
    }
    Optional<FrameTask> task = input.next().map(frame -> new FrameTask(decoded, frame, pools));
    task.ifPresent(this::recall);
    decoded++;
    return task;
  }

  private void recall(FrameTask task) {
    boolean recalled = false;
    try {
      stored.ifPresent(masks -> masks.next(task.buffers().masks()));
      recalled = true;
    } finally {
      if (!recalled) {
        task.close();
      }
    }
  }

  private List<StreamStage<FrameTask>> stages(Extent small, Extent made) {
    ThreadLayout threads = config.threads();
    VideoProperties video = input.properties();
    List<View> views = input.views();
    int frames = ThreadLayout.framesOf(threads.batch(), views.size());
    long patience =
        config.pace().isPresent() ? config.patience().toNanos() : StreamStage.UNTIL_FULL;
    StreamStage<FrameTask> finish =
        StreamStage.ofSingles(
            FINISH,
            threads.finishing(),
            Math.max(frames, threads.finishing()) + 1,
            () -> finishWork(views, video, made));
    List<StreamStage<FrameTask>> stages = new ArrayList<>();
    if (stored.isEmpty()) {
      stages.add(
          StreamStage.ofSingles(
              PREPARE,
              threads.preparing(),
              threads.preparing() + 1,
              () -> prepareWork(views, video, small)));
      stages.add(
          StreamStage.ofBatches(
              INFER,
              threads.inferring(),
              Math.max(frames * threads.ready() * threads.inferring(), frames),
              frames,
              patience,
              () -> new InferWork(models.remove(), views.size(), batch)));
      if (config.smoothing() > 0) {
        stages.add(
            StreamStage.ofSingles(
                SMOOTH, 1, frames + 1, () -> smoothWork(views.size(), small, made)));
      }
    }
    stages.add(finish);
    stages.addAll(sink.stages(threads.finishing() + 1));
    return stages;
  }

  private SmoothWork smoothWork(int views, Extent small, Extent made) {
    return new SmoothWork(
        Stream.generate(() ->
                new MaskSmoother(
                    config.smoothing(), small.width(), small.height(), made.width(), made.height()))
            .limit(views)
            .toList());
  }

  private PrepareWork prepareWork(List<View> views, VideoProperties video, Extent small) {
    return new PrepareWork(
        views.stream()
            .map(view ->
                new InputPreparation(
                    view, video.rotation(), small.width(), small.height(), video.colours(), kernel))
            .toList());
  }

  private FinishWork finishWork(List<View> views, VideoProperties video, Extent made) {
    Map<Refinement, List<MaskFinisher>> finishers = new EnumMap<>(Refinement.class);
    return new FinishWork(
        () ->
            finishers.computeIfAbsent(
                refinement,
                refine ->
                    views.stream()
                        .map(view ->
                            refine.finisher(
                                view, video.rotation(), made.width(), made.height(), kernel))
                        .toList()),
        composer.another(),
        sink.keepsMasks(),
        video.width(),
        video.height());
  }

  /**
   * Runs until the video is done, somebody asks for an end or something fails, and ends the file.
   */
  public VideoResult run() {
    StreamOutcome outcome = stream.run();
    return new VideoResult(outcome, sink.end(outcome), batch.get());
  }

  /** Whether the masks are those of an earlier run, so that no model runs. */
  public boolean recallsMasks() {
    return stored.isPresent();
  }

  /** Which kernels work on the frames. */
  public FrameKernel kernel() {
    return kernel;
  }

  /** How it runs, or has run. */
  public StreamStatistics statistics() {
    return stream.statistics();
  }

  /**
   * Frames after which the rhythm of the work repeats: whole batches, and as many as all encoders
   * take by turns. Frames come out in bursts of no more than these.
   */
  public int rhythm() {
    int batch =
        stored.isPresent()
            ? 1
            : ThreadLayout.framesOf(config.threads().batch(), input.views().size());
    return ArithmeticUtils.lcm(batch, sink.rhythm());
  }

  /** How many pictures are inferred at once at most. */
  public int batch() {
    return batch.get();
  }

  /**
   * Goes on with another refinement of masks, and with other batches as far as memory allows and
   * none larger than at the start.
   */
  public void change(Refinement newRefinement, int newBatch) {
    refinement = newRefinement;
    batch.set(newBatch);
  }

  /** Asks for an end soon; what has been encoded is kept. */
  public void stop() {
    stream.stop();
  }

  /** Lets the decoder rest until {@link #resume}. */
  public void pause() {
    stream.pause();
  }

  /** Goes on after {@link #pause}. */
  public void resume() {
    stream.resume();
  }

  /** Frees everything; a file that was not ended is deleted. */
  @Override
  public void close() {
    pools.close();
    stored.ifPresent(StoredMasks::close);
    sink.close();
  }
}
