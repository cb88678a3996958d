package org.fitterbench.segmentation.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.core.trace.Ticker;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.OutputSettings;
import org.fitterbench.mesh.video.TimeBase;
import org.fitterbench.mesh.video.VideoReader;
import org.fitterbench.segmentation.frame.Backdrop;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.pipeline.SegmentationConfig.Refinement;
import org.fitterbench.segmentation.stream.Pace;
import org.fitterbench.segmentation.stream.StageStatistics;
import org.fitterbench.segmentation.stream.StreamOutcome.Status;
import org.fitterbench.segmentation.stream.StreamStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Videos that several encoders encode in runs, against one encoder. */
@Timeout(60)
final class EncodingTest {
  private static final int RUN = 12;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, RUN - 1, RUN, 2 * RUN + 1, 53})
  void theVideoHasTheFramesOfOneEncoderAtTheirTimes(int frames) {
    OutputSettings uneven = OutputSettings.of(64, 48, new TimeBase(1, 1000), SmallVideos.RATE);
    Path video =
        SmallVideos.write(folder.resolve("in.mp4"), uneven, frames, i -> 33 * i + i * i % 5);
    VideoResult result = run(video, config(2), RedIsPerson::new);
    assertEquals(Status.COMPLETE, result.outcome().status());
    Path several = result.file().orElseThrow();
    assertEquals(SmallVideos.times(video), SmallVideos.times(several));
    assertBarInEveryFrame(several, frames);
    StreamStatistics statistics = result.outcome().statistics();
    assertEquals(2, statistics.stage(VideoPipeline.ENCODE).workers());
    assertEquals(VideoPipeline.WRITE, statistics.stages().getLast().name());
    for (StageStatistics stage : statistics.stages()) {
      assertEquals(frames, stage.items(), stage.name());
    }
    assertEquals(frames, statistics.stage(VideoPipeline.WRITE).latencies().count());
  }

  @Test
  void whoeverTakesARunItLooksTheSame() {
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 64, 48, 50);
    List<byte[]> first = luma(run(video, config(3), RedIsPerson::new).file().orElseThrow());
    List<byte[]> again = luma(run(video, config(2), RedIsPerson::new).file().orElseThrow());
    assertEquals(50, first.size());
    for (int i = 0; i < 50; i++) {
      assertArrayEquals(first.get(i), again.get(i), "frame " + i);
    }
  }

  private static List<byte[]> luma(Path file) {
    List<byte[]> frames = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(file, 1)) {
      for (Optional<NativeFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
        try (NativeFrame frame = next.get()) {
          frames.add(frame.luma().samples().toArray(ValueLayout.JAVA_BYTE));
        }
      }
    }
    return frames;
  }

  @Test
  void allBeforeAFailingFrameIsKept() {
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 64, 48, 60);
    VideoResult result = run(video, config(2), () -> new EndingAt(2 * RUN + 7, () -> fail()));
    assertEquals("no picture", result.outcome().failure().orElseThrow().getMessage());
    Path partial = folder.resolve("out.partial.mp4");
    assertEquals(Optional.of(partial), result.file());
    assertBarInEveryFrame(partial, 2 * RUN + 7);
    assertEquals(2 * RUN + 7, SmallVideos.times(partial).size());
  }

  private static void fail() {
    throw new IllegalStateException("no picture");
  }

  @Test
  void aVideoThatIsStoppedIsPlayableUpToThere() throws InterruptedException {
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 64, 48, 300);
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    EndingAt model =
        new EndingAt(
            150,
            () -> {
              reached.countDown();
              await(stopped);
            });
    try (VideoInput input = VideoInput.open(video, Optional.of(StereoLayout.NONE), 1);
        VideoPipeline pipeline = pipeline(input, config(2), List.of(model))) {
      Thread stopper =
          Thread.ofPlatform()
              .start(() -> {
                await(reached);
                pipeline.stop();
                stopped.countDown();
              });
      VideoResult result = pipeline.run();
      stopper.join();
      assertEquals(Status.STOPPED, result.outcome().status());
      int written = (int) result.outcome().statistics().finished();
      assertTrue(written > 0 && written <= 150, written + " frames");
      Path partial = result.file().orElseThrow();
      assertEquals(written, SmallVideos.times(partial).size());
      assertBarInEveryFrame(partial, written);
    }
  }

  @Test
  void atAPaceOneEncoderTakesEachFrameAtOnce() {
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 64, 48, 20);
    VideoConfig all = config(2);
    VideoConfig paced =
        new VideoConfig(
            all.frame(),
            all.threads(),
            Optional.of(new Pace(200)),
            Duration.ofMillis(5),
            OptionalLong.empty());
    VideoResult result = run(video, paced, RedIsPerson::new);
    StageStatistics last = result.outcome().statistics().stages().getLast();
    assertEquals(VideoPipeline.ENCODE, last.name());
    assertEquals(1, last.workers());
  }

  @Test
  void keptMasksAreThoseOfTheirFrames() {
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 64, 48, 40);
    VideoConfig all = config(2);
    VideoConfig keeping =
        new VideoConfig(
            all.frame(),
            all.smoothing(),
            all.threads(),
            all.pace(),
            all.patience(),
            all.frames(),
            Optional.of(new MaskStore(folder.resolve("masks"), 1 << 20, "red is person")));
    run(video, keeping, RedIsPerson::new);
    VideoResult second = run(video, keeping, () -> new EndingAt(0, () -> fail()));
    assertEquals(Status.COMPLETE, second.outcome().status());
    assertBarInEveryFrame(second.file().orElseThrow(), 40);
  }

  @Test
  void theRhythmIsThatOfBatchesAndOfAllRunsTogether() {
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 64, 48, 2);
    ThreadLayout batches = new ThreadLayout(1, 1, 1, 1, 3, 8, 2, 40);

    assertEquals(72, rhythm(video, config(3).frame(), batches));
    assertEquals(8, rhythm(video, config(3).frame(), new ThreadLayout(1, 1, 1, 1, 1, 8, 2, 40)));
  }

  private int rhythm(Path video, SegmentationConfig made, ThreadLayout threads) {
    try (VideoInput input = VideoInput.open(video, Optional.of(StereoLayout.NONE), 1);
        VideoPipeline pipeline =
            new VideoPipeline(
                input,
                folder.resolve("rhythm.mp4"),
                List.of(new RedIsPerson()),
                VideoConfig.of(made, threads),
                Ticker.system(),
                ProcessorClock.system(),
                _ -> {})) {
      return pipeline.rhythm();
    }
  }

  @Test
  void runsAreShorterWhereFramesAreLarger() {
    assertEquals(new Encoding.InRuns(2, RUN), Encoding.InRuns.of(2, 1920, 1080));
    assertEquals(new Encoding.InRuns(2, RUN), Encoding.InRuns.of(2, 3840, 2160));
    assertEquals(new Encoding.InRuns(3, 11), Encoding.InRuns.of(3, 4096, 2304));
  }

  @Test
  void oneEncoderTakesWhatIsTooLargeForH264() {
    assertEquals(new Encoding.InRuns(2, 11), Encoding.of(config(2), 4096, 2304));
    assertEquals(new Encoding.Shared(2), Encoding.of(config(2), 7680, 3840));
    assertEquals(new Encoding.Shared(1), Encoding.of(config(1), 64, 48));
  }

  @Test
  void oneEncoderTakesFramesWhoseDetailStays() {
    Backdrop scene = new Backdrop.Scene(new Picture(1, 1, new int[1]));
    assertEquals(
        new Encoding.Shared(2), Encoding.of(config(CutOut.ALPHA, new Backdrop.Colour(0)), 128, 48));
    assertEquals(new Encoding.Shared(2), Encoding.of(config(CutOut.COMPOSITE, scene), 64, 48));
    for (Backdrop plain : List.of(new Backdrop.Colour(0), new Backdrop.Blur())) {
      assertEquals(
          new Encoding.InRuns(2, RUN), Encoding.of(config(CutOut.COMPOSITE, plain), 64, 48));
    }
  }

  private static VideoConfig config(CutOut output, Backdrop backdrop) {
    return VideoConfig.of(
        new SegmentationConfig(output, backdrop, Refinement.NONE), config(2).threads());
  }

  private static VideoConfig config(int encoding) {
    return VideoConfig.of(
        new SegmentationConfig(CutOut.MASK, new Backdrop.Colour(0x00FF00), Refinement.NONE),
        new ThreadLayout(1, 1, 2, 1, encoding, 1, 2, 12));
  }

  private VideoResult run(Path video, VideoConfig config, Supplier<SegmentationModel> model) {
    List<SegmentationModel> models =
        Stream.generate(model).limit(config.threads().inferring()).toList();
    try (VideoInput input = VideoInput.open(video, Optional.of(StereoLayout.NONE), 1);
        VideoPipeline pipeline = pipeline(input, config, models)) {
      return pipeline.run();
    }
  }

  private VideoPipeline pipeline(
      VideoInput input, VideoConfig config, List<SegmentationModel> models) {
    return new VideoPipeline(
        input,
        folder.resolve("out.mp4"),
        models,
        config,
        Ticker.system(),
        ProcessorClock.system(),
        notice -> {});
  }

  private static void assertBarInEveryFrame(Path file, int frames) {
    try (VideoReader reader = VideoReader.open(file, 1)) {
      for (int i = 0; i < frames; i++) {
        try (NativeFrame frame = reader.next().orElseThrow()) {
          int middle = SmallVideos.barStart(i, 64) + 8;
          int elsewhere = (middle + 32) % 64;
          assertTrue(SmallVideos.level(frame.luma(), middle, 24) > 150, "bar in frame " + i);
          assertTrue(SmallVideos.level(frame.luma(), elsewhere, 24) < 60, "rest in frame " + i);
        }
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does something before it infers the picture with a number, counted from 0. */
  private static final class EndingAt extends RedIsPerson {
    private final int number;
    private final Runnable action;
    private int seen;

    EndingAt(int number, Runnable action) {
      this.number = number;
      this.action = action;
    }

    @Override
    public void infer(float[] masks) {
      if (seen == number) {
        action.run();
      }
      seen++;
      super.infer(masks);
    }
  }
}
