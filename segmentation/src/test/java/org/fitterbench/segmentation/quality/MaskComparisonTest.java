package org.fitterbench.segmentation.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.FrameRate;
import org.fitterbench.mesh.video.LosslessMask;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.OutputSettings;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.RateControl;
import org.fitterbench.mesh.video.TimeBase;
import org.fitterbench.mesh.video.VideoOutput;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole files against each other. */
final class MaskComparisonTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final FrameRate RATE = FrameRate.of(10);
  private static final byte[] PERSON = Masks.rectangle(WIDTH, HEIGHT, 16, 8, 48, 48);

  @TempDir private Path folder = Path.of("");
  private Path truth = Path.of("");

  @BeforeEach
  void writeTruth() {
    truth = writeLossless("truth.mkv", 3);
  }

  private Path writeLossless(String name, int frames) {
    Path file = folder.resolve(name);
    try (LosslessMask masks =
        LosslessMask.create(file, WIDTH, HEIGHT, TimeBase.of(RATE), RATE, 1)) {
      for (int frame = 0; frame < frames; frame++) {
        masks.write(Masks.plane(PERSON, WIDTH, HEIGHT), frame);
      }
      masks.finish();
    }
    return file;
  }

  @Test
  void aVideoOfLimitedRangeIsReadFromBlackToWhite() {
    Path file = folder.resolve("mask.mp4");
    OutputSettings settings =
        OutputSettings.of(WIDTH, HEIGHT, TimeBase.of(RATE), RATE)
            .withRateControl(new RateControl.Quantiser(1));
    try (VideoOutput video = VideoOutput.create(file, settings)) {
      for (int frame = 0; frame < 3; frame++) {
        try (NativeFrame written = NativeFrame.allocate(WIDTH, HEIGHT, ColourSpace.BT709)) {
          for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
              boolean inside = PERSON[row * WIDTH + column] != 0;
              Plane luma = written.luma();
              luma.samples()
                  .set(ValueLayout.JAVA_BYTE, luma.row(row) + column, (byte) (inside ? 235 : 16));
            }
          }
          written.blue().samples().fill((byte) 128);
          written.red().samples().fill((byte) 128);
          written.setTime(frame);
          video.write(written);
        }
      }
      video.finish();
    }
    MaskComparison comparison = MaskComparison.of(file, truth, StereoLayout.NONE, 1);
    assertEquals(3, comparison.frames().size());
    assertEquals(1, comparison.quality().intersectionOverUnion());
    assertTrue(comparison.quality().meanAbsoluteError() < 0.01, comparison.toString());
  }

  @Test
  void filesOfDifferentLengthAreRefusedFromEitherSide() {
    Path shorter = writeLossless("shorter.mkv", 2);
    assertEquals(
        "the mask ends after 2 frames, the other goes on;"
            + " compare masks of the same frames, neither cut nor scaled",
        refusal(shorter, truth));
    assertEquals(
        "the truth ends after 2 frames, the other goes on;"
            + " compare masks of the same frames, neither cut nor scaled",
        refusal(truth, shorter));
  }

  private static String refusal(Path mask, Path truth) {
    return assertThrows(
            UserInputException.class, () -> MaskComparison.of(mask, truth, StereoLayout.NONE, 1))
        .oneLine();
  }

  @Test
  void bothEyesOfAFileAreMeasured() {
    MaskComparison comparison = MaskComparison.of(truth, truth, StereoLayout.SIDE_BY_SIDE, 1);
    assertEquals(1, comparison.quality().boundaryF());
    assertEquals(0, comparison.quality().stability().orElseThrow().derivativeError());
  }
}
