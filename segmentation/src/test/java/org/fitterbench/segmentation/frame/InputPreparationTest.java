package org.fitterbench.segmentation.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
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

final class InputPreparationTest {
  private static final ColourSpace FULL = new ColourSpace(Matrix.BT601, Range.FULL);

  @ParameterizedTest
  @EnumSource
  void aFrameOfTheInputsSizeKeepsItsLuma(FrameKernel kernel) {
    try (NativeFrame frame = TestFrames.noise(48, 32, FULL, 1)) {
      TestFrames.set(frame.blue(), (_, _) -> 128);
      TestFrames.set(frame.red(), (_, _) -> 128);
      float[] input = prepare(frame, View.whole(48, 32), Rotation.NONE, 48, 32, kernel);
      for (int i = 0; i < 48 * 32; i++) {
        float level = TestFrames.at(frame.luma(), i % 48, i / 48) / 255f;
        for (int channel = 0; channel < 3; channel++) {
          assertEquals(level, input[3 * i + channel], 1e-6f);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Matrix.class)
  void coloursComeBackFromEveryMatrixAndRange(Matrix matrix) {
    for (Range range : Range.values()) {
      ColourSpace colours = new ColourSpace(matrix, range);
      for (int colour : new int[] {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF, 0, 0x123456}) {
        double[] rgb = {
          (colour >> 16) / 255.0, (colour >> 8 & 0xFF) / 255.0, (colour & 0xFF) / 255.0
        };
        double y = matrix.red() * rgb[0] + matrix.green() * rgb[1] + matrix.blue() * rgb[2];
        double cb = (rgb[2] - y) / (2 - 2 * matrix.blue());
        double cr = (rgb[0] - y) / (2 - 2 * matrix.red());
        boolean full = range == Range.FULL;
        try (NativeFrame frame =
            TestFrames.flat(
                30,
                20,
                colours,
                (int) Math.round(full ? 255 * y : 16 + 219 * y),
                (int) Math.min(255, Math.round(128 + (full ? 255 : 224) * cb)),
                (int) Math.min(255, Math.round(128 + (full ? 255 : 224) * cr)))) {
          float[] input =
              prepare(frame, View.whole(30, 20), Rotation.NONE, 8, 8, FrameKernel.fastest());
          for (int channel = 0; channel < 3; channel++) {
            assertEquals(rgb[channel], input[3 * 27 + channel], 0.008);
          }
        }
      }
    }
  }

  /**
   * Reduced far, a little, not at all along one side, enlarged, odd, of one line, of one sample.
   */
  @ParameterizedTest
  @CsvSource({
    "207, 98, 16, 16",
    "4098, 9, 64, 16",
    "40, 30, 32, 24",
    "33, 64, 16, 64",
    "13, 7, 32, 32",
    "207, 1, 16, 8",
    "1, 13, 8, 16",
    "1, 1, 4, 4",
    "2, 3, 1, 1"
  })
  void itIsTheColoursResampledInDoublePrecision(int width, int height, int columns, int rows) {
    try (NativeFrame frame = smooth(width, height)) {
      float[] expected = reference(frame, columns, rows);
      for (FrameKernel kernel : FrameKernel.values()) {
        float[] input =
            prepare(frame, View.whole(width, height), Rotation.NONE, columns, rows, kernel);
        double sum = 0;
        for (int i = 0; i < input.length; i++) {
          sum += Math.pow(input[i] - expected[i], 2);
        }
        double noise = 10 * Math.log10(input.length / Math.max(sum, 1e-12));
        assertTrue(noise > 45, kernel + " has a peak signal-to-noise ratio of " + noise + " dB");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void stripesOfOnePixelBecomeGrey(FrameKernel kernel) {
    for (boolean upright : new boolean[] {true, false}) {
      try (NativeFrame frame = TestFrames.flat(3840, 540, FULL, 0, 128, 128)) {
        TestFrames.set(frame.luma(), (x, y) -> (upright ? x : y) % 2 * 254);
        float[] input = prepare(frame, View.whole(3840, 540), Rotation.NONE, 256, 64, kernel);
        for (int y = 2; y < 62; y++) {
          for (int x = 2; x < 254; x++) {
            assertEquals(127 / 255f, input[3 * (256 * y + x)], 0.012f);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsFinerThanTheInputVanishesFromAZonePlate(FrameKernel kernel) {
    int side = 1024;
    try (NativeFrame frame = TestFrames.flat(side, side, FULL, 0, 128, 128)) {
      // Half a cycle a sample at the right and lower border.
      TestFrames.set(
          frame.luma(),
          (x, y) -> (int) Math.round(127.5 + 127 * Math.cos(Math.PI / 2 * (x * x + y * y) / side)));
      float[] input = prepare(frame, View.whole(side, side), Rotation.NONE, 128, 128, kernel);
      double coarse = 0;
      double fine = 0;
      for (int y = 4; y < 124; y++) {
        for (int x = 4; x < 124; x++) {
          double ripple = Math.abs(input[3 * (128 * y + x)] - 0.5);
          double frequency = Math.max(x, y) / 128.0 / 2 * 8;
          if (frequency < 0.25) {
            coarse = Math.max(coarse, ripple);
          } else if (frequency > 1.1) {
            fine = Math.max(fine, ripple);
          }
        }
      }
      assertTrue(coarse > 0.35, "what the input can show stays: " + coarse);
      assertTrue(fine < 0.04, "what it cannot is gone: " + fine);
    }
  }

  @ParameterizedTest
  @EnumSource(Rotation.class)
  void aTurnedPictureIsSetUpright(Rotation rotation) {
    int width = 60;
    int height = 44;
    int upWidth = rotation.swapsSides() ? height : width;
    int upHeight = rotation.swapsSides() ? width : height;
    try (NativeFrame stored = TestFrames.noise(width, height, FULL, 5);
        NativeFrame upright = TestFrames.flat(upWidth, upHeight, FULL, 0, 128, 128)) {
      TestFrames.set(stored.blue(), (_, _) -> 128);
      TestFrames.set(stored.red(), (_, _) -> 128);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int column =
              switch (rotation) {
                case NONE -> x;
                case QUARTER -> height - 1 - y;
                case HALF -> width - 1 - x;
                case THREE_QUARTERS -> y;
              };
          int row =
              switch (rotation) {
                case NONE -> y;
                case QUARTER -> x;
                case HALF -> height - 1 - y;
                case THREE_QUARTERS -> width - 1 - x;
              };
          int level = TestFrames.at(stored.luma(), x, y);
          TestFrames.set(upright.luma().part(column, row, 1, 1), (_, _) -> level);
        }
      }
      FrameKernel kernel = FrameKernel.fastest();
      assertArrayEquals(
          prepare(upright, View.whole(upWidth, upHeight), Rotation.NONE, 24, 16, kernel),
          prepare(stored, View.whole(width, height), rotation, 24, 16, kernel),
          1e-5f);
    }
  }

  @Test
  void eachEyeIsPreparedIntoItsOwnPlaceOfTheBatch() {
    try (NativeFrame frame = TestFrames.flat(128, 64, FULL, 0, 128, 128)) {
      TestFrames.set(frame.luma(), (x, _) -> x < 64 ? 51 : 204);
      FloatBuffer inputs = direct(3 * 16 * 16 * 3);
      int index = 0;
      for (View view : StereoLayout.SIDE_BY_SIDE.views(128, 64)) {
        new InputPreparation(view, Rotation.NONE, 16, 16, FULL, FrameKernel.fastest())
            .prepare(frame, inputs, index);
        index += 2;
      }
      assertEquals(0.2f, inputs.get(16 * 16 * 3 - 1), 1e-6f);
      assertEquals(0f, inputs.get(16 * 16 * 3));
      assertEquals(0f, inputs.get(2 * 16 * 16 * 3 - 1));
      assertEquals(0.8f, inputs.get(2 * 16 * 16 * 3), 1e-6f);
    }
  }

  @Test
  void aViewBeyondTheFrameIsRefused() {
    InputPreparation preparation =
        new InputPreparation(View.whole(64, 64), Rotation.NONE, 8, 8, FULL, FrameKernel.SCALAR);
    try (NativeFrame frame = TestFrames.flat(32, 64, FULL, 0, 0, 0)) {
      assertThrows(
          IndexOutOfBoundsException.class, () -> preparation.prepare(frame, direct(192), 0));
    }
  }

  private static FloatBuffer direct(int count) {
    return ByteBuffer.allocateDirect(count * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private static float[] prepare(
      NativeFrame frame, View view, Rotation rotation, int columns, int rows, FrameKernel kernel) {
    FloatBuffer inputs = direct(columns * rows * 3);
    new InputPreparation(view, rotation, columns, rows, frame.colours(), kernel)
        .prepare(frame, inputs, 0);
    float[] result = new float[columns * rows * 3];
    inputs.get(0, result);
    return result;
  }

  /** Waves of about ten samples in luma and twenty in colour, within what RGB can show. */
  private static NativeFrame smooth(int width, int height) {
    NativeFrame frame = NativeFrame.allocate(width, height, ColourSpace.BT709);
    TestFrames.set(
        frame.luma(), (x, y) -> (int) Math.round(126 + 40 * Math.sin(x / 1.7 + y / 2.1)));
    TestFrames.set(
        frame.blue(), (x, y) -> (int) Math.round(128 + 30 * Math.sin(x / 1.9 - y / 3.0)));
    TestFrames.set(frame.red(), (x, y) -> (int) Math.round(128 + 30 * Math.cos(x / 2.3 + y / 1.8)));
    return frame;
  }

  /** Red, green and blue of every pixel first, and then a triangle filter. */
  private static float[] reference(NativeFrame frame, int columns, int rows) {
    int width = frame.width();
    int height = frame.height();
    double[][] planes = new double[3][width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double luma = (TestFrames.at(frame.luma(), x, y) - 16) / 219.0;
        double cb = (between(frame.blue(), x / 2.0, (y - 0.5) / 2) - 128) / 224;
        double cr = (between(frame.red(), x / 2.0, (y - 0.5) / 2) - 128) / 224;
        planes[0][y * width + x] = luma + 1.5748 * cr;
        planes[1][y * width + x] =
            luma - 0.2126 * 1.5748 / 0.7152 * cr - 0.0722 * 1.8556 / 0.7152 * cb;
        planes[2][y * width + x] = luma + 1.8556 * cb;
      }
    }
    float[] result = new float[3 * columns * rows];
    for (int i = 0; i < result.length; i++) {
      double[] across = weights(i / 3 % columns, width, columns);
      double[] down = weights(i / 3 / columns, height, rows);
      double sum = 0;
      for (int k = 0; k < width * height; k++) {
        sum += across[k % width] * down[k / width] * planes[i % 3][k];
      }
      result[i] = (float) sum;
    }
    return result;
  }

  private static double[] weights(int index, int source, int target) {
    double scale = (double) source / target;
    double centre = (index + 0.5) * scale - 0.5;
    double[] weights = new double[source];
    for (int k = 0; k < source; k++) {
      weights[k] = Math.max(0, 1 - Math.abs(k - centre) / Math.max(1, scale));
    }
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  private static double between(Plane plane, double x, double y) {
    double column = Math.clamp(x, 0, plane.width() - 1);
    double row = Math.clamp(y, 0, plane.height() - 1);
    int left = (int) column;
    int top = (int) row;
    int right = Math.min(left + 1, plane.width() - 1);
    int below = Math.min(top + 1, plane.height() - 1);
    double across = column - left;
    double down = row - top;
    return (1 - down)
            * ((1 - across) * TestFrames.at(plane, left, top)
                + across * TestFrames.at(plane, right, top))
        + down
            * ((1 - across) * TestFrames.at(plane, left, below)
                + across * TestFrames.at(plane, right, below));
  }
}
