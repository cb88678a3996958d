package org.fitterbench.segmentation.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

  private List<SegmentationModel> open(
      SegmentationSettings settings, int width, int height, int callers) {
    if (settings.model().batchSize() == 16) {
      throw new UserInputException("the network takes no batch", "take 1");
    }
    InputSize size = settings.model().inputSize().orElse(new InputSize(width, height));
    // With int8 the level is wrong, so that masks are smaller.
    float level =
        switch (settings.gpu().precision()) {
          case INT8 -> 0.7f;
          case FP32, FP16, BF16, MIXED -> 0.4f;
        };
    List<BrightIsPerson> models =
        IntStream.range(0, callers).mapToObj(_ -> new BrightIsPerson(size, level)).toList();
    opened.addAll(models);
    return List.copyOf(models);
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
    return new VideoTrials(
        new VideoTrials.Clip(clip(), folder.resolve("out.mp4"), Optional.of(StereoLayout.NONE)),
        new SegmentationConfig(CutOut.MASK, new Backdrop.Colour(0), Refinement.NONE),
        TorchDevice.CPU,
        1,
        this::open,
        Ticker.system(),
        ProcessorClock.system());
  }

  private static Candidate with(SettingKey key, String value) {
    return Candidate.of(START.with(key, value, "test"), START);
  }

  @Test
  void aRunSegmentsAsManyFramesAsAsked() {
    try (VideoTrials trials = trials()) {
      assertEquals(7, trials.observe(START, OptionalLong.of(7)).finished());
      assertEquals(FRAMES, trials.observe(START, OptionalLong.empty()).finished());
      Trial trial = trials.run(Candidate.of(START, START), 5);
      assertTrue(trial.framesPerSecond() > 0);
      assertEquals(
          List.of("decode", "prepare", "infer", "finish", "encode"),
          trial.stages().stream().map(StageCost::name).toList());
      assertTrue(Files.exists(folder.resolve("out.mp4")));
    }
  }

  @Test
  void modelsAreOpenedOnceAndAllClosed() {
    try (VideoTrials trials = trials()) {
      trials.run(Candidate.of(START, START), 3);
      int first = opened.size();
      trials.run(Candidate.of(START, START), 3);
      trials.run(with(SettingKey.MAX_QUEUE_SIZE, "3"), 3);
      assertEquals(first, opened.size());
      trials.run(with(SettingKey.BATCH_SIZE, "1"), 3);
      assertTrue(opened.size() > first);
    }
    assertEquals(opened.size(), closed);
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
              UserInputException.class, () -> trials.run(with(SettingKey.BATCH_SIZE, "16"), 3));
      assertEquals("the network takes no batch", failure.problem());
    }
  }
}
