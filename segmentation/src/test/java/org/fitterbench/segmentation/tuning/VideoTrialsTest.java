package org.fitterbench.segmentation.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.trace.ProcessorClock;
import org.fitterbench.core.trace.Ticker;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.FrameRate;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.OutputSettings;
import org.fitterbench.mesh.video.TimeBase;
import org.fitterbench.mesh.video.VideoOutput;
import org.fitterbench.segmentation.frame.Backdrop;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.pipeline.SegmentationConfig;
import org.fitterbench.segmentation.pipeline.SegmentationConfig.Refinement;
import org.fitterbench.segmentation.settings.InputSize;
import org.fitterbench.segmentation.settings.Profile;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.settings.SettingKey;
import org.fitterbench.segmentation.stream.StageStatistics;
import org.fitterbench.segmentation.stream.StreamStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoTrialsTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final int FRAMES = 20;
  private static final SegmentationSettings START =
      Profile.FAST
          .settings()
          .with(SettingKey.MAX_QUEUE_SIZE, "2", "test")
          .with(SettingKey.INPUT_SIZE, "null", "test");

  @TempDir Path folder;

  private final List<BrightIsPerson> opened = new ArrayList<>();
  private int closed;

  /** Takes what is brighter than a level for people. */
  private final class BrightIsPerson implements SegmentationModel {
    private final Extent size;
    private final float level;
    private FloatBuffer inputs = FloatBuffer.allocate(0);

    BrightIsPerson(InputSize size, float level) {
      this.size = new Extent(size.height(), size.width(), 3);
      this.level = level;
    }

    @Override
    public Extent input() {
      return size;
    }

    @Override
    public Extent output() {
      return new Extent(size.height(), size.width(), 1);
    }

    @Override
    public String description() {
      return "bright is person";
    }

    @Override
    public FloatBuffer inputs(int batch) {
      inputs = FloatBuffer.allocate(batch * size.size());
      return inputs.duplicate();
    }

    @Override
    public void infer(float[] masks) {
      for (int i = 0; i < inputs.capacity() / 3; i++) {
        masks[i] = inputs.get(3 * i + 1) > level ? 1 : 0;
      }
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private final class Opener implements ModelOpener {
    @Override
    public Chosen chosen(SegmentationSettings settings, int width, int height) {
      InputSize size = size(settings, width, height);
      return new Chosen(
          "bright " + size,
          settings.gpu().precision().label(),
          new Extent(size.height(), size.width(), 3));
    }

    @Override
    public List<SegmentationModel> open(
        SegmentationSettings settings, int width, int height, int callers) {
      if (settings.model().batchSize() == 16) {
        throw new UserInputException("the network takes no batch", "take 1");
      }
      // With int8 the level is wrong, so that masks are smaller.
      float level =
          switch (settings.gpu().precision()) {
            case INT8 -> 0.7f;
            case FP32, FP16, BF16, MIXED -> 0.4f;
          };
      InputSize size = size(settings, width, height);
      List<BrightIsPerson> models =
          IntStream.range(0, callers).mapToObj(_ -> new BrightIsPerson(size, level)).toList();
      opened.addAll(models);
      return List.copyOf(models);
    }

    private static InputSize size(SegmentationSettings settings, int width, int height) {
      return settings.model().inputSize().orElse(new InputSize(width, height));
    }
  }

  /** A ramp from black at the left to white at the right. */
  private Path clip() {
    Path file = folder.resolve("clip.mp4");
    FrameRate rate = FrameRate.of(30);
    try (VideoOutput output =
            VideoOutput.create(file, OutputSettings.of(WIDTH, HEIGHT, TimeBase.of(rate), rate));
        NativeFrame frame = NativeFrame.allocate(WIDTH, HEIGHT, ColourSpace.BT709)) {
      for (int row = 0; row < HEIGHT; row++) {
        for (int column = 0; column < WIDTH; column++) {
          byte level = (byte) (16 + 219 * column / (WIDTH - 1));
          frame.luma().samples().set(ValueLayout.JAVA_BYTE, frame.luma().row(row) + column, level);
        }
      }
      frame.blue().samples().fill((byte) 128);
      frame.red().samples().fill((byte) 128);
      for (int i = 0; i < FRAMES; i++) {
        frame.setTime(i);
        output.write(frame);
      }
      output.finish();
    }
    return file;
  }

  private VideoTrials trials() {
    return trials(START);
  }

  private VideoTrials trials(SegmentationSettings start) {
    return new VideoTrials(
        new VideoTrials.Clip(clip(), folder.resolve("out.mp4"), Optional.of(StereoLayout.NONE)),
        new SegmentationConfig(CutOut.MASK, new Backdrop.Colour(0), Refinement.NONE),
        start,
        TorchDevice.CPU,
        1,
        new Opener(),
        Ticker.system(),
        ProcessorClock.system());
  }

  private static Candidate with(SettingKey key, String value) {
    return Candidate.of(START.with(key, value, "test"), START);
  }

  private static final Duration SHORT = Duration.ofMillis(120);

  @Test
  void aClipIsWatchedForATimeHoweverShortItIs() {
    try (VideoTrials trials = trials()) {
      StreamStatistics seen = trials.observe(START, Duration.ofMillis(600), Optional.empty());
      assertTrue(seen.finished() > 0);
      assertTrue(seen.elapsedNanos() >= 600_000_000);
    }
  }

  @Test
  void aRunTellsItsRateAndWhatItsStagesTook() {
    try (VideoTrials trials = trials()) {
      Trial trial = trials.run(Candidate.of(START, START), SHORT).orElseThrow();
      assertTrue(trial.framesPerSecond() > 0);
      assertEquals(
          trials.observe(START, SHORT, Optional.empty()).stages().stream()
              .map(StageStatistics::name)
              .toList(),
          trial.stages().stream().map(StageCost::name).toList());
      assertTrue(trial.stages().stream().allMatch(stage -> stage.utilisation() <= 1));
    }
  }

  @Test
  void modelsAreOpenedOnceAndAllClosed() {
    try (VideoTrials trials = trials()) {
      trials.run(Candidate.of(START, START), SHORT);
      int first = opened.size();
      trials.run(Candidate.of(START, START), SHORT);
      trials.run(with(SettingKey.MAX_QUEUE_SIZE, "3"), SHORT);
      assertEquals(first, opened.size());
      trials.run(with(SettingKey.BATCH_SIZE, "1"), SHORT);
      assertTrue(opened.size() > first);
    }
    assertEquals(opened.size(), closed);
  }

  @Test
  void whatAsksForTheSameWorkIsTheSame() {
    try (VideoTrials trials = trials()) {
      Object start = trials.sameness(Candidate.of(START, START));
      // There is one core, and the network's own size is the clip's.
      assertEquals(start, trials.sameness(with(SettingKey.NUM_THREADS, "1")));
      assertEquals(start, trials.sameness(with(SettingKey.INPUT_SIZE, "[64, 48]")));
      assertNotEquals(start, trials.sameness(with(SettingKey.BATCH_SIZE, "1")));
      assertNotEquals(start, trials.sameness(with(SettingKey.MAX_QUEUE_SIZE, "9")));
      assertNotEquals(start, trials.sameness(with(SettingKey.PRECISION, "int8")));
    }
  }

  @Test
  void afterAnEndWasAskedForNothingIsMeasured() {
    try (VideoTrials trials = trials()) {
      trials.stop();
      assertEquals(Optional.empty(), trials.run(Candidate.of(START, START), SHORT));
    }
  }

  @Test
  void masksAreHeldToTheStartsInputWhereThatIsLarger() {
    SegmentationSettings large = START.with(SettingKey.INPUT_SIZE, "[128, 96]", "test");
    SegmentationSettings small = START.with(SettingKey.INPUT_SIZE, "[32, 32]", "test");
    try (VideoTrials fromLarge = trials(large);
        VideoTrials fromSmall = trials(small)) {
      assertEquals(new Extent(96, 128, 3), fromLarge.full().input());
      assertEquals(new Extent(HEIGHT, WIDTH, 3), fromSmall.full().input());
    }
  }

  @Test
  void masksOfTheSameNetworkAgreeAndOthersAgreeAsFarAsTheyOverlap() {
    try (VideoTrials trials = trials()) {
      assertEquals(1, trials.agreement(with(SettingKey.PRECISION, "fp32")));
      // A ramp above 0.7 is half as wide as one above 0.4.
      assertEquals(0.5, trials.agreement(with(SettingKey.PRECISION, "int8")), 0.03);
      assertEquals(1, trials.agreement(with(SettingKey.INPUT_SIZE, "[32, 32]")), 0.06);
    }
  }

  @Test
  void whatCannotBeOpenedIsRefusedInTheOpenersWords() {
    try (VideoTrials trials = trials()) {
      var failure =
          assertThrows(
              UserInputException.class, () -> trials.run(with(SettingKey.BATCH_SIZE, "16"), SHORT));
      assertEquals("the network takes no batch", failure.problem());
    }
  }
}
