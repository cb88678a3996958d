package org.fitterbench.segmentation.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.core.trace.Ticker;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.OutputSettings;
import org.fitterbench.mesh.video.Rotation;
import org.fitterbench.mesh.video.TimeBase;
import org.fitterbench.mesh.video.VideoReader;
import org.fitterbench.segmentation.frame.Backdrop;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.model.BatchTooLargeException;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.pipeline.SegmentationConfig.Refinement;
import org.fitterbench.segmentation.stream.StageStatistics;
import org.fitterbench.segmentation.stream.StreamOutcome.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class VideoPipelineTest {
  private static final ThreadLayout TWO_OF_EACH = new ThreadLayout(2, 2, 2, 1, 1, 3, 2, 20);

  @TempDir private Path folder;
  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

  @Test
  void theMaskFollowsThePersonFromFrameToFrame() {
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 64, 48, 24);
    VideoResult result = run(video, config(CutOut.MASK, TWO_OF_EACH), RedIsPerson::new);
    assertEquals(Status.COMPLETE, result.outcome().status());
    assertEquals(24, result.outcome().statistics().finished());
    Path out = result.file().orElseThrow();
    assertEquals(LongStream.range(0, 24).boxed().toList(), ticksOf(out));
    try (VideoReader reader = VideoReader.open(out, 1)) {
      for (int i = 0; i < 24; i++) {
        try (NativeFrame frame = reader.next().orElseThrow()) {
          int middle = SmallVideos.barStart(i, 64) + 8;
          int elsewhere = (middle + 32) % 64;
          assertTrue(SmallVideos.level(frame.luma(), middle, 24) > 150, "bar in frame " + i);
          assertTrue(SmallVideos.level(frame.luma(), elsewhere, 24) < 60, "rest in frame " + i);
        }
      }
    }
  }

  @Test
  void aBatchThatIsTooLargeIsHalvedUntilItGoes() {
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 64, 48, 17);
    ThreadLayout eights = new ThreadLayout(1, 1, 1, 1, 1, 8, 1, 30);
    VideoResult result = run(video, config(CutOut.MASK, eights), SmallMemory::new);
    assertEquals(Status.COMPLETE, result.outcome().status());
    assertEquals(2, result.batch());
    assertEquals(17, result.outcome().statistics().finished());
    assertEquals(
        List.of(
            "no memory for a batch of 8 pictures; going on with 4",
            "no memory for a batch of 4 pictures; going on with 2"),
        notices);
  }

  @Test
  void whatIsBeforeAFailingFrameIsKeptAsAPlayablePartOfTheVideo() throws IOException {
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 64, 48, 30);
    ThreadLayout singles = new ThreadLayout(2, 1, 2, 1, 1, 1, 1, 20);
    VideoResult result = run(video, config(CutOut.MASK, singles), FailingAtTen::new);
    assertEquals(Status.FAILED, result.outcome().status());
    assertEquals("frame 10 is no picture", result.outcome().failure().orElseThrow().getMessage());
    Path partial = folder.resolve("out.partial.mp4");
    assertEquals(Optional.of(partial), result.file());
    assertEquals(10, SmallVideos.times(partial).size());
    assertEquals(List.of("in.mp4", "out.partial.mp4"), names());
  }

  @Test
  void aTruncatedVideoIsKeptUpToWhereItIsCutOff() throws IOException {
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 256, 144, 60);
    byte[] bytes = Files.readAllBytes(video);
    Files.write(video, Arrays.copyOf(bytes, bytes.length * 2 / 3));
    VideoResult result = run(video, config(CutOut.MASK, TWO_OF_EACH), RedIsPerson::new);
    assertEquals(Status.FAILED, result.outcome().status());
    int kept = SmallVideos.times(result.file().orElseThrow()).size();
    assertTrue(kept > 5 && kept < 60, kept + " frames");
    assertFalse(Files.exists(folder.resolve("out.mp4")));
  }

  @Test
  void onlyAsManyFramesAsAskedForAreTaken() {
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 64, 48, 30);
    VideoConfig seven = config(CutOut.MASK, TWO_OF_EACH).withFrames(OptionalLong.of(7));
    VideoResult result = run(video, seven, RedIsPerson::new);
    assertEquals(7, SmallVideos.times(result.file().orElseThrow()).size());
  }

  @Test
  void oneFrameAfterTheOtherGivesTheSameBytes() throws IOException {
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 64, 48, 20);
    VideoConfig together = config(CutOut.COMPOSITE, TWO_OF_EACH);
    Path first = run(video, together, RedIsPerson::new).file().orElseThrow();
    byte[] expected = Files.readAllBytes(first);
    VideoConfig alone = VideoConfig.of(together.frame(), new ThreadLayout(1, 1, 1, 1, 1, 1, 1, 1));
    Path second = run(video, alone, RedIsPerson::new).file().orElseThrow();
    assertEquals(-1, Arrays.mismatch(expected, Files.readAllBytes(second)));
  }

  @Test
  void unevenTimesAndTheRotationAreKeptAndTheMaskLiesOnThePerson() {
    OutputSettings turned =
        OutputSettings.of(64, 48, TimeBase.of(SmallVideos.RATE), SmallVideos.RATE)
            .withRotation(Rotation.QUARTER);
    Path video = SmallVideos.write(folder.resolve("in.mp4"), turned, 8, i -> i + i * i);
    VideoResult result = run(video, config(CutOut.MASK, TWO_OF_EACH), RedIsPerson::new);
    Path out = result.file().orElseThrow();
    assertEquals(SmallVideos.times(video), SmallVideos.times(out));
    try (VideoReader reader = VideoReader.open(out, 1);
        NativeFrame frame = reader.next().orElseThrow()) {
      assertEquals(Rotation.QUARTER, reader.properties().rotation());
      assertTrue(SmallVideos.level(frame.luma(), 8, 24) > 150, "the bar");
      assertTrue(SmallVideos.level(frame.luma(), 40, 24) < 60, "the rest");
    }
  }

  @Test
  void framesOfOddSidesKeepTheirSize() {
    OutputSettings odd = OutputSettings.of(67, 49, TimeBase.of(SmallVideos.RATE), SmallVideos.RATE);
    Path video = SmallVideos.write(folder.resolve("in.mp4"), odd, 3);
    for (CutOut cutOut : CutOut.values()) {
      VideoResult result = run(video, config(cutOut, TWO_OF_EACH), RedIsPerson::new);
      assertEquals(Status.COMPLETE, result.outcome().status(), cutOut.name());
      assertEquals(3, SmallVideos.times(result.file().orElseThrow()).size());
    }
  }

  @Test
  void aDiskThatCannotBeWrittenLeavesNothing() throws IOException {
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 64, 48, 3);
    Path blocker = Files.writeString(folder.resolve("file"), "no folder");
    try (VideoInput input = VideoInput.open(video, Optional.of(StereoLayout.NONE), 1)) {
      ThreadLayout threads = new ThreadLayout(1, 1, 1, 1, 1, 1, 1, 9);
      assertThrows(
          UserInputException.class,
          () ->
              new VideoPipeline(
                  input,
                  blocker.resolve("out.mp4"),
                  List.of(new RedIsPerson()),
                  config(CutOut.MASK, threads),
                  Ticker.system(),
                  ProcessorClock.system(),
                  notices::add));
    }
    assertEquals(List.of("file", "in.mp4"), names());
  }

  @Test
  void eachEyeIsSegmentedByItself() {
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 128, 48, 6);
    VideoResult result =
        run(
            video,
            Optional.of(StereoLayout.SIDE_BY_SIDE),
            config(CutOut.MASK, TWO_OF_EACH),
            LeftOfViewIsPerson::new);
    try (VideoReader reader = VideoReader.open(result.file().orElseThrow(), 1);
        NativeFrame frame = reader.next().orElseThrow()) {
      assertTrue(SmallVideos.level(frame.luma(), 10, 24) > 150);
      assertTrue(SmallVideos.level(frame.luma(), 54, 24) < 60);
      assertTrue(SmallVideos.level(frame.luma(), 74, 24) > 150);
      assertTrue(SmallVideos.level(frame.luma(), 118, 24) < 60);
    }
  }

  @Test
  void alphaIsPackedBesideTheFrame() {
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 64, 48, 4);
    VideoResult result = run(video, config(CutOut.ALPHA, TWO_OF_EACH), RedIsPerson::new);
    try (VideoReader reader = VideoReader.open(result.file().orElseThrow(), 1)) {
      assertEquals(128, reader.properties().width());
      assertEquals(48, reader.properties().height());
    }
  }

  @Test
  void aSecondRunTakesTheMasksOfTheFirstAndNoModelRuns() throws IOException {
    Path video = SmallVideos.write(folder.resolve("in.mp4"), 64, 48, 12);
    MaskStore store = new MaskStore(folder.resolve("masks"), 1 << 20, "red is person");
    byte[] first =
        Files.readAllBytes(run(video, keeping(store), RedIsPerson::new).file().orElseThrow());
    VideoResult second = run(video, keeping(store), Unusable::new);
    assertEquals(Status.COMPLETE, second.outcome().status());
    List<String> stages =
        second.outcome().statistics().stages().stream().map(StageStatistics::name).toList();
    assertEquals(List.of("decode", "finish", "encode"), stages);
    // The same model makes masks of 8 bits of the same frames.
    byte[] again = Files.readAllBytes(second.file().orElseThrow());
    assertTrue(Math.abs(again.length - first.length) < first.length / 20);
    MaskStore other = new MaskStore(store.folder(), store.mostBytes(), "another model");
    assertEquals(Status.FAILED, run(video, keeping(other), Unusable::new).outcome().status());
  }

  @Test
  void keptMasksStayWithinTheirBound() throws IOException {
    MaskStore store = new MaskStore(folder.resolve("masks"), 1500, "red is person");
    for (int i = 0; i < 4; i++) {
      Path video = SmallVideos.write(folder.resolve(i + ".mp4"), 64, 48, 8);
      run(video, keeping(store), RedIsPerson::new);
    }
    try (Stream<Path> files = Files.list(store.folder())) {
      long sum = files.mapToLong(file -> file.toFile().length()).sum();
      assertTrue(sum > 0 && sum <= 1500, sum + " bytes");
    }
  }

  private VideoConfig keeping(MaskStore store) {
    return config(CutOut.MASK, TWO_OF_EACH).withStore(Optional.of(store));
  }

  private VideoConfig config(CutOut cutOut, ThreadLayout threads) {
    return VideoConfig.of(
        new SegmentationConfig(cutOut, new Backdrop.Colour(0x00FF00), Refinement.NONE), threads);
  }

  private VideoResult run(Path video, VideoConfig config, Supplier<SegmentationModel> model) {
    return run(video, Optional.of(StereoLayout.NONE), config, model);
  }

  private VideoResult run(
      Path video,
      Optional<StereoLayout> stereo,
      VideoConfig config,
      Supplier<SegmentationModel> model) {
    List<SegmentationModel> models =
        Stream.generate(model).limit(config.threads().inferring()).toList();
    try (VideoInput input = VideoInput.open(video, stereo, 1);
        VideoPipeline pipeline =
            new VideoPipeline(
                input,
                folder.resolve("out.mp4"),
                models,
                config,
                Ticker.system(),
                ProcessorClock.system(),
                notices::add)) {
      return pipeline.run();
    }
  }

  private static List<Long> ticksOf(Path file) {
    List<Long> times = SmallVideos.times(file);
    long step = times.get(1) - times.get(0);
    return times.stream().map(time -> time / step).toList();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Has memory for two pictures. */
  private static final class SmallMemory extends RedIsPerson {
    @Override
    public FloatBuffer inputs(int pictures) {
      if (pictures > 2) {
        throw new BatchTooLargeException("a small model", pictures, new OutOfMemoryError("full"));
      }
      return super.inputs(pictures);
    }
  }

  /** Refuses the eleventh picture. */
  private static final class FailingAtTen extends RedIsPerson {
    private int seen;

    @Override
    public void infer(float[] masks) {
      if (seen == 10) {
        throw new IllegalStateException("frame 10 is no picture");
      }
      seen++;
      super.infer(masks);
    }
  }

  /** Takes the left half of what it is shown for people. */
  private static final class LeftOfViewIsPerson extends RedIsPerson {
    @Override
    public void infer(float[] masks) {
      super.infer(masks);
      for (int i = 0; i < masks.length; i++) {
        masks[i] = i % 16 < 8 ? 1 : 0;
      }
    }
  }

  /** Must not run. */
  private static final class Unusable extends RedIsPerson {
    @Override
    public void infer(float[] masks) {
      throw new IllegalStateException("the model runs although its masks are there");
    }
  }
}
