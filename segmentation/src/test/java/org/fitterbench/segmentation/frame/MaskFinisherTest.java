package org.fitterbench.segmentation.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.ColourSpace.Matrix;
import org.fitterbench.mesh.video.ColourSpace.Range;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.Rotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class MaskFinisherTest {
  private static final int GOLDEN_SIDE = SharedPictures.SIDE;
  private static final ColourSpace FULL = new ColourSpace(Matrix.BT709, Range.FULL);

  @ParameterizedTest
  @EnumSource
  void aMaskOfTheFramesSizeIsOnlyRounded(FrameKernel kernel) {
    float[] mask = random(48 * 32);
    Plane made = bilinear(mask, 48, 32, 48, 32, Rotation.NONE, kernel);
    for (int i = 0; i < mask.length; i++) {
      assertEquals(Math.round(255 * mask[i]), TestFrames.at(made, i % 48, i / 48));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "207, 98, 16, 16",
    "4098, 9, 64, 7",
    "40, 33, 32, 33",
    "13, 7, 32, 32",
    "100, 3, 32, 16",
    "207, 1, 16, 8",
    "1, 13, 8, 16",
    "1, 1, 4, 4",
    "64, 64, 1, 1"
  })
  void itIsTheMaskResampledAndRounded(int width, int height, int columns, int rows) {
    float[] mask = random(columns * rows);
    float[] expected = new float[width * height];
    new Resampler(columns, rows, width, height).resample(mask, new float[width * rows], expected);
    for (FrameKernel kernel : FrameKernel.values()) {
      Plane made = bilinear(mask, columns, rows, width, height, Rotation.NONE, kernel);
      for (int i = 0; i < expected.length; i++) {
        assertEquals(255 * expected[i], TestFrames.at(made, i % width, i / width), 0.5001);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Rotation.class)
  void theMaskOfATurnedPictureIsTurnedBack(Rotation rotation) {
    int columns = rotation.swapsSides() ? 5 : 8;
    int rows = rotation.swapsSides() ? 8 : 5;
    float[] mask = new float[40];
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 8; x++) {
        mask[new UprightIndex(rotation, 8, 5).of(x, y)] = (y * 8 + x) / 255f;
      }
    }
    Plane made = bilinear(mask, columns, rows, 8, 5, rotation, FrameKernel.fastest());
    for (int i = 0; i < 40; i++) {
      assertEquals(i, TestFrames.at(made, i % 8, i / 8));
    }
  }

  @Test
  void onlyTheViewsPartOfTheFramesMaskIsWritten() {
    float[] masks = new float[2 * 16];
    Arrays.fill(masks, 16, 32, 1f);
    Plane target = Plane.allocate(60, 20);
    try (NativeFrame frame = TestFrames.flat(60, 20, FULL, 100, 128, 128)) {
      View right = StereoLayout.SIDE_BY_SIDE.views(60, 20).getLast();
      MaskFinisher.guided(right, Rotation.NONE, 4, 4, FrameKernel.fastest())
          .finish(masks, 1, frame, target);
    }
    for (int x = 0; x < 60; x++) {
      assertEquals(x < 30 ? 0 : 255, TestFrames.at(target, x, 10));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aGuidedMaskTakesTheFramesEdge(FrameKernel kernel) {
    try (NativeFrame frame = TestFrames.flat(320, 180, FULL, 0, 128, 128)) {
      TestFrames.set(frame.luma(), (x, _) -> x < 163 ? 60 : 190);
      float[] mask = new float[32 * 18];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = Math.clamp((i % 32 - 13) / 6f, 0f, 1f);
      }
      Plane made = Plane.allocate(320, 180);
      MaskFinisher.guided(View.whole(320, 180), Rotation.NONE, 32, 18, kernel)
          .finish(mask, 0, frame, made);
      int step = TestFrames.at(made, 163, 90) - TestFrames.at(made, 162, 90);
      assertTrue(step > 90, "a step of " + step);
    }
  }

  @ParameterizedTest
  @CsvSource({"64, 36, 16, 9", "207, 98, 16, 16", "1, 1, 4, 4", "13, 1, 8, 8", "4098, 5, 64, 4"})
  void vectorsGiveTheGuidedMaskOfPlainArithmetic(int width, int height, int columns, int rows) {
    float[] mask = random(columns * rows);
    try (NativeFrame frame = TestFrames.noise(width, height, FULL, 9)) {
      Plane plain = Plane.allocate(width, height);
      Plane fast = Plane.allocate(width, height);
      View view = View.whole(width, height);
      MaskFinisher.guided(view, Rotation.NONE, columns, rows, FrameKernel.SCALAR)
          .finish(mask, 0, frame, plain);
      MaskFinisher.guided(view, Rotation.NONE, columns, rows, FrameKernel.fastest())
          .finish(mask, 0, frame, fast);
      for (int i = 0; i < width * height; i++) {
        // Sums in another order may round to the neighbouring level.
        assertEquals(
            TestFrames.at(plain, i % width, i / width),
            TestFrames.at(fast, i % width, i / width),
            1);
      }
    }
  }

  /** On the astronaut's photograph and the network's own mask, made smaller. */
  @ParameterizedTest
  @CsvSource({"2, 0.001", "4, 0.004", "8, 0.01"})
  void onAPhotographTheFastFilterIsTheFullOneWithinFewLevels(int factor, double tolerance) {
    int side = GOLDEN_SIDE;
    float[] exact = SharedPictures.golden("astronaut_general_mask.npy");
    try (NativeFrame frame = TestFrames.flat(side, side, FULL, 0, 128, 128)) {
      SharedPictures.astronaut(frame.luma());
      int small = side / factor;
      float[] mask = new float[small * small];
      new Resampler(side, side, small, small).resample(exact, new float[small * side], mask);
      float[] full = full(frame, mask, factor);
      float[] fast = fast(frame, mask, factor);
      double difference = 0;
      double fullError = 0;
      double fastError = 0;
      for (int i = 0; i < full.length; i++) {
        difference += Math.abs(fast[i] - full[i]) / full.length;
        fullError += Math.abs(full[i] - exact[i]) / full.length;
        fastError += Math.abs(fast[i] - exact[i]) / full.length;
      }
      assertTrue(difference < tolerance, "they differ by " + difference);
      assertTrue(fastError < 1.06 * fullError, fastError + " instead of " + fullError);
    }
  }

  /** A bright person before a background that is as bright in places, and dark in others. */
  @Test
  void aBackgroundAsBrightAsThePersonGetsNoWiderHaloThanByTheFullFilter() {
    int side = GOLDEN_SIDE;
    int factor = 8;
    try (NativeFrame frame = TestFrames.flat(side, side, FULL, 0, 128, 128)) {
      TestFrames.set(
          frame.luma(), (x, y) -> x < 131 || y % 90 < 45 ? 190 + (x + y) % 5 : 40 + (x ^ y) % 9);
      float[] mask = new float[32 * 32];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = Math.clamp((18 - i % 32) / 4f, 0f, 1f);
      }
      float[] full = full(frame, mask, factor);
      float[] fast = fast(frame, mask, factor);
      for (int i = 0; i < full.length; i++) {
        double halo = i % side < 131 ? full[i] - fast[i] : fast[i] - full[i];
        assertTrue(halo < 0.12, halo + " at " + i % side + ", " + i / side);
      }
    }
  }

  private static float[] full(NativeFrame frame, float[] mask, int factor) {
    int side = frame.width();
    float[] result = new float[side * side];
    new Resampler(side / factor, side / factor, side, side)
        .resample(mask, new float[side * side / factor], result);
    float[] guide = new float[side * side];
    for (int i = 0; i < guide.length; i++) {
      guide[i] = TestFrames.at(frame.luma(), i % side, i / side) / 255f;
    }
    GuidedFilter.forEnlargement(factor).filter(guide, result, side, side);
    return result;
  }

  private static float[] fast(NativeFrame frame, float[] mask, int factor) {
    int side = frame.width();
    Plane made = Plane.allocate(side, side);
    MaskFinisher.guided(
            View.whole(side, side),
            Rotation.NONE,
            side / factor,
            side / factor,
            FrameKernel.fastest())
        .finish(mask, 0, frame, made);
    float[] result = new float[side * side];
    for (int i = 0; i < result.length; i++) {
      result[i] = TestFrames.at(made, i % side, i / side) / 255f;
    }
    return result;
  }

  private static Plane bilinear(
      float[] mask,
      int columns,
      int rows,
      int width,
      int height,
      Rotation rotation,
      FrameKernel kernel) {
    Plane target = Plane.allocate(width, height);
    try (NativeFrame frame = TestFrames.flat(width, height, FULL, 0, 128, 128)) {
      MaskFinisher.bilinear(View.whole(width, height), rotation, columns, rows, kernel)
          .finish(mask, 0, frame, target);
    }
    return target;
  }

  private static float[] random(int count) {
    Random random = new Random(3);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }
}
