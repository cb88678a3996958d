package org.fitterbench.segmentation.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.core.trace.Ticker;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.VideoReader;
import org.fitterbench.segmentation.frame.Backdrop;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.pipeline.SegmentationConfig.Refinement;
import org.fitterbench.segmentation.quality.MaskQuality;
import org.fitterbench.segmentation.quality.QualityMeter;
import org.fitterbench.segmentation.stream.StageStatistics;
import org.fitterbench.segmentation.stream.StreamOutcome.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SmoothedVideoTest {
  private static final int WIDTH = 128;
  private static final int HEIGHT = 96;
  private static final double STRENGTH = 0.7;
  private static final ThreadLayout TWO_OF_EACH = new ThreadLayout(2, 2, 2, 1, 1, 2, 2, 20);

  @TempDir private Path folder = Path.of("");

  private Path video = Path.of("");

  @BeforeEach
  void writeVideo() {
    video = SmallVideos.write(folder.resolve("in.mp4"), WIDTH, HEIGHT, 24);
  }

  /** The bar's place is known exactly. */
  @Test
  void masksFlickerLessAndLieOnThePersonAsBefore() {
    MaskQuality each = quality(run(config(0), Trembling::new));
    MaskQuality smooth = quality(run(config(STRENGTH), Trembling::new));
    String figures = each + "\n" + smooth;
    assertTrue(
        smooth.stability().orElseThrow().flicker() < 0.6 * each.stability().orElseThrow().flicker(),
        figures);
    assertTrue(
        smooth.stability().orElseThrow().derivativeError()
            < each.stability().orElseThrow().derivativeError(),
        figures);
    assertTrue(smooth.intersectionOverUnion() > each.intersectionOverUnion() - 0.01, figures);
  }

  @Test
  void theVideoDoesNotDependOnHowManyThreadsWork() throws IOException {
    byte[] beside = Files.readAllBytes(run(config(STRENGTH), Trembling::new).file().orElseThrow());
    ThreadLayout single = new ThreadLayout(1, 1, 1, 1, 1, 1, 1, 1);
    VideoConfig alone = VideoConfig.of(config(0).frame(), single).withSmoothing(STRENGTH);
    byte[] after = Files.readAllBytes(run(alone, Trembling::new).file().orElseThrow());
    assertEquals(-1, Arrays.mismatch(beside, after));
  }

  @Test
  void smoothingIsAStageOfItsOwnOnlyWhereItIsAskedFor() {
    assertEquals(
        List.of("decode", "prepare", "infer", "smooth", "finish", "encode"),
        stages(run(config(STRENGTH), Trembling::new)));
    assertEquals(
        List.of("decode", "prepare", "infer", "finish", "encode"),
        stages(run(config(0), Trembling::new)));
  }

  @Test
  void keptMasksAreTheSmoothedOnesOfTheSameStrengthAlone() {
    Optional<MaskStore> store =
        Optional.of(new MaskStore(folder.resolve("masks"), 1 << 20, "trembling"));
    MaskQuality first = quality(run(config(STRENGTH).withStore(store), Trembling::new));
    VideoResult again = run(config(STRENGTH).withStore(store), Unusable::new);
    assertEquals(List.of("decode", "finish", "encode"), stages(again));
    assertEquals(
        first.stability().orElseThrow().flicker(),
        quality(again).stability().orElseThrow().flicker(),
        0.002);
    VideoResult other = run(config(STRENGTH / 2).withStore(store), Unusable::new);
    assertEquals(Status.FAILED, other.outcome().status());
  }

  private static List<String> stages(VideoResult result) {
    return result.outcome().statistics().stages().stream().map(StageStatistics::name).toList();
  }

  private static VideoConfig config(double smoothing) {
    return VideoConfig.of(
            new SegmentationConfig(CutOut.MASK, new Backdrop.Colour(0), Refinement.NONE),
            TWO_OF_EACH)
        .withSmoothing(smoothing);
  }

  private VideoResult run(VideoConfig config, Supplier<SegmentationModel> model) {
    List<SegmentationModel> models =
        Stream.generate(model).limit(config.threads().inferring()).toList();
    try (VideoInput input = VideoInput.open(video, Optional.of(StereoLayout.NONE), 1);
        VideoPipeline pipeline =
            new VideoPipeline(
                input,
                folder.resolve("out.mp4"),
                models,
                config,
                Ticker.system(),
                ProcessorClock.system(),
                _ -> {})) {
      return pipeline.run();
    }
  }

  private static MaskQuality quality(VideoResult result) {
    QualityMeter meter = new QualityMeter(WIDTH, HEIGHT);
    try (VideoReader reader = VideoReader.open(result.file().orElseThrow(), 1);
        Arena memory = Arena.ofConfined()) {
      Plane truth = new Plane(memory.allocate(WIDTH * HEIGHT), WIDTH, HEIGHT, WIDTH);
      int number = 0;
      for (Optional<NativeFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
        try (NativeFrame frame = next.get()) {
          draw(truth, SmallVideos.barStart(number, WIDTH));
          meter.add(frame.luma(), truth);
        }
        number++;
      }
    }
    return meter.quality();
  }

  private static void draw(Plane truth, int start) {
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        boolean inside = column >= start && column < start + WIDTH / 4;
        truth
            .samples()
            .set(ValueLayout.JAVA_BYTE, truth.row(row) + column, (byte) (inside ? 255 : 0));
      }
    }
  }

  /** Unsure in other places of each picture; the same of the same picture. */
  private static final class Trembling extends RedIsPerson {
    @Override
    public void infer(float[] masks) {
      super.infer(masks);
      int places = output().size();
      for (int first = 0; first + places <= masks.length; first += places) {
        float[] picture = Arrays.copyOfRange(masks, first, first + places);
        Random random = new Random(Arrays.hashCode(picture));
        for (int i = 0; i < places; i++) {
          masks[first + i] = 0.7f * picture[i] + 0.3f * random.nextFloat();
        }
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
